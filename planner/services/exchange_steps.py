"""An exchange with a team in steps, for whoever may not wait: the window.

`fetching` and `delivering` return work for another thread, which gets values of this moment;
`take` and `publish` change the plan and belong to the session's own thread.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from planner.domain.backups import BackupReason
from planner.progress import Progress
from planner.services import hub as hubs
from planner.services import team as teams
from planner.services.backups import back_up
from planner.services.hub import HubAccount
from planner.services.session import Session
from planner.services.team import TeamExchange
from planner.services.team_places import PlaceKind, TeamPlace
from planner.services.team_status import TeamLook, look_at_team
from planner.services.team_transport import Errand, Fetched, deliver, fetch
from planner.store.keys import Keyring
from planner.store.plan_file import Surroundings
from planner.store.travelling import TravellingEdit


class Road(Protocol):
    """The way to one shared place."""

    def fetching(self, *, may_be_missing: bool) -> Callable[[Progress], Any]:
        """Return the work of reading what is new there, and of backing the plan up before it.

        Where nothing is there and that `may_be`, nothing is new: publishing makes the place.
        """
        ...

    def take(self, fetched: Any) -> TeamExchange:
        """Take in what that work returned, as one step for undo."""
        ...

    def delivering(self) -> Callable[[Progress], int]:
        """Return the work of writing what the plan gives; it returns how many edits are new."""
        ...

    def looking(self) -> Callable[[Progress], TeamLook]:
        """Return the work of looking who is there."""
        ...


def publish(session: Session) -> int:
    """Bring the plan's own chain up to date before `delivering`; return what was withdrawn."""
    return session.publish_to_team().withdrawn


def road_to(
    session: Session,
    place: TeamPlace,
    around: Surroundings,
    *,
    password: str = "",
    takes_over: bool = False,
) -> Road:
    """Return the way to a place.

    Args:
        session: The plan.
        place: Where to.
        around: Randomness for a new file and for the lock of one.
        password: Of a hub.
        takes_over: A person said that whoever holds the lock of the team file is gone.
    """
    if place.kind is PlaceKind.HUB:
        return _HubRoad(session, place.account(password))
    return _PathRoad(session, teams.errand(session, place.path, around), takes_over=takes_over)


class _PathRoad:
    def __init__(self, session: Session, errand: Errand, *, takes_over: bool) -> None:
        self._session = session
        self._errand = errand
        self._takes_over = takes_over

    def fetching(self, *, may_be_missing: bool) -> Callable[[Progress], Fetched]:
        held, errand, takes_over = self._session.read.team.held(), self._errand, self._overtake()

        def work(progress: Progress) -> Fetched:
            if may_be_missing and not errand.team.exists():
                return Fetched(parcels=())
            fetched = fetch(errand, held, progress, takes_over=takes_over)
            if any(parcel.edits for parcel in fetched.parcels):
                secure()
            return fetched

        secure = _backing_up(self._session)
        return work

    def take(self, fetched: Fetched) -> TeamExchange:
        return teams.take(self._session, fetched)

    def delivering(self) -> Callable[[Progress], int]:
        given, takes_over = self._session.read.team.given(), self._overtake()
        return partial(deliver, self._errand, given, takes_over=takes_over)

    def looking(self) -> Callable[[Progress], TeamLook]:
        held, team = self._session.read.team.held(), self._errand.team
        return lambda _progress: look_at_team(team, held)

    def _overtake(self) -> bool:
        """Take the lock over once: who holds it after that is not who was meant."""
        takes_over, self._takes_over = self._takes_over, False
        return takes_over


class _HubRoad:
    def __init__(self, session: Session, account: HubAccount) -> None:
        self._session = session
        self._account = account

    def fetching(self, *, may_be_missing: bool) -> Callable[[Progress], list[TravellingEdit]]:  # noqa: ARG002 - a hub is never made by publishing
        held, account = self._session.read.team.held(), self._account
        secure = _backing_up(self._session)

        def work(progress: Progress) -> list[TravellingEdit]:
            edits = hubs.fetch(account, held, progress)
            if edits:
                secure()
            return edits

        return work

    def take(self, fetched: list[TravellingEdit]) -> TeamExchange:
        return hubs.take(self._session, fetched)

    def delivering(self) -> Callable[[Progress], int]:
        given, name = self._session.read.team.given(), hubs.name_there(self._session)
        return partial(hubs.deliver, self._account, given, name)

    def looking(self) -> Callable[[Progress], TeamLook]:
        held, account = self._session.read.team.held(), self._account
        return lambda _progress: TeamLook(members=hubs.members_there(account, held))


def _backing_up(session: Session) -> Callable[[], object]:
    return partial(_back_up, session.path, session.keys)


def _back_up(path: Path | None, keys: Keyring | None) -> None:
    if path is not None:
        back_up(path, BackupReason.PULL, keys)
