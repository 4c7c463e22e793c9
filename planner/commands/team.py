"""Exchanging with a team, and asking how things stand with it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import click

from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.paths import read_path
from planner.commands.shown import moment_value
from planner.commands.shown_conflicts import conflict_lines, conflict_value
from planner.services import team as services
from planner.services.opening import surroundings
from planner.services.team import TeamExchange
from planner.services.team_status import MemberShown, TeamStatus, team_status
from planner.text import tr
from planner.words import team as words

_TABLE = {
    "publish": f"{__name__}:publish",
    "pull": f"{__name__}:pull",
    "exchange": f"{__name__}:exchange",
    "status": f"{__name__}:status",
    "places": "planner.commands.team_places:places",
    "add": "planner.commands.team_places:add",
    "forget": "planner.commands.team_places:forget",
}
_OVER = click.option(
    "--take-over",
    is_flag=True,
    help=tr("Take the lock of a team file from somebody who you know has stopped."),
)


@group(
    "team",
    _TABLE,
    help=tr(
        "Exchange what is of tier “team”, and nothing else. TEAM is a folder that all reach, in a "
        "cloud or on a drive or stick, or a file whose name ends in .firebreak-team on a drive."
    ),
)
def team() -> None:
    """Exchange with a team."""


@command(
    "publish",
    help=tr(
        "Give the others what changed. A record that is no longer of tier “team” is removed there "
        "and goes to the others' bin; whatever they took in before, they have."
    ),
)
@click.argument("place", metavar="TEAM")
@_OVER
@click.pass_obj
def publish(frame: Frame, place: str, *, take_over: bool) -> None:
    """Publish."""
    _run(frame, _Asked("publish", services.publish, place, take_over))


@command(
    "pull",
    help=tr(
        "Take in what the others published; TEAM may be a single bundle too, that came by mail. "
        "One undo takes it back."
    ),
)
@click.argument("place", metavar="TEAM")
@_OVER
@click.pass_obj
def pull(frame: Frame, place: str, *, take_over: bool) -> None:
    """Pull."""
    _run(frame, _Asked("pull", services.pull, place, take_over))


@command("exchange", help=tr("Pull, then publish."))
@click.argument("place", metavar="TEAM")
@_OVER
@click.pass_obj
def exchange(frame: Frame, place: str, *, take_over: bool) -> None:
    """Pull and publish."""
    _run(frame, _Asked("exchange", services.exchange, place, take_over))


@dataclass(frozen=True, slots=True)
class _Asked:
    name: str
    serve: Callable[..., TeamExchange]
    place: str
    takes_over: bool


def _run(frame: Frame, asked: _Asked) -> None:
    around = surroundings(frame.now, frame.randomness(f"team {asked.name}"))
    with frame.session(f"team {asked.name}") as session:
        done = asked.serve(session, read_path(asked.place), around, takes_over=asked.takes_over)
        zone = session.zone()
    frame.answer(exchange_value(done), exchange_lines(asked.name, done, zone))


def exchange_value(done: TeamExchange) -> dict[str, Any]:
    """Return what came of an exchange, for scripts."""
    return {
        "edits_taken": done.edits_taken,
        "records_changed": len(done.records),
        "conflicts": [conflict_value(conflict) for conflict in done.conflicts],
        "published": done.published,
        "withdrawn": done.withdrawn,
        "copies": [str(path) for path in done.copies],
        "skipped": [
            {"file": str(skipped.path), "reason": str(skipped.reason)} for skipped in done.skipped
        ],
    }


def exchange_lines(name: str, done: TeamExchange, zone: ZoneInfo) -> Iterator[str]:
    """Tell what came of an exchange; `name` is "publish", "pull" or "exchange"."""
    if name != "publish":
        yield words.taken_text(done.edits_taken, len(done.records), len(done.conflicts))
    for conflict in done.conflicts:
        yield from conflict_lines(conflict, zone)
    if name != "pull":
        yield from words.published_lines(done.published, done.withdrawn)
    for path in done.copies:
        yield words.copy_line(str(path))
    for skipped in done.skipped:
        yield words.skipped_line(str(skipped.path), str(skipped.reason))


@command("status", help=tr("Say who is in it, what is not shared yet, who holds a team file."))
@click.argument("place", metavar="TEAM")
@click.pass_obj
def status(frame: Frame, place: str) -> None:
    """Say how things stand."""
    with frame.session("team status") as session:
        found = team_status(session, read_path(place))
        zone = session.zone()
    frame.answer(_status_value(found, zone), _status_lines(found, zone))


def members_value(members: Iterable[MemberShown]) -> list[dict[str, Any]]:
    """Return who is in a team, for scripts."""
    return [
        {
            "name": member.name,
            "device": member.device,
            "is_self": member.is_self,
            "is_taken_in": member.is_taken_in,
        }
        for member in members
    ]


def member_lines(members: Iterable[MemberShown]) -> Iterator[str]:
    """Tell who is in a team."""
    for member in members:
        yield words.member_line(
            member.name, member.device, is_self=member.is_self, is_taken_in=member.is_taken_in
        )


def _status_lines(found: TeamStatus, zone: ZoneInfo) -> Iterator[str]:
    yield words.waiting_text(found.waiting)
    yield words.last_text(found.last_exchange, zone)
    if found.holder:
        yield words.holder_text(found.holder.who, found.holder.device, found.holder.since, zone)
    yield from member_lines(found.members)
    for path in found.copies:
        yield words.found_copy_line(str(path))


def _status_value(found: TeamStatus, zone: ZoneInfo) -> dict[str, Any]:
    holder = found.holder
    return {
        "members": members_value(found.members),
        "waiting": found.waiting,
        "last_exchange": found.last_exchange and moment_value(found.last_exchange, zone),
        "held_by": holder
        and {
            "who": holder.who,
            "device": holder.device,
            "since": moment_value(holder.since, zone),
        },
        "copies": [str(path) for path in found.copies],
    }
