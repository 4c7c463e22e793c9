"""How it is said why a rule gets no more, and what would help."""

from planner.scheduling.proposal import Funnel, Unmet
from planner.text import tr, tr_plural
from planner.words.numbers import hours_text


def lack_words(title: str, unmet: Unmet) -> str:
    """Say how much a rule lacks, such as "Money lacks 2 h of 3 h."."""
    return tr("{rule} lacks {minutes} of {asked}.").format(
        rule=title,
        minutes=hours_text(unmet.missing_minutes),
        asked=hours_text(unmet.asked_minutes),
    )


def at_best_words(unmet: Unmet) -> str:
    """Say what the rule could get if it were planned alone."""
    return tr("At best, planned alone, it could get {minutes}.").format(
        minutes=hours_text(unmet.at_best_minutes)
    )


def funnel_rows(funnel: Funnel, *, is_joint: bool) -> list[tuple[str, str]]:
    """List how the rule's time melts away, from what is free to what was placed."""
    rows = [
        (tr("Free"), hours_text(funnel.free_minutes)),
        (tr("In its hours"), hours_text(funnel.window_minutes)),
        (tr("When all can"), hours_text(funnel.together_minutes)),
        (tr("Long enough"), hours_text(funnel.long_enough_minutes)),
        (
            tr("Room for"),
            tr_plural("{n} place", "{n} places", funnel.candidates),
        ),
        (tr("Placed"), hours_text(funnel.placed_minutes)),
    ]
    return rows if is_joint else [*rows[:2], *rows[3:]]
