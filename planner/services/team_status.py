"""How things stand with a team: who is in it, what is not shared yet, who holds its file."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from planner.domain.errors.team import NoTeamError
from planner.domain.record_json import read_moment, written_moment
from planner.services.beside_plans import keep, kept
from planner.services.places import team_exchanges_file
from planner.services.session import Session
from planner.store.team.chains import Held
from planner.store.team.conflict_copies import conflict_copies
from planner.store.team.folder import found_bundles
from planner.store.team.lock_file import Holder, holder_of
from planner.store.team.team_file import TeamMember, check_team_file, is_team_file, members_of

__all__ = [
    "Holder",
    "MemberShown",
    "TeamLook",
    "TeamStatus",
    "last_exchange",
    "look_at_team",
    "members_shown",
    "note_exchange",
    "team_status",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberShown:
    """One member on one computer.

    Attributes:
        is_self: It is the owner of this plan.
        is_taken_in: All that lies there of theirs is in this plan.
    """

    name: str
    device: str
    is_self: bool
    is_taken_in: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamLook:
    """What lies in a shared place; as in `TeamStatus`."""

    members: tuple[MemberShown, ...]
    holder: Holder | None = None
    copies: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamStatus:
    """How things stand.

    Attributes:
        waiting: How many records changed here since they were last published.
        last_exchange: When this plan last published or pulled there from this computer.
        holder: Who holds the lock of the team file, None where nobody does.
        copies: Conflicted copies that a cloud service made.
    """

    members: tuple[MemberShown, ...]
    waiting: int
    last_exchange: datetime | None
    holder: Holder | None
    copies: tuple[Path, ...]


def team_status(session: Session, team: Path) -> TeamStatus:
    """Look at a team's folder or file without changing anything; raises as `look_at_team`."""
    queries = session.read.team
    look = look_at_team(team, queries)
    return TeamStatus(
        members=look.members,
        waiting=queries.waiting(),
        last_exchange=last_exchange(session, team),
        holder=look.holder,
        copies=look.copies,
    )


def look_at_team(team: Path, held: Held) -> TeamLook:
    """Look at a team's folder or file, in any thread; no lock is needed.

    Raises:
        NoTeamError: Nothing is there.
        NotATeamFileError, DamagedFileError, TeamFileUnsafeError: The file is no use.
    """
    if team.is_dir():
        found = found_bundles(team)
        chains = [
            TeamMember(each.site, each.member, each.name, each.device, each.last, each.tip)
            for each in (bundle.header for bundle in found)
            if each is not None
        ]
        holder, copies = None, tuple(bundle.path for bundle in found if bundle.is_copy)
    elif is_team_file(team) and team.exists():
        check_team_file(team)
        chains = members_of(team)
        holder, copies = holder_of(team), tuple(conflict_copies(team))
    else:
        raise NoTeamError(team)
    return TeamLook(members=tuple(members_shown(chains, held)), holder=holder, copies=copies)


def members_shown(chains: Iterable[TeamMember], queries: Held) -> list[MemberShown]:
    """Tell whose chains lie in a shared place, and what of them is in this plan."""
    own = {site.uid for site in queries.own_sites()}
    found: dict[tuple[str, str, bool], bool] = {}
    for chain in chains:
        shown = (chain.name, chain.device, chain.site in own)
        is_held = queries.holds(chain.site, chain.last, chain.tip)
        found[shown] = found.get(shown, True) and is_held
    return [
        MemberShown(name=name, device=device, is_self=is_self, is_taken_in=is_held)
        for (name, device, is_self), is_held in sorted(found.items())
    ]


def last_exchange(session: Session, team: Path | str) -> datetime | None:
    """Return when this plan last exchanged there from this computer; as `note_exchange`."""
    said = kept(team_exchanges_file(), session.plan_uid).get(_key(team))
    with suppress(ValueError):
        return read_moment(said) if isinstance(said, str) else None
    return None


def note_exchange(session: Session, team: Path | str) -> None:
    """Remember that this plan exchanged there; a folder that takes no file forgets it.

    A hub is named by its `HubAccount.place`.
    """
    known = kept(team_exchanges_file(), session.plan_uid)
    known[_key(team)] = written_moment(session.now())
    with suppress(OSError):
        keep(team_exchanges_file(), session.plan_uid, known)


def _key(team: Path | str) -> str:
    return team if isinstance(team, str) else str(team.resolve())
