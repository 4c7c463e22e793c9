"""How much of what displaced protected time could have waited, as it looked a week later?"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from planner.domain.hindsight import JUDGED, Hindsight, Worth
from planner.domain.protection import Displacement, Requester
from planner.domain.records import RecordId
from planner.domain.values import Frozen, frozen
from planner.insight.ledger_rows import displacements
from planner.insight.survival import wilson_interval

LEAST_JUDGED: Final = 8
"""No share is given of fewer answers."""

ASKED_AFTER: Final = timedelta(days=7)
ASKED_UNTIL: Final = timedelta(weeks=6)
"""Later nobody remembers what it was like."""


@frozen
class Judgement(Frozen):
    """What was judged in hindsight.

    Attributes:
        displacements: How many there were.
        judged: Of how many the leader said yes or no.
        worth_it: Of these, how many were worth it.
        could_have_waited: Of these, how many would have waited.
    """

    displacements: int
    judged: int
    worth_it: int
    could_have_waited: int

    @property
    def waiting_share(self) -> float | None:
        """Return which share of those judged could have waited; None below LEAST_JUDGED."""
        return self.could_have_waited / self.judged if self.judged >= LEAST_JUDGED else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Return the Wilson 95 % interval of that share; None below LEAST_JUDGED."""
        if self.judged < LEAST_JUDGED:
            return None
        return wilson_interval(self.could_have_waited, self.judged)


@frozen
class HindsightSummary(Frozen):
    """What hindsight says.

    Attributes:
        all: Outside surges.
        by_level: The same by the level of whoever asked, most displacements first.
        in_surges: Apart from these.
    """

    all: Judgement
    by_level: Mapping[Requester, Judgement]
    in_surges: Judgement


def due_for_hindsight(
    rows: Iterable[Displacement], answered: Collection[RecordId], now: datetime
) -> list[Displacement]:
    """List the displacements that are to be asked about now, the oldest first.

    Args:
        rows: The ledger, the oldest row first.
        answered: Rows that were answered or passed over.
        now: A row is asked about once, from seven days after it until six weeks after it; what
            happened in a surge is not.
    """
    return [
        row
        for row in displacements(rows)
        if row.surge is None
        and row.id not in answered
        and ASKED_AFTER <= now - row.at <= ASKED_UNTIL
    ]


def hindsight_summary(
    rows: Iterable[Displacement], answers: Iterable[Hindsight]
) -> HindsightSummary:
    """Add up what hindsight says of the displacements among these rows of the ledger."""
    by_row = {answer.displacement: answer for answer in answers}
    known = displacements(rows)
    usual = [row for row in known if row.surge is None]
    levels: dict[Requester, list[Displacement]] = {}
    for row in usual:
        levels.setdefault(row.for_whom, []).append(row)
    order = sorted(levels, key=lambda level: (-len(levels[level]), level))
    return HindsightSummary(
        all=_judgement(usual, by_row),
        by_level={level: _judgement(levels[level], by_row) for level in order},
        in_surges=_judgement([row for row in known if row.surge is not None], by_row),
    )


def _judgement(rows: Collection[Displacement], by_row: Mapping[RecordId, Hindsight]) -> Judgement:
    answers = [by_row[row.id] for row in rows if row.id in by_row]
    judged = [answer for answer in answers if answer.worth in JUDGED]
    return Judgement(
        displacements=len(rows),
        judged=len(judged),
        worth_it=sum(answer.worth is Worth.YES for answer in judged),
        could_have_waited=sum(answer.could_have_waited for answer in judged),
    )
