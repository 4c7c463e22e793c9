"""Protecting a plan with a passphrase: setting, changing and taking away; backups follow."""

from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from planner.domain.errors import PlannerError
from planner.domain.errors.safekeeping import (
    NotProtectedError,
    PassphraseNeededError,
    PassphraseTooShortError,
    PassphraseUnreadableError,
)
from planner.progress import NoProgress, Progress
from planner.services.backups import BackupReason, back_up, backups_of, rewrite
from planner.store.engine import check_is_file, connect_read_only, storage_errors
from planner.store.keys import Keyring

__all__ = ["Keyring", "Rewritten", "is_protected", "protect", "read_passphrase", "unprotect"]

FEWEST_SIGNS = 8
_LARGEST_FILE_BYTES = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewritten:
    """What was written anew.

    Attributes:
        backups: How many backups have the plan's new passphrase, or none like the plan.
        left: Those that could not be opened with the old passphrase, and are as they were.
    """

    backups: int
    left: tuple[Path, ...]


def protect(
    path: Path, new: str | Keyring, old: Keyring | None = None, progress: Progress | None = None
) -> Rewritten:
    """Encrypt the plan and its backups with a new passphrase. Close the plan before.

    The backups come first: whatever stops this, no plain one is left of a protected plan.

    Args:
        path: The plan.
        new: The new one, or what was made of it by `new_keys`.
        old: Opens the plan, if it has a passphrase already.
        progress: Is told of each backup; a wish to stop would leave some without the others.

    Raises:
        PassphraseTooShortError: Nothing was changed.
        PassphraseNeededError, WrongPassphraseError: `old` does not open the plan.
        FileLockedError, DiskFullError, CopyDiffersError: The plan is as it was before.
    """
    keys = new_keys(new) if isinstance(new, str) else new
    return _rewrite(path, old, keys, progress or NoProgress())


def new_keys(passphrase: str) -> Keyring:
    """Return what opens a plan that is protected with it; raises PassphraseTooShortError."""
    if len(passphrase) < FEWEST_SIGNS:
        raise PassphraseTooShortError(FEWEST_SIGNS)
    return Keyring(passphrase)


def unprotect(path: Path, old: Keyring, progress: Progress | None = None) -> Rewritten:
    """Take the passphrase away from the plan and its backups. Close the plan before.

    Raises:
        NotProtectedError: There is none.
        Otherwise as `protect`.
    """
    if not is_protected(path):
        raise NotProtectedError(path)
    return _rewrite(path, old, None, progress or NoProgress())


def is_protected(path: Path) -> bool:
    """Say whether a file needs a passphrase, as far as a file without one can be told from noise.

    Raises:
        PlanMissingError, FolderNotFileError, NoPermissionError, NotAPlanFileError: It is no plan.
    """
    check_is_file(path)
    try:
        with storage_errors(path), closing(connect_read_only(path)) as opened:
            opened.execute("PRAGMA schema_version").fetchone()
    except PassphraseNeededError:
        return True
    return False


def read_passphrase(path: Path) -> str:
    """Read the first line of a file; raises PassphraseUnreadableError, OSError."""
    with path.open("rb") as file:
        first = file.read(_LARGEST_FILE_BYTES).partition(b"\n")[0].removesuffix(b"\r")
    with suppress(UnicodeDecodeError):
        if first:
            return first.decode("utf-8-sig")
    raise PassphraseUnreadableError(path)


def _rewrite(path: Path, old: Keyring | None, new: Keyring | None, progress: Progress) -> Rewritten:
    # Imported late: it brings the cipher.
    from planner.store.rewriting import replace_under, write_under  # noqa: PLC0415

    back_up(path, BackupReason.PASSPHRASE, old)
    left, done = [], 0
    backups = backups_of(path)
    for number, backup in enumerate(backups):
        progress.step(number, len(backups) + 1)
        try:
            rewrite(backup, partial(write_under, old=old, new=new))
            done += 1
        except PlannerError:  # it has an older passphrase, or is damaged
            left.append(backup.path)
    progress.step(len(backups), len(backups) + 1)
    replace_under(path, old, new)
    return Rewritten(backups=done, left=tuple(left))
