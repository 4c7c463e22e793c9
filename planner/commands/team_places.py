"""The places where a plan meets its team, as this computer remembers them."""

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

import click

from planner.commands.frame import Frame
from planner.commands.groups import command
from planner.commands.paths import read_path
from planner.commands.shown import moment_value
from planner.services.session import Session
from planner.services.team_places import (
    TeamPlace,
    add_hub,
    add_team_path,
    find_team_place,
    forget_team_place,
    is_hub_address,
    team_places,
)
from planner.text import tr
from planner.words import team as words


@command("places", help=tr("List where this plan meets its team, as this computer remembers it."))
@click.pass_obj
def places(frame: Frame) -> None:
    """List the places."""
    with frame.session("team places") as session:
        found = team_places(session)
        zone = session.zone()
    frame.answer(
        [_value(place, zone) for place in found],
        [line for place in found for line in _lines(place, zone)] or [tr("Nowhere yet.")],
    )


@command(
    "add",
    help=tr(
        "Remember a place: a folder, a team file, or a hub's URL with the --team. Nothing is "
        "exchanged."
    ),
)
@click.argument("place", metavar="PLACE")
@click.option("--team", default="", help=tr("Which team of a hub, where you are in several."))
@click.pass_obj
def add(frame: Frame, place: str, team: str) -> None:
    """Remember a place."""
    with frame.session("team add") as session:
        added = _added(session, place, team)
        zone = session.zone()
    frame.answer(_value(added, zone), _lines(added, zone))


@command("forget", help=tr("List a place no more. What lies there stays, and what came from it."))
@click.argument("place", metavar="PLACE")
@click.option("--team", default="", help=tr("Which team of a hub, where you are in several."))
@click.pass_obj
def forget(frame: Frame, place: str, team: str) -> None:
    """Forget a place."""
    with frame.session("team forget") as session:
        found = find_team_place(session, _named(place), team)
        forget_team_place(session, found)
    frame.answer({"place": found.written}, [tr("Forgotten: {place}").format(place=found.written)])


def _named(place: str) -> str:
    return place if is_hub_address(place) else str(read_path(place).resolve())


def _added(session: Session, place: str, team: str) -> TeamPlace:
    if is_hub_address(place):
        return add_hub(session, place, team)
    return add_team_path(session, read_path(place))


def _value(place: TeamPlace, zone: ZoneInfo) -> dict[str, Any]:
    last = place.last_exchange
    return {
        "place": place.written,
        "kind": str(place.kind),
        "name": place.name,
        "last_exchange": last and moment_value(last, zone),
    }


def _lines(place: TeamPlace, zone: ZoneInfo) -> Iterator[str]:
    yield place.written
    yield f"  {words.last_text(place.last_exchange, zone)}"
