"""Which rows of the ledger still say what was so?"""

from collections.abc import Iterable

from planner.domain.protection import Displacement, RowKind


def standing_rows(rows: Iterable[Displacement]) -> list[Displacement]:
    """Leave out rows that were corrected, and the corrections themselves; the order stays.

    Their minutes still count in every sum: a correction is a row like any other.
    """
    known = list(rows)
    corrected = {row.about for row in known if row.kind is RowKind.CORRECTED}
    return [row for row in known if row.kind is not RowKind.CORRECTED and row.id not in corrected]


def displacements(rows: Iterable[Displacement]) -> list[Displacement]:
    """List what displaced a block and was not corrected since, in the order given."""
    return [row for row in standing_rows(rows) if row.is_displacement]
