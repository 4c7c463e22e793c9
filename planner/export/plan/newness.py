"""Marking what a reader has not seen before."""

from planner.domain.records import Record
from planner.domain.release import Released
from planner.export.pdf.text import Words, bold
from planner.text import tr


def marked(released: Released, record: Record, words: str) -> Words:
    """Return the words, with «new» behind them where the record changed since last time."""
    if any(change.record == record.id for change in released.sums.touched):
        return [words, " ", bold(tr("(new)"))]
    return words
