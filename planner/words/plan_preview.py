"""What is said about a plan before it goes out: its chapters, what they lack, what leaves."""

from planner.text import tr
from planner.words.numbers import all_of_text

MOST_NAMES = 3


def chapter_text(chapter: str) -> str:
    """Return the title of a chapter by its code; the code itself where nobody knows it."""
    return {
        "glance": tr("At a glance"),
        "readiness": tr("Readiness for change"),
        "trust": tr("Building trust"),
        "shared_goals": tr("Clarifying shared goals"),
        "skills": tr("Investing in leadership and management skills"),
    }.get(chapter, chapter)


def lack_text(what: str, of: tuple[str, ...]) -> str:
    """Say what is missing, and of which records; the code itself where nobody knows it."""
    words = {
        "name": tr("Nobody's name stands on the plan."),
        "agreement": tr("The purpose of the coaching is not written down."),
        "question": tr("You bring no question."),
        "logged_time": tr("Too little time is logged to speak of shares."),
        "initiative": tr("No named change is shared."),
        "results": tr("No results yet: {names}."),
        "trust_records": tr("No tension, promise or decision is shared."),
        "shared_goal": tr("No shared goal is shared."),
        "measure": tr("Without a measure: {names}."),
        "source": tr("Without the source of the need: {names}."),
        "goal": tr("No active skill goal is shared."),
        "target_words": tr("The level wanted is not described: {names}."),
        "if_then": tr("Without an if-then plan: {names}."),
        "open_step": tr("Without a next step: {names}."),
        "evidence": tr("Without evidence: {names}."),
    }.get(what, what)
    return words.format(names=_some(of))


def sum_text(name: str) -> str:
    """Say what is added up from records that stay; the code itself where nobody knows it."""
    return {
        "time": tr("hours and shares by mode, week by week"),
        "protection": tr("how many blocks were kept, and the debt"),
        "goal_time": tr("time given to each goal that leaves"),
        "readiness": tr("means of readiness, never single answers"),
    }.get(name, name)


def _some(names: tuple[str, ...]) -> str:
    if len(names) <= MOST_NAMES:
        return all_of_text(names)
    rest = tr("{n} more").format(n=len(names) - MOST_NAMES)
    return all_of_text((*names[:MOST_NAMES], rest))
