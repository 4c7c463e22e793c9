"""Exchange with a team: through a folder of bundles, through one file, or by a single bundle.

Only what is of tier *team* takes part. Publishing and pulling are never done by themselves.
"""

import platform
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from planner.domain.backups import BackupReason
from planner.domain.conflicts import Conflict
from planner.domain.errors.team import NoTeamError, UnreadableTogetherError
from planner.domain.records import RecordId
from planner.progress import NoProgress
from planner.services.backups import back_up
from planner.services.session import Session
from planner.services.team_status import note_exchange
from planner.services.team_transport import (
    Errand,
    Fetched,
    Parcel,
    bundle_parcel,
    check_place,
    file_parcels,
    folder_parcels,
)
from planner.store.plan_file import Surroundings
from planner.store.team.bundles import Unusable
from planner.store.team.folder import Skipped, write_bundles
from planner.store.team.lock_file import Holder
from planner.store.team.team_file import TeamFile, is_team_file, opened_team_file
from planner.store.travelling import TakenIn

_TOKEN_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamExchange:
    """What came of an exchange.

    Attributes:
        edits_taken: How many edits of others are new here.
        records: The records they are about.
        conflicts: Fields on which people disagree since.
        published: How many of our edits are new there.
        withdrawn: How many records were taken back from the others.
        copies: Conflicted copies of a cloud service that were read too.
        skipped: Files that were left alone; of a hub, computers whose edits were.
    """

    edits_taken: int = 0
    records: tuple[tuple[str, RecordId], ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    published: int = 0
    withdrawn: int = 0
    copies: tuple[Path, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def publish(
    session: Session,
    team: Path,
    around: Surroundings,
    *,
    takes_over: bool = False,
) -> TeamExchange:
    """Bring what the team gets up to date in its folder or file, which is made if need be.

    Args:
        session: The plan.
        team: A folder, or a file whose name ends in .firebreak-team.
        around: Randomness of a new file, and the clock.
        takes_over: A person said that whoever holds the lock of the file is gone.

    Raises:
        NoTeamError: The place is missing, and so is the folder in which it could be made.
        NoWorkingLocksError: A team file cannot be made there.
        TeamHeldError, TeamLockLostError: Somebody else holds the file.
        OSError: It cannot be written.
    """
    check_place(team)
    if not is_team_file(team):
        done = session.publish_to_team()
        team.mkdir(exist_ok=True)
        published = write_bundles(team, session.read.team, _name_of(session))
        note_exchange(session, team)
        return TeamExchange(published=published, withdrawn=done.withdrawn)
    with _held(session, team, around, takes_over=takes_over, makes=True) as file:
        return _published_into(session, file)


def publish_into_file(session: Session, team: Path, around: Surroundings) -> int:
    """Publish into a team file that may be new, and return how many edits that were.

    Nothing is remembered of it, as it may be about to get another place.
    """
    with _locked(session, team, around, takes_over=False, makes=True) as file:
        return _published_into(session, file).published


def pull(
    session: Session, team: Path, around: Surroundings, *, takes_over: bool = False
) -> TeamExchange:
    """Take in what others published in a team's folder, file, or a single bundle.

    Raises:
        NoTeamError: Nothing is there.
        BundleRefusedError: The single bundle cannot be taken in.
        TeamHeldError: Somebody else holds the file.
    """
    if not team.exists():
        raise NoTeamError(team)
    if team.is_dir():
        pulled = _taken(session, folder_parcels(team, session.read.team, NoProgress()))
        note_exchange(session, team)
        return pulled
    if not is_team_file(team):
        return _taken(session, bundle_parcel(team, session.read.team))
    with _held(session, team, around, takes_over=takes_over) as file:
        return _pulled_from(session, file, team)


def exchange(
    session: Session, team: Path, around: Surroundings, *, takes_over: bool = False
) -> TeamExchange:
    """Pull, then publish; with a team file, both while its lock is held once."""
    if team.exists() and is_team_file(team) and team.is_file():
        with _held(session, team, around, takes_over=takes_over) as file:
            pulled = _pulled_from(session, file, team)
            published = _published_into(session, file)
    else:
        pulled = pull(session, team, around) if team.exists() else TeamExchange()
        published = publish(session, team, around, takes_over=takes_over)
    return replace(pulled, published=published.published, withdrawn=published.withdrawn)


def errand(session: Session, team: Path, around: Surroundings) -> Errand:
    """Prepare an exchange whose reading and writing another thread does.

    `fetch` there with `session.read.team.held()`, back the plan up, `take` here; then here
    `session.publish_to_team()`, and `deliver` there with `session.read.team.given()`.
    """
    return Errand(team=team, holder=_holder(session, around), randomness=around.randomness)


def take(session: Session, fetched: Fetched) -> TeamExchange:
    """Take in what was fetched; the plan was backed up before.

    It is one step for undo, but one for each member where what somebody wrote would make a record
    unreadable and stays outside.
    """
    arrived = [parcel for parcel in fetched.parcels if parcel.edits]
    return _taken_in(session, arrived, fetched.skipped)


def _holder(session: Session, around: Surroundings) -> Holder:
    return Holder(
        token=around.randomness(_TOKEN_BYTES).hex(),
        who=_name_of(session),
        device=platform.node(),
        since=session.now(),
    )


def _name_of(session: Session) -> str:
    owner = session.owner()
    return owner.name if owner else ""


@contextmanager
def _held(
    session: Session,
    team: Path,
    around: Surroundings,
    *,
    takes_over: bool,
    makes: bool = False,
) -> Generator[TeamFile]:
    """Hold a team file, and remember that it was exchanged with."""
    with _locked(session, team, around, takes_over=takes_over, makes=makes) as file:
        yield file
    note_exchange(session, team)


@contextmanager
def _locked(
    session: Session, team: Path, around: Surroundings, *, takes_over: bool, makes: bool
) -> Generator[TeamFile]:
    holder = _holder(session, around)
    randomness = around.randomness if makes else None
    with opened_team_file(team, holder, randomness, takes_over=takes_over) as file:
        yield file


def _published_into(session: Session, file: TeamFile) -> TeamExchange:
    done = session.publish_to_team()
    published = file.put(session.read.team, _name_of(session))
    return TeamExchange(published=published, withdrawn=done.withdrawn)


def _pulled_from(session: Session, file: TeamFile, team: Path) -> TeamExchange:
    return _taken(session, file_parcels(file, team, session.read.team))


def _taken(session: Session, fetched: Fetched) -> TeamExchange:
    if session.path is not None and any(parcel.edits for parcel in fetched.parcels):
        back_up(session, BackupReason.PULL)
    return take(session, fetched)


def _taken_in(
    session: Session, arrived: Sequence[Parcel], skipped: Sequence[Skipped]
) -> TeamExchange:
    if not arrived:
        return TeamExchange(skipped=tuple(skipped))
    left_out = list(skipped)
    try:
        done = [_take(session, arrived)]
    except UnreadableTogetherError:
        done = []
        for _, of_site in groupby(arrived, key=lambda parcel: parcel.edits[0].site):
            parts = list(of_site)
            try:
                done.append(_take(session, parts))
            except UnreadableTogetherError:
                left_out += [Skipped(parcel.path, Unusable.UNUSABLE) for parcel in parts]
    return TeamExchange(
        edits_taken=sum(taken.edits for taken in done),
        records=tuple(dict.fromkeys(record for taken in done for record in taken.records)),
        conflicts=tuple(
            session.read.conflicts.of(
                dict.fromkeys(cell for taken in done for cell in taken.clashes)
            )
        ),
        copies=tuple(parcel.path for parcel in arrived if parcel.is_copy),
        skipped=tuple(left_out) + _refused(arrived, done),
    )


def _take(session: Session, parcels: Sequence[Parcel]) -> TakenIn:
    return session.take_from_team(edit for parcel in parcels for edit in parcel.edits)


def _refused(parcels: Sequence[Parcel], done: Sequence[TakenIn]) -> tuple[Skipped, ...]:
    """Name the files whose edits did not fit: "gap" where others must come first."""
    return tuple(
        Skipped(parcel.path, refused.reason)
        for taken in done
        for refused in taken.refused
        for parcel in parcels
        if any((edit.site, edit.seq) == (refused.site, refused.seq) for edit in parcel.edits)
    )
