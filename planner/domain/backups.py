"""Backups of a plan: why each was made, and which of them are kept."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

LAST_KEPT = 5
DAYS_KEPT, WEEKS_KEPT, MONTHS_KEPT = 10, 8, 12

_NAME = re.compile(r"(\d{8}T\d{6}Z)(?:-(\d+))?-([a-z_]+)-([0-9a-f]{16})")
_MOMENT = "%Y%m%dT%H%M%SZ"


class BackupReason(StrEnum):
    """What a backup was made before; DAILY and BY_HAND stand for nothing but caution."""

    DAILY = "daily"
    BY_HAND = "by_hand"
    MIGRATION = "migration"
    MERGE = "merge"
    PULL = "pull"
    PASSPHRASE = "passphrase"  # noqa: S105 - a reason
    RESTORE = "restore"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupName:
    """What the name of a backup's file says.

    Attributes:
        made: In UTC, whole seconds.
        number: Tells those of one second apart, from 1.
        digest: The first 16 digits of the SHA-256 of the file.
    """

    made: datetime
    reason: BackupReason
    digest: str
    number: int = 1

    def __post_init__(self) -> None:
        if self.made.tzinfo is not UTC or self.made.microsecond or self.number < 1:
            message = f"no name of a backup: {self}"
            raise ValueError(message)

    @property
    def id(self) -> str:
        """Return what a person types: the moment, and the number where it needs one."""
        number = f"-{self.number}" if self.number > 1 else ""
        return f"{self.made.strftime(_MOMENT)}{number}"

    def written(self) -> str:
        """Return the name of the file, without its ending."""
        return f"{self.id}-{self.reason}-{self.digest}"


def read_backup_name(written: str) -> BackupName | None:
    """Read the name of a backup's file without its ending; None for any other file."""
    found = _NAME.fullmatch(written)
    if found is None:
        return None
    moment, number, reason, digest = found.groups()
    try:
        made = datetime.strptime(moment, _MOMENT).replace(tzinfo=UTC)
        return BackupName(
            made=made, reason=BackupReason(reason), digest=digest, number=int(number or 1)
        )
    except ValueError:
        return None


def kept_moments(moments: Iterable[datetime]) -> set[datetime]:
    """Choose which backups are kept, by when they were made.

    Those are the last five, and the last one of each of the last 10 days, 8 weeks and 12 months
    in which any was made: a plan that lies untouched for a year loses none of its backups to that.
    """
    latest_first = sorted(set(moments), reverse=True)
    kept = set(latest_first[:LAST_KEPT])
    kept |= _last_of_each(latest_first, [moment.date() for moment in latest_first], DAYS_KEPT)
    weeks = [moment.isocalendar()[:2] for moment in latest_first]
    kept |= _last_of_each(latest_first, weeks, WEEKS_KEPT)
    months = [(moment.year, moment.month) for moment in latest_first]
    return kept | _last_of_each(latest_first, months, MONTHS_KEPT)


def _last_of_each(
    latest_first: Sequence[datetime], spans: Sequence[date | tuple[int, int]], most: int
) -> set[datetime]:
    last: dict[object, datetime] = {}
    for moment, span in zip(latest_first, spans, strict=True):
        last.setdefault(span, moment)
    return set(list(last.values())[:most])
