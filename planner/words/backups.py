"""What a backup was made before, in words."""

from planner.domain.backups import BackupReason
from planner.text import tr


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
