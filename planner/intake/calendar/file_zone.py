"""The time zone that a calendar file describes itself (VTIMEZONE)."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

from planner.intake.calendar.caps import Caps, Steps, StepsUsedUpError
from planner.intake.calendar.lexer import Lines, first, value_of
from planner.intake.calendar.recurrence import Bounds, rule_times
from planner.intake.calendar.rule import BadRuleError, Frequency, Rule, parse_rule
from planner.intake.calendar.values import decoded, moment, utc_offset
from planner.overriding import override

_FIRST_YEAR = 1970
_LAST_YEAR = 2100
_NO_TIME = timedelta()
_MOST_TRANSITIONS = 5_000


class _Transition(NamedTuple):
    """A change of the offset: when, by UTC without saying so, from what, to what."""

    at: datetime
    before: timedelta
    after: timedelta


class FileZone(tzinfo):
    """A zone made of the transitions that the file lists, from 1970 to 2100."""

    def __init__(self, name: str, observances: list[Lines]) -> None:
        """Build the zone.

        Args:
            name: As the file calls it.
            observances: The lines of its STANDARD and DAYLIGHT parts.

        Raises:
            ValueError: None of the parts can be understood.
        """
        found = (each for part in observances for each in _transitions(part))
        transitions = sorted(each for each, _ in zip(found, range(_MOST_TRANSITIONS)))  # noqa: B905 - the range cuts
        if not transitions:
            raise ValueError(name)
        self.name = name
        self._initial = transitions[0].before
        self._after = [each.after for each in transitions]
        self._at = [each.at for each in transitions]
        # By the wall clock an offset begins where the skipped hour ends, or the doubled one
        # has passed once (fold 0), as in zoneinfo.
        self._first_wall = [each.at + max(each.before, each.after) for each in transitions]
        self._second_wall = [each.at + min(each.before, each.after) for each in transitions]

    @override
    def utcoffset(self, when: datetime | None, /) -> timedelta:
        if when is None:
            return self._initial
        walls = self._second_wall if when.fold else self._first_wall
        wall = when if when.tzinfo is None else when.replace(tzinfo=None)
        return self._offset_of(bisect_right(walls, wall))

    @override
    def dst(self, when: datetime | None, /) -> timedelta:
        return _NO_TIME

    @override
    def tzname(self, when: datetime | None, /) -> str:
        return self.name

    @override
    def fromutc(self, when: datetime, /) -> datetime:
        at = when.replace(tzinfo=None)
        local = at + self._offset_of(bisect_right(self._at, at))
        fold = int(local.replace(tzinfo=self).utcoffset() != local - at)
        return local.replace(tzinfo=self, fold=fold)

    def _offset_of(self, passed: int) -> timedelta:
        return self._after[passed - 1] if passed else self._initial


def _transitions(part: Lines) -> Iterator[_Transition]:
    try:
        before = utc_offset(_text(part, b"TZOFFSETFROM"))
        after = utc_offset(_text(part, b"TZOFFSETTO"))
        start = _wall_time(_text(part, b"DTSTART"))
        yield _Transition(start - before, before, after)
        for wall in _repeated(part, start, before):
            yield _Transition(wall - before, before, after)
    except (ValueError, OverflowError, StepsUsedUpError):
        return  # what is understood of the zone so far is better than nothing


def _repeated(part: Lines, start: datetime, before: timedelta) -> Iterator[datetime]:
    for rest in part.get(b"RDATE", ()):
        yield from (_wall_time(text) for text in decoded(value_of(rest)).split(","))
    for rest in part.get(b"RRULE", ()):
        try:
            rule = parse_rule(decoded(value_of(rest)))
        except BadRuleError:
            continue
        if rule.frequency is Frequency.YEARLY:  # others are no time zone but an attack
            yield from _yearly(rule, start, before)


def _yearly(rule: Rule, start: datetime, before: timedelta) -> Iterator[datetime]:
    latest = datetime(_LAST_YEAR, 12, 31)  # noqa: DTZ001 - by the wall clock
    if rule.until:
        until = moment(rule.until)
        is_utc = isinstance(until, datetime) and until.tzinfo is not None
        latest = min(latest, _wall_time(rule.until) + (before if is_utc else _NO_TIME))
    earliest = max(start, datetime(_FIRST_YEAR, 1, 1))  # noqa: DTZ001 - by the wall clock
    steps = Steps(Caps().series_steps)
    yield from rule_times(rule, start, Bounds(earliest=earliest, latest=latest), steps)


def _wall_time(text: str) -> datetime:
    read = moment(text)
    if isinstance(read, datetime):
        return (read.astimezone(UTC) if read.tzinfo else read).replace(tzinfo=None)
    return datetime(read.year, read.month, read.day)  # noqa: DTZ001 - by the wall clock


def _text(part: Lines, name: bytes) -> str:
    return decoded(value_of(first(part, name) or b""))
