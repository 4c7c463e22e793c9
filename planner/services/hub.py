"""Exchange with a team through its hub, and what whoever runs a hub does there."""

from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from planner.domain.backups import BackupReason
from planner.progress import Progress
from planner.services.backups import back_up
from planner.services.session import Session
from planner.services.team import TeamExchange
from planner.services.team import take as take_parcels
from planner.services.team_status import MemberShown, members_shown, note_exchange
from planner.services.team_transport import Fetched, Parcel
from planner.store.hub import set_up as administration
from planner.store.hub.address import HubAddress, read_address
from planner.store.hub.hub import opened_hub
from planner.store.team.chains import Given, Held
from planner.store.travelling import TravellingEdit


@dataclass(frozen=True, slots=True, kw_only=True)
class HubAccount:
    """Where a hub is, and who asks.

    Attributes:
        team: The team's name there; "" where the account is in one only.
        password: "" where none is needed. Never shown, logged or kept.
        place: How this installation remembers it, see `planner.services.team_places`.
    """

    address: HubAddress
    team: str = ""
    password: str = field(default="", repr=False)
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HubStatus:
    """How things stand with a hub.

    Attributes:
        waiting: How many records changed here since they were last published.
    """

    members: tuple[MemberShown, ...]
    waiting: int


def hub_account(address: str, team: str = "", password: str = "") -> HubAccount:
    """Read a hub's address; raises HubAddressError."""
    return HubAccount(
        address=read_address(address),
        team=team,
        password=password,
        place=hub_place(address, team),
    )


def hub_place(address: str, team: str) -> str:
    """Return how a team on a hub is remembered: its address, which never has a fragment of its own.

    Which account and which team it is, is part of it.
    """
    return f"{address}#{team}" if team else address


def push(session: Session, account: HubAccount, progress: Progress) -> TeamExchange:
    """Bring what the team gets up to date on its hub.

    Raises:
        HubUnreachableError, HubSignInError and others of `planner.domain.errors.hub`.
    """
    done = session.publish_to_team()
    published = deliver(account, session.read.team, name_there(session), progress)
    note_exchange(session, account.place)
    return TeamExchange(published=published, withdrawn=done.withdrawn)


def pull(session: Session, account: HubAccount, progress: Progress) -> TeamExchange:
    """Take in what others pushed, as one step for undo; raises as `push`."""
    edits = fetch(account, session.read.team, progress)
    if edits and session.path is not None:
        back_up(session, BackupReason.PULL)
    taken = take(session, edits)
    note_exchange(session, account.place)
    return taken


def fetch(account: HubAccount, held: Held, progress: Progress) -> list[TravellingEdit]:
    """Read what a plan does not have; for any thread; raises as `push`."""
    with opened_hub(account.address, account.password, account.team) as hub:
        return hub.new_edits(held, progress)


def deliver(account: HubAccount, given: Given, name: str, progress: Progress) -> int:
    """Write, in any thread, what the others lack; return how many edits; raises as `push`."""
    with opened_hub(account.address, account.password, account.team) as hub:
        return hub.put(given, name, progress)


def name_there(session: Session) -> str:
    """Return the name under which the others see what is pushed."""
    owner = session.owner()
    return owner.name if owner else ""


def take(session: Session, edits: list[TravellingEdit]) -> TeamExchange:
    """Take in what was fetched; as `planner.services.team.take`."""
    chains = groupby(edits, key=lambda edit: edit.site)
    return take_parcels(session, Fetched(parcels=tuple(_parcel(list(own)) for _, own in chains)))


def exchange(session: Session, account: HubAccount, progress: Progress) -> TeamExchange:
    """Pull, then push."""
    pulled = pull(session, account, progress)
    pushed = push(session, account, progress)
    return replace(pulled, published=pushed.published, withdrawn=pushed.withdrawn)


def hub_status(session: Session, account: HubAccount) -> HubStatus:
    """Look at a hub without changing anything; raises as `push`."""
    queries = session.read.team
    return HubStatus(members=members_there(account, queries), waiting=queries.waiting())


def members_there(account: HubAccount, held: Held) -> tuple[MemberShown, ...]:
    """Return whose chains a hub holds, in any thread; raises as `push`."""
    with opened_hub(account.address, account.password, account.team) as hub:
        return tuple(members_shown(hub.members(), held))


def set_up_hub(account: HubAccount) -> bool:
    """Make the hub's tables and a team in a database; False where the team was there."""
    return administration.set_up(account.address, account.password, account.team)


def admit_to_hub(account: HubAccount, people: tuple[str, ...]) -> None:
    """Let accounts of the server into the team; raises HubTeamUnknownError."""
    administration.admit(account.address, account.password, account.team, people)


def dismiss_from_hub(account: HubAccount, who: str) -> bool:
    """Take an account out of the team; False where it was not in it."""
    return administration.dismiss(account.address, account.password, account.team, who)


def _parcel(chain: list[TravellingEdit]) -> Parcel:
    return Parcel(path=Path(chain[0].device or chain[0].site.hex()), edits=chain, is_copy=False)
