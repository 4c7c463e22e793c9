"""Exchange with a team through its hub, and what whoever runs a hub does there."""

from dataclasses import dataclass, field, replace
from itertools import groupby

from planner.domain.backups import BackupReason
from planner.domain.errors.team import UnreadableTogetherError
from planner.progress import Progress
from planner.services.backups import back_up
from planner.services.session import Session
from planner.services.team import TeamExchange
from planner.services.team_status import MemberShown, members_shown
from planner.store.hub import set_up as administration
from planner.store.hub.address import HubAddress, read_address
from planner.store.hub.hub import opened_hub
from planner.store.travelling import TakenIn, TravellingEdit


@dataclass(frozen=True, slots=True, kw_only=True)
class HubAccount:
    """Where a hub is, and who asks.

    Attributes:
        team: The team's name there; "" where the account is in one only.
        password: "" where none is needed. Never shown, logged or kept.
    """

    address: HubAddress
    team: str = ""
    password: str = field(default="", repr=False)


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
    return HubAccount(address=read_address(address), team=team, password=password)


def push(session: Session, account: HubAccount, progress: Progress) -> TeamExchange:
    """Bring what the team gets up to date on its hub.

    Raises:
        HubUnreachableError, HubSignInError and others of `planner.domain.errors.hub`.
    """
    done = session.publish_to_team()
    owner = session.owner()
    with opened_hub(account.address, account.password, account.team) as hub:
        published = hub.put(session.read.team, owner.name if owner else "", progress)
    return TeamExchange(published=published, withdrawn=done.withdrawn)


def pull(session: Session, account: HubAccount, progress: Progress) -> TeamExchange:
    """Take in what others pushed, as one step for undo; raises as `push`."""
    with opened_hub(account.address, account.password, account.team) as hub:
        edits = hub.new_edits(session.read.team, progress)
    if not edits:
        return TeamExchange()
    if session.path is not None:
        back_up(session, BackupReason.PULL)
    taken = _taken(session, edits)
    clashes = dict.fromkeys(cell for each in taken for cell in each.clashes)
    return TeamExchange(
        edits_taken=sum(each.edits for each in taken),
        records=tuple(dict.fromkeys(record for each in taken for record in each.records)),
        conflicts=tuple(session.read.conflicts.of(clashes)),
    )


def exchange(session: Session, account: HubAccount, progress: Progress) -> TeamExchange:
    """Pull, then push."""
    pulled = pull(session, account, progress)
    pushed = push(session, account, progress)
    return replace(pulled, published=pushed.published, withdrawn=pushed.withdrawn)


def hub_status(session: Session, account: HubAccount) -> HubStatus:
    """Look at a hub without changing anything; raises as `push`."""
    queries = session.read.team
    with opened_hub(account.address, account.password, account.team) as hub:
        members = members_shown(hub.members(), queries)
    return HubStatus(members=tuple(members), waiting=queries.waiting())


def set_up_hub(account: HubAccount) -> bool:
    """Make the hub's tables and a team in a database; False where the team was there."""
    return administration.set_up(account.address, account.password, account.team)


def admit_to_hub(account: HubAccount, people: tuple[str, ...]) -> None:
    """Let accounts of the server into the team; raises HubTeamUnknownError."""
    administration.admit(account.address, account.password, account.team, people)


def dismiss_from_hub(account: HubAccount, who: str) -> bool:
    """Take an account out of the team; False where it was not in it."""
    return administration.dismiss(account.address, account.password, account.team, who)


def _taken(session: Session, edits: list[TravellingEdit]) -> list[TakenIn]:
    """Take all in as one step; a member whose edits make a record unreadable stays outside."""
    try:
        return [session.take_from_team(edits)]
    except UnreadableTogetherError:
        taken = []
        for _, of_site in groupby(edits, key=lambda edit: edit.site):
            try:
                taken.append(session.take_from_team(list(of_site)))
            except UnreadableTogetherError:
                continue
        return taken
