"""What about a meeting can tell its mode and its hat?"""

import re
from bisect import bisect_right
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from planner.domain.suggestions import ATTENDEE_BANDS, MINUTE_BANDS, Clue, ClueKind, MeetingTraits

_WORD = re.compile(r"\w+")
_SHORTEST_WORD = 2


class Time(NamedTuple):
    """When it takes place, by the leader's clock; Monday is 0."""

    hour: int
    weekday: int


def words_of(title: str) -> set[str]:
    """Return the words of a title in small letters, without numbers and single letters."""
    return {
        word
        for word in _WORD.findall(title.casefold())
        if len(word) >= _SHORTEST_WORD and not word.isdecimal()
    }


def time_of(start: datetime, zone: ZoneInfo) -> Time:
    """Return when a meeting takes place."""
    local = start.astimezone(zone)
    return Time(local.hour, local.weekday())


def lasting_clues(traits: MeetingTraits) -> list[Clue]:
    """Return the clues of what is always the same, each once."""
    clues = [Clue(ClueKind.WORD, word) for word in words_of(traits.title)]
    if traits.series:
        clues.append(Clue(ClueKind.SERIES, traits.series))
    if organiser := traits.organiser.strip():
        clues.append(Clue(ClueKind.ORGANISER, organiser))
    if traits.attendees is not None:
        clues.append(Clue(ClueKind.ATTENDEES, _band(traits.attendees, ATTENDEE_BANDS)))
    clues.append(Clue(ClueKind.LENGTH, _band(traits.minutes, MINUTE_BANDS)))
    return clues


def time_clues(time: Time) -> list[Clue]:
    """Return the clues of the time."""
    return [Clue(ClueKind.HOUR, time.hour), Clue(ClueKind.WEEKDAY, time.weekday)]


def clues_of(traits: MeetingTraits, start: datetime, zone: ZoneInfo) -> list[Clue]:
    """Return all that may tell a meeting's mode and hat, each once."""
    return [*lasting_clues(traits), *time_clues(time_of(start, zone))]


def _band(number: int, bands: tuple[int, ...]) -> int:
    return bands[max(0, bisect_right(bands, number) - 1)]
