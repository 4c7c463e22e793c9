"""What is said about a plan before it goes out: its chapters, what they lack, what leaves."""

from planner.domain.coaching import Audience
from planner.domain.records import Tier
from planner.text import tr, tr_plural
from planner.words.choices import choice_text
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


def audience_text(audience: Audience) -> str:
    """Name an audience as its leader speaks of it."""
    return {
        Audience.COACH: tr("my coach"),
        Audience.TEAM: tr("my team"),
        Audience.BOARD: tr("my board"),
        Audience.SELF: tr("myself"),
    }[audience]


def reason_text(reason: str, tier: Tier, owner: str) -> str:
    """Say why a record leaves; `owner` is what the record is called that it goes with."""
    words = {
        "tier": tr("set to “{who}”"),
        "title_page": tr("says who you are"),
        "owner": tr("goes with “{owner}”"),
        "parts": tr("ties together what leaves"),
    }.get(reason, reason)
    return words.format(who=choice_text(tier), owner=owner)


def stay_text(reason: str, count: int) -> str:
    """Say how many records stay for a reason; the code itself where nobody knows it."""
    return {
        "raw": tr_plural(
            "{n} is raw, such as an entry or a meeting: no document holds it.",
            "{n} are raw, such as entries and meetings: no document holds them.",
            count,
        ),
        "mine": tr_plural("{n} is for you alone.", "{n} are for you alone.", count),
        "coach": tr_plural("{n} is for your coach.", "{n} are for your coach.", count),
        "left_out": tr_plural(
            "{n} is kept back otherwise, such as by a chapter you left out.",
            "{n} are kept back otherwise, such as by a chapter you left out.",
            count,
        ),
    }.get(reason, reason)


def difference_text(audience: Audience, more: int, fewer: int) -> str:
    """Say what this audience gets beside what another one would."""
    named = audience_text(audience)
    if not (more or fewer):
        return tr("The same as in a plan for {audience}.").format(audience=named)
    said = [tr("{n} more").format(n=more)] if more else []
    said += [tr("{n} fewer").format(n=fewer)] if fewer else []
    return tr("{numbers} than in a plan for {audience}.").format(
        numbers=all_of_text(said), audience=named
    )


def _some(names: tuple[str, ...]) -> str:
    if len(names) <= MOST_NAMES:
        return all_of_text(names)
    rest = tr("{n} more").format(n=len(names) - MOST_NAMES)
    return all_of_text((*names[:MOST_NAMES], rest))
