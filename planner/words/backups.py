"""What a backup was made before, and how large it is, in words."""

from planner.domain.backups import BackupReason
from planner.text import tr

_KB, _MB = 1000, 1_000_000


def reason_text(reason: BackupReason) -> str:
    """Return why a backup was made."""
    return {
        BackupReason.DAILY: tr("once a day"),
        BackupReason.BY_HAND: tr("by hand"),
        BackupReason.MIGRATION: tr("before an update of the file"),
        BackupReason.MERGE: tr("before a merge"),
        BackupReason.PULL: tr("before taking in the team's changes"),
        BackupReason.PASSPHRASE: tr("before a change of the passphrase"),
        BackupReason.RESTORE: tr("before a backup was restored"),
    }[reason]


def size_text(size_bytes: int) -> str:
    """Write the size of a file: "84 kB", "1.3 MB"."""
    if size_bytes < _MB:
        return tr("{n} kB").format(n=max(1, round(size_bytes / _KB)))
    return tr("{n} MB").format(n=f"{size_bytes / _MB:.1f}")
