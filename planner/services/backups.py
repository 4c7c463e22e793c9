"""Backups of plans: made, listed and rotated, outside the plan's folder."""

import hashlib
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from planner.domain.backups import BackupName, BackupReason, kept_moments, read_backup_name
from planner.domain.errors import PlannerError
from planner.domain.errors.safekeeping import BackupDamagedError, NoBackupError
from planner.domain.local_time import local_day
from planner.services.places import backups_folder
from planner.services.session import Session
from planner.store.copying import clear_leftovers, copy_file, shred, take_place
from planner.store.engine import check_is_file
from planner.store.keys import Keyring
from planner.whole_file import place_beside

__all__ = [
    "Backup",
    "BackupReason",
    "back_up",
    "back_up_daily",
    "backups_of",
    "find_backup",
    "is_backup_due",
]

_ENDING = ".firebreak"
_MADE = "backup"
_SIGNS_OF_NAME = 40
_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup that stands in its folder."""

    name: BackupName
    path: Path
    size_bytes: int

    @property
    def id(self) -> str:
        """Return what a person types to name it."""
        return self.name.id


def back_up(
    source: Session | Path,
    reason: BackupReason,
    keys: Keyring | None = None,
    now: datetime | None = None,
) -> Backup | None:
    """Copy a plan into the folder of its backups, prove the copy, and let old ones go.

    A plan with a passphrase has backups with the same passphrase. May be called in any thread
    with a path, and in the session's own with a session.

    Args:
        source: An open plan, or the path of one.
        reason: What it is made before.
        keys: Open the file; not needed for a session.
        now: The moment, by the wall clock where None; not needed for a session.

    Returns:
        The backup, or None for a plan in memory.

    Raises:
        PlannerError, OSError: There is no backup; do not begin what it was to be made before.
    """
    if isinstance(source, Session):
        path = source.path
        return back_up(path, reason, source.keys, source.now()) if path else None
    check_is_file(source)
    folder = backups_folder_of(source)
    folder.mkdir(parents=True, exist_ok=True)
    part = place_beside(folder / _MADE)
    clear_leftovers(folder / _MADE)
    try:
        copy_file(source, part, keys)
        made = _named(part, folder, reason, now or datetime.now(UTC))
    finally:
        part.unlink(missing_ok=True)
    _rotate(source)
    return made


def is_backup_due(session: Session) -> bool:
    """Say whether the plan was used before today and has no backup of today."""
    if session.path is None:
        return False
    zone, today = session.zone(), session.today()
    made = [local_day(backup.name.made, zone) for backup in backups_of(session.path)[:1]]
    begun = session.read.history.begun()
    return today not in made and begun is not None and local_day(begun, zone) < today


def back_up_daily(session: Session) -> Backup | None:
    """Make the backup of this day if it is due; whatever is in the way, the plan can be used."""
    if not is_backup_due(session):
        return None
    with suppress(PlannerError, OSError):
        return back_up(session, BackupReason.DAILY)
    return None


def backups_of(plan: Path) -> list[Backup]:
    """List the backups of the plan at this path, the last one first; the plan may be gone."""
    folder = backups_folder_of(plan)
    found = folder.glob(f"*{_ENDING}") if folder.is_dir() else ()
    backups = [
        Backup(name=name, path=path, size_bytes=path.stat().st_size)
        for path in found
        if (name := read_backup_name(path.stem))
    ]
    return sorted(backups, key=lambda backup: (backup.name.made, backup.name.number), reverse=True)


def find_backup(plan: Path, written: str) -> Backup:
    """Find a backup of a plan by its id, or "last"; raises NoBackupError."""
    backups = backups_of(plan)
    for backup in backups:
        if written in ("last", backup.name.id):
            return backup
    raise NoBackupError(written)


def check_unharmed(backup: Backup) -> None:
    """Raise BackupDamagedError where a backup is not as it was written."""
    if _digest(backup.path) != backup.name.digest:
        raise BackupDamagedError(backup.path)


def rewrite(backup: Backup, write: Callable[[Path, Path], None]) -> None:
    """Put what `write` makes of a backup, as of one file into another, in its place."""
    part = place_beside(backup.path)
    try:
        write(backup.path, part)
        name = backup.name
        named = BackupName(
            made=name.made, reason=name.reason, digest=_digest(part), number=name.number
        )
        place = backup.path.with_name(named.written() + _ENDING)
        take_place(part, place)
        if place != backup.path:
            shred(backup.path)
    finally:
        part.unlink(missing_ok=True)


def backups_folder_of(plan: Path) -> Path:
    """Return the folder for backups of the plan at this path, whether or not it is there."""
    place = plan.absolute().resolve()
    mark = hashlib.blake2b(str(place).encode(errors="surrogatepass"), digest_size=6).hexdigest()
    plain = re.sub(r"[^\w-]+", " ", place.stem).strip()[:_SIGNS_OF_NAME]
    return backups_folder() / f"{plain} {mark}".strip()


def _named(part: Path, folder: Path, reason: BackupReason, now: datetime) -> Backup:
    made, digest = now.astimezone(UTC).replace(microsecond=0), _digest(part)
    taken = [
        backup.number
        for path in folder.glob(f"*{_ENDING}")
        if (backup := read_backup_name(path.stem)) and backup.made == made
    ]
    name = BackupName(made=made, reason=reason, digest=digest, number=max(taken, default=0) + 1)
    path = folder / (name.written() + _ENDING)
    size = part.stat().st_size
    take_place(part, path)
    return Backup(name=name, path=path, size_bytes=size)


def _rotate(plan: Path) -> None:
    backups = backups_of(plan)
    kept = kept_moments(backup.name.made for backup in backups)
    for backup in backups:
        if backup.name.made not in kept:
            backup.path.unlink(missing_ok=True)


def _digest(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            found.update(chunk)
    return found.hexdigest()[:16]
