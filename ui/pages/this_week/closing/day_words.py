"""How much of a day is logged, and what of it is left as it is."""

from planner.services.day_close import DayLeft
from planner.text import tr, tr_plural
from planner.words.bandwidth import day_coverage_text
from planner.words.numbers import all_of_text, hours_text


def covered_words(left: DayLeft) -> str:
    """Say how much is logged: "8 h logged, coverage 88%"."""
    logged = tr("{hours} logged").format(hours=hours_text(left.account.logged_minutes))
    covered = day_coverage_text(left.account.coverage, has_hours=left.has_hours)
    return ", ".join(filter(None, (logged, covered)))


def left_words(left: DayLeft) -> str:
    """Say what is not settled: "Left as it is: 2 meetings and 1 h not logged."."""
    gaps = sum(gap.minutes for gap in left.gaps)
    parts = [
        tr_plural("{n} meeting", "{n} meetings", len(left.drafts)) if left.drafts else "",
        tr("{time} not logged").format(time=hours_text(gaps)) if gaps else "",
        tr_plural("{n} block", "{n} blocks", len(left.blocks)) if left.blocks else "",
    ]
    named = [part for part in parts if part]
    if not named:
        return tr("All is settled.")
    return tr("Left as it is: {what}.").format(what=all_of_text(named))
