"""Where this plan meets its team, as this installation remembers it; nothing of it is in the plan.

A place is remembered once something was exchanged there, or a person said so.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from planner.domain.errors.team import NoTeamPlaceError
from planner.services.beside_plans import keep, kept
from planner.services.hub import HubAccount, hub_account, hub_place
from planner.services.places import team_exchanges_file
from planner.services.session import Session
from planner.services.team_status import last_exchange
from planner.store.team.team_file import is_team_file

_HUB = ("postgresql://", "postgres://")


class PlaceKind(StrEnum):
    """What a team meets through."""

    FOLDER = "folder"
    FILE = "file"
    HUB = "hub"


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPlace:
    """A place where a plan meets its team.

    Attributes:
        written: How it is remembered, and told from others.
        last_exchange: When this plan last exchanged there from this computer.
    """

    written: str
    last_exchange: datetime | None = None

    @property
    def kind(self) -> PlaceKind:
        """Return what kind of place it is."""
        if is_hub_address(self.written):
            return PlaceKind.HUB
        return PlaceKind.FILE if is_team_file(self.path) else PlaceKind.FOLDER

    @property
    def path(self) -> Path:
        """Return where the folder or file is; meant for these two only."""
        return Path(self.written)

    @property
    def name(self) -> str:
        """Return what people call it: the name of the folder or file, or team and server."""
        if self.kind is not PlaceKind.HUB:
            return self.path.stem if self.kind is PlaceKind.FILE else self.path.name
        account = self.account()
        return account.team or account.address.database

    def account(self, password: str = "") -> HubAccount:
        """Return how to reach a hub; meant for hubs only."""
        address, _, team = self.written.partition("#")
        return hub_account(address, team, password)


def team_places(session: Session) -> list[TeamPlace]:
    """List the places of this plan in the order in which they were added."""
    return [
        TeamPlace(written=written, last_exchange=last_exchange(session, written))
        for written in kept(team_exchanges_file(), session.plan_uid)
    ]


def add_team_path(session: Session, path: Path) -> TeamPlace:
    """Remember a folder or a team file, which may be made by the first exchange."""
    return _add(session, str(path.resolve()))


def add_hub(session: Session, address: str, team: str = "") -> TeamPlace:
    """Remember a team on a hub, never its password; raises HubAddressError."""
    hub_account(address, team)
    return _add(session, hub_place(address, team))


def is_hub_address(written: str) -> bool:
    """Say whether somebody wrote the address of a hub, and not a path."""
    return written.startswith(_HUB)


def find_team_place(session: Session, written: str, team: str = "") -> TeamPlace:
    """Find a place by its whole path, or by a hub's address and team; raises NoTeamPlaceError."""
    wanted = hub_place(written, team) if is_hub_address(written) else written
    for place in team_places(session):
        if place.written == wanted:
            return place
    raise NoTeamPlaceError(wanted)


def forget_team_place(session: Session, place: TeamPlace) -> None:
    """Do not list a place any more; what lies there stays, and so does what came from there."""
    known = kept(team_exchanges_file(), session.plan_uid)
    known.pop(place.written, None)
    keep(team_exchanges_file(), session.plan_uid, known)


def _add(session: Session, written: str) -> TeamPlace:
    known = kept(team_exchanges_file(), session.plan_uid)
    known.setdefault(written, "")
    keep(team_exchanges_file(), session.plan_uid, known)
    return TeamPlace(written=written, last_exchange=last_exchange(session, written))
