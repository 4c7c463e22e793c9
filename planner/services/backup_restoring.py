"""Putting a backup in the place of a plan; what stood there is kept under another name."""

import os
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from planner.domain.backups import read_backup_name
from planner.domain.errors import PlannerError
from planner.domain.errors.safekeeping import BackupDamagedError, NoBackupError
from planner.services.backups import Backup, BackupReason, back_up, check_unharmed, find_backup
from planner.services.opening import surroundings
from planner.services.session import Session
from planner.store.checking import problems_of
from planner.store.copying import (
    BESIDE,
    copy_file,
    flush_folder,
    locked_for_replacing,
    remove,
    take_permissions,
    take_place,
)
from planner.store.keys import Keyring
from planner.whole_file import place_beside

_MOMENT = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What a restored plan was made of, and where the one before it is.

    Attributes:
        source: The backup.
        aside: The file that stood in its place, as it was; None where there was none.
        backup: The backup of that file; None where it could not be opened.
    """

    source: Path
    aside: Path | None
    backup: Path | None


def chosen_backup(plan: Path, written: str) -> Backup | Path:
    """Find what a person calls a backup: an id, "last", or the path of a file.

    Raises:
        NoBackupError: It is none of these.
    """
    try:
        return find_backup(plan, written)
    except NoBackupError:
        named = Path(written)
        if not named.is_file():
            raise
    name = read_backup_name(named.stem)
    if name is None:
        return named
    return Backup(name=name, path=named, size_bytes=named.stat().st_size)


def restore_backup(
    plan: Path, chosen: Backup | Path, keys: Keyring | None = None, now: datetime | None = None
) -> Restored:
    """Put a backup in the place of the plan. Close the plan before.

    The present file is backed up and kept aside, with what SQLite left beside it. Whoever opens
    the restored plan goes on in it as a new site, so that edits made since are known from new ones.

    Raises:
        BackupDamagedError: The plan was left as it is.
        PassphraseNeededError, WrongPassphraseError: `keys` do not open the backup.
        FileLockedError: Another program is writing; the plan was left as it is.
    """
    moment = now or datetime.now(UTC)
    source = chosen.path if isinstance(chosen, Backup) else chosen
    if isinstance(chosen, Backup):
        check_unharmed(chosen)
    if problems_of(source, keys):
        raise BackupDamagedError(source)
    place = plan.resolve()
    part = place_beside(place)
    try:
        copy_file(source, part, keys)
        take_permissions(place if place.exists() else source, part)
        backup = _backed_up(place, keys, moment)
        with locked_for_replacing(place, keys):
            aside = _set_aside(place, moment)
            take_place(part, place)
    finally:
        remove(part)
    _begin_as_another(place, keys)
    return Restored(source=source, aside=aside, backup=backup)


def _backed_up(plan: Path, keys: Keyring | None, now: datetime) -> Path | None:
    """Back up what is to be replaced; a file that cannot be opened is kept aside all the same."""
    try:
        made = back_up(plan, BackupReason.RESTORE, keys, now)
    except PlannerError:
        return None
    return made.path if made else None


def _set_aside(plan: Path, now: datetime) -> Path | None:
    """Give the present file another name, with its journal, which is what makes it whole.

    The plan keeps its name too until the backup takes it; its journal does not, which would be
    played back into the backup.
    """
    if not plan.exists():
        return None
    aside = _free_name(plan, now)
    _link(plan, aside)
    for ending in BESIDE:
        beside = plan.with_name(plan.name + ending)
        if beside.exists():
            beside.replace(aside.with_name(aside.name + ending))
    flush_folder(plan.parent)
    return aside


def _free_name(plan: Path, now: datetime) -> Path:
    stem = f"{plan.stem} before {now.astimezone(UTC).strftime(_MOMENT)}"
    names = [f"{stem}{plan.suffix}", *(f"{stem} ({n}){plan.suffix}" for n in range(2, 1000))]
    return next(path for name in names if not (path := plan.with_name(name)).exists())


def _link(plan: Path, aside: Path) -> None:
    try:
        os.link(plan, aside)
    except OSError:  # a file system without links
        plan.replace(aside)


def _begin_as_another(plan: Path, keys: Keyring | None) -> None:
    around = surroundings(keys=keys)
    with closing(Session.open(plan, around)) as opened:
        if around.profile is not None:
            around.profile.forget(bytes.fromhex(opened.plan_uid), plan)
