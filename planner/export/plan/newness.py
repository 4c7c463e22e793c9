"""Marking what a reader has not seen before."""

from planner.domain.records import Record
from planner.domain.release import Released
from planner.export.pdf.text import Words, bold
from planner.text import tr


def marked(released: Released, record: Record, words: str, *parts: Record) -> Words:
    """Return the words, with «new» behind them where the record changed since last time.

    `parts` are records that the reader meets as part of it, such as rounds of an initiative.
    """
    shown = {record.id, *(part.id for part in parts)}
    if any(change.record in shown for change in released.sums.touched):
        return [words, " ", bold(tr("(new)"))]
    return words
