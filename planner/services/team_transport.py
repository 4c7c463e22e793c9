"""The half of an exchange with a team that touches no plan: it may run in any thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.domain.errors import PlannerError
from planner.domain.errors.team import BundleRefusedError, NoTeamError
from planner.progress import Progress
from planner.store.sites import Randomness
from planner.store.team.bundles import SUFFIX as BUNDLE_SUFFIX
from planner.store.team.bundles import Unusable, UnusableBundleError
from planner.store.team.chains import Given, Held
from planner.store.team.conflict_copies import conflict_copies
from planner.store.team.folder import (
    FoundBundle,
    Skipped,
    found_bundles,
    read_bundle,
    wanted_bundles,
    write_bundles,
)
from planner.store.team.lock_file import Holder
from planner.store.team.team_file import TeamFile, is_team_file, opened_team_file, read_copy
from planner.store.travelling import TravellingEdit

_STEPS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """Edits that came in one piece.

    Attributes:
        path: The file; of a hub, which has none, the name of the computer that wrote the edits.
        is_copy: A cloud service made the file of a conflict.
    """

    path: Path
    edits: Sequence[TravellingEdit]
    is_copy: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What lay there that the plan does not have, and the files that were left alone."""

    parcels: tuple[Parcel, ...]
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """One exchange, before it is made.

    Attributes:
        team: A folder, a team file, or a single bundle.
        holder: Who it is, as the lock of a team file says it.
        randomness: For a team file that is made now.
    """

    team: Path
    holder: Holder
    randomness: Randomness


def fetch(errand: Errand, held: Held, progress: Progress, *, takes_over: bool = False) -> Fetched:
    """Read what the plan does not have; raises as `planner.services.team.pull`."""
    team = errand.team
    if not team.exists():
        raise NoTeamError(team)
    if team.is_dir():
        return folder_parcels(team, held, progress)
    if not is_team_file(team):
        return bundle_parcel(team, held)
    progress.step(0, _STEPS)
    with opened_team_file(team, errand.holder, takes_over=takes_over) as file:
        progress.step(1, _STEPS)
        return file_parcels(file, team, held)


def deliver(errand: Errand, given: Given, progress: Progress, *, takes_over: bool = False) -> int:
    """Write what the others do not have; return how many edits; raises as `team.publish`."""
    team, name = errand.team, errand.holder.who
    check_place(team)
    progress.step(0, _STEPS)
    if not is_team_file(team):
        team.mkdir(exist_ok=True)
        return write_bundles(team, given, name)
    with opened_team_file(team, errand.holder, errand.randomness, takes_over=takes_over) as file:
        progress.step(1, _STEPS)
        return file.put(given, name)


def check_place(team: Path) -> None:
    """Refuse what neither is a place to publish to nor can become one; raises NoTeamError."""
    if not team.exists() and not team.parent.is_dir():
        raise NoTeamError(team)
    if team.is_file() and not is_team_file(team):
        raise NoTeamError(team)


def file_parcels(file: TeamFile, team: Path, held: Held) -> Fetched:
    """Read a team file whose lock we hold, and what a cloud service made of it in a conflict."""
    parcels = [Parcel(path=team, edits=file.new_edits(held.holds), is_copy=False)]
    skipped: list[Skipped] = []
    for copy in conflict_copies(team):
        try:
            parcels.append(Parcel(path=copy, edits=read_copy(copy), is_copy=True))
        except PlannerError:
            skipped.append(Skipped(copy, Unusable.UNUSABLE))
    return Fetched(parcels=tuple(parcels), skipped=tuple(skipped))


def bundle_parcel(path: Path, held: Held) -> Fetched:
    """Read a single bundle; raises NoTeamError, BundleRefusedError."""
    if path.suffix != BUNDLE_SUFFIX:
        raise NoTeamError(path)
    try:
        header, edits = read_bundle(path)
    except UnusableBundleError as error:
        raise BundleRefusedError(path, error.reason) from error
    if held.is_private(header.site):
        raise BundleRefusedError(path, Unusable.UNUSABLE)
    return Fetched(parcels=(Parcel(path=path, edits=edits, is_copy=False),))


def folder_parcels(folder: Path, held: Held, progress: Progress) -> Fetched:
    """Read the bundles of a folder that hold something new."""
    parcels: list[Parcel] = []
    skipped: list[Skipped] = []
    wanted = list(wanted_bundles(found_bundles(folder), held))
    for number, each in enumerate(wanted):
        progress.step(number, len(wanted))
        if isinstance(each, Skipped):
            skipped.append(each)
            continue
        try:
            parcels.append(_parcel(each))
        except UnusableBundleError as error:
            skipped.append(Skipped(each.path, error.reason))
        except OSError:
            skipped.append(Skipped(each.path, Unusable.UNREADABLE))
    return Fetched(parcels=tuple(parcels), skipped=tuple(skipped))


def _parcel(found: FoundBundle) -> Parcel:
    return Parcel(path=found.path, edits=read_bundle(found.path)[1], is_copy=found.is_copy)
