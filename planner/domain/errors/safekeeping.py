"""What can go wrong with passphrases, with backups, and with a plan replaced beneath us."""

from pathlib import Path
from typing import ClassVar

from planner.domain.errors import PlannerError


class PassphraseNeededError(PlannerError):
    """The file is protected with a passphrase, which was not given; or it is no plan."""

    code: ClassVar[str] = "passphrase_needed"
    path: Path


class WrongPassphraseError(PlannerError):
    """The file is not opened by the passphrase that was given."""

    code: ClassVar[str] = "wrong_passphrase"
    path: Path


class PassphraseTooShortError(PlannerError):
    """A new passphrase is shorter than what protects anything."""

    code: ClassVar[str] = "passphrase_too_short"
    fewest: int


class PassphraseUnreadableError(PlannerError):
    """The file with the passphrase holds none."""

    code: ClassVar[str] = "passphrase_unreadable"
    path: Path


class NotSalvageableError(PlannerError):
    """A plan with a passphrase is damaged: single edits of it cannot be read."""

    code: ClassVar[str] = "not_salvageable"
    path: Path


class NotProtectedError(PlannerError):
    """The plan has no passphrase that could be taken away."""

    code: ClassVar[str] = "not_protected"
    path: Path


class PlanReplacedError(PlannerError):
    """Another file was put in the place of the plan while it was open."""

    code: ClassVar[str] = "plan_replaced"
    path: Path


class NoBackupError(PlannerError):
    """There is no backup of this name."""

    code: ClassVar[str] = "no_backup"
    name: str


class BackupDamagedError(PlannerError):
    """A backup is not as it was written."""

    code: ClassVar[str] = "backup_damaged"
    path: Path


class CopyDiffersError(PlannerError):
    """A copy of a plan was not like the plan, and was thrown away."""

    code: ClassVar[str] = "copy_differs"
    path: Path
