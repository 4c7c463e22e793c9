"""Copying a backup to where somebody wants it, such as a stick."""

import shutil
from pathlib import Path

from planner.domain.errors.safekeeping import BackupDamagedError
from planner.services.backups import Backup, check_unharmed
from planner.whole_file import whole_file


def copy_out(backup: Backup, folder: Path) -> Path:
    """Copy a backup into a folder, under its own name, and return where it stands.

    A copy of it that stands there already is left as it is, if it is unharmed.

    Raises:
        BackupDamagedError: It is not as it was written; nothing was copied.
        OSError: The folder cannot be written.
    """
    check_unharmed(backup)
    target = folder / backup.path.name
    copy = Backup(name=backup.name, path=target, size_bytes=backup.size_bytes)
    if target.is_file():
        check_unharmed(copy)
        return target
    with whole_file(target) as part:
        shutil.copyfile(backup.path, part)
        _check_same(backup, part)
    return target


def _check_same(backup: Backup, part: Path) -> None:
    try:
        check_unharmed(Backup(name=backup.name, path=part, size_bytes=backup.size_bytes))
    except BackupDamagedError as error:
        raise BackupDamagedError(backup.path) from error
