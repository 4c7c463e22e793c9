"""What this page says about exchanges, places and members."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from planner.services.team import TeamExchange
from planner.services.team_places import PlaceKind, TeamPlace
from planner.services.team_status import MemberShown
from planner.text import tr, tr_plural
from planner.words import team as words
from planner.words.numbers import moment_text

MOST_FILES = 8
"""So many files that were left alone are named; the others are counted."""


def work_text(waiting: int, places: int) -> str:
    """Say where one's work is."""
    if not waiting and not places:
        return tr("Everything is saved here, in your plan, and shared with nobody.")
    if not waiting:
        return tr("Saved here, and all that is for the team is shared.")
    return words.waiting_text(waiting)


def last_text(places: list[TeamPlace], zone: ZoneInfo) -> str:
    """Say with which place the plan was exchanged last; "" where with none."""
    met = [(place.last_exchange, place) for place in places if place.last_exchange is not None]
    if not met:
        return ""
    when, place = max(met, key=lambda pair: pair[0])
    return tr("Last exchanged with “{place}” on {when}.").format(
        place=place.name, when=moment_text(when, zone)
    )


def place_title(place: TeamPlace) -> str:
    """Name a place and its kind."""
    return {
        PlaceKind.FOLDER: tr("Team folder “{name}”"),
        PlaceKind.FILE: tr("Team file “{name}”"),
        PlaceKind.HUB: tr("Hub “{name}”"),
    }[place.kind].format(name=place.name)


def place_line(place: TeamPlace) -> str:
    """Say where it is, without a team's mark."""
    return place.written.partition("#")[0] if place.kind is PlaceKind.HUB else place.written


def holder_text(who: str, device: str, since: datetime, zone: ZoneInfo) -> str:
    """Say who holds the lock of a team file, and what that means."""
    held = words.holder_text(who, device, since, zone)
    meaning = tr("An exchange takes a second: whoever holds it longer was probably stopped.")
    return f"{held} {meaning}"


def member_state(member: MemberShown) -> str:
    """Say whether all of theirs is in this plan."""
    if member.is_self:
        return tr("you")
    return tr("all taken in") if member.is_taken_in else tr("has something new")


def done_text(done: TeamExchange, *, pulled: bool, published: bool) -> str:
    """Say in a message what came of an exchange."""
    said = []
    if pulled:
        said.append(words.came_text(done.edits_taken, len(done.records), len(done.conflicts)))
    if published:
        said += words.published_lines(done.published, done.withdrawn)
    if done.skipped:
        said.append(
            tr_plural("{n} file was left alone.", "{n} files were left alone.", len(done.skipped))
        )
    return " ".join(said)


def detail_lines(done: TeamExchange) -> Iterator[str]:
    """Name the files that were read as well, and those that were left alone, with the reason."""
    lines = [words.copy_line(str(path)) for path in done.copies]
    lines += [words.skipped_line(str(each.path), str(each.reason)) for each in done.skipped]
    yield from lines[:MOST_FILES]
    more = len(lines) - MOST_FILES
    if more > 0:
        yield tr_plural("{n} more file.", "{n} more files.", more)
