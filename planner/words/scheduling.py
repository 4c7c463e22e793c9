"""Why a block lies where it does, why a rule gets less than it asks for, what would help.

The codes are those of the search; they come here as text, since words stand below it.
"""

import json
from collections.abc import Callable, Mapping, Sequence

from planner.text import tr
from planner.words.numbers import all_of_text, hours_text, percent_text


def why_text(why: str, absent: Sequence[str] = ()) -> str:
    """Return the reasons of a stored proposal as one sentence, the strongest reason first.

    Args:
        why: The reasons; one that only a newer version knows is left out.
        absent: Names of those who would rather take part and cannot come.
    """
    known = _reason_texts()
    reasons = [
        known[reason["reason"]](reason["number"])
        for reason in json.loads(why)
        if reason["reason"] in known
    ]
    reasons = reasons or [tr("free there")]
    if absent:
        reasons.append(tr("without {names}").format(names=all_of_text(absent)))
    words = "; ".join(reasons)
    return tr("{reasons}.").format(reasons=words[:1].upper() + words[1:])


def engine_text(engine: str) -> str:
    """Return what found a plan, as a sentence."""
    return {
        "solver": tr("The plan was proved by the solver."),
        "search": tr(
            "The plan was found by the quick search, without proof: the solver is missing, "
            "failed or had no time."
        ),
    }.get(engine, "")


def binding_text(binding: str) -> str:
    """Return what keeps a rule from getting more, as a sentence."""
    return _binding_texts().get(binding, tr("There is no room."))


def change_text(kind: str, named: str = "") -> str:
    """Return what could be given up, as part of a sentence.

    Args:
        kind: What it is.
        named: The meeting with its time, or the attendee.
    """
    return _relief_texts().get(kind, tr("with other limits")).format(named=named)


def relief_text(kind: str, gained: int, lost: int = 0, named: str = "", also: str = "") -> str:
    """Return what would help, and what it gains and costs, as a sentence.

    Args:
        kind: What would be given up.
        gained: Minutes more for the rule.
        lost: Minutes that other rules would lose.
        named: Which meeting would be given up, with its time, or which attendee.
        also: What would have to be given up besides, from `change_text`.
    """
    change = change_text(kind, named)
    if also:
        change = tr("{change} and {also}").format(change=change, also=also)
    words = change[:1].upper() + change[1:]
    if lost:
        return tr("{change}: {gained} more, though other rules lose {lost}.").format(
            change=words, gained=hours_text(gained), lost=hours_text(lost)
        )
    return tr("{change}: {gained} more.").format(change=words, gained=hours_text(gained))


def meeting_text(title: str, when: str, *, is_against_hours: bool = False) -> str:
    """Name a meeting, and say so where it stands in hours that are kept free of meetings."""
    words = tr("“{title}” ({when})").format(title=title, when=when) if title else when
    if not is_against_hours:
        return words
    return tr("{meeting}, which stands in hours you keep free of meetings").format(meeting=words)


def _reason_texts() -> Mapping[str, Callable[[float], str]]:
    return {
        "stays": lambda _: tr("it stays where it was"),
        "repays": lambda minutes: tr("it repays {minutes} that are owed").format(
            minutes=hours_text(round(minutes))
        ),
        "only_day": lambda _: tr("no other day has room"),
        "likely_to_survive": lambda chance: tr(
            "likely to survive ({chance}): among the safest places for it"
        ).format(chance=percent_text(round(100 * chance))),
        "best_hours": lambda _: tr("it lies in the hours that suit it best"),
        "long_stretch": lambda minutes: tr("{minutes} are free there in one piece").format(
            minutes=hours_text(round(minutes))
        ),
        "keeps_spacing": lambda days: tr("{days} days from the next block of its rule").format(
            days=round(days)
        ),
        "free_there": lambda chance: tr("free there ({chance} likely to survive)").format(
            chance=percent_text(round(100 * chance))
        ),
    }


def _binding_texts() -> Mapping[str, str]:
    return {
        "no_free_time": tr("The diary leaves no free time in the working hours."),
        "window_taken": tr("The rule's own hours are taken by meetings."),
        "gaps_too_short": tr("What is free is too short for the rule's shortest block."),
        "rest_too_short": tr("What is missing is less than the rule's shortest block."),
        "day_minutes": tr("The most minutes of protected time on a day are reached."),
        "day_blocks": tr("The most blocks on a day are reached."),
        "week_minutes": tr("The most minutes of protected time in a week are reached."),
        "spacing": tr("The rule's blocks would stand too near to one another."),
        "other_blocks": tr("Other protected time stands there."),
        "rule_day_minutes": tr("The most minutes of this rule on a day are reached."),
        "rule_week_minutes": tr("The most minutes of this rule in a week are reached."),
        "no_common_slot": tr("Those who must take part have no common time that is long enough."),
    }


def _relief_texts() -> Mapping[str, str]:
    return {
        "any_hour": tr("at any working hour instead of the rule's own"),
        "no_spacing": tr("with no days between its blocks"),
        "shorter_blocks": tr("with shorter blocks, from half an hour"),
        "longer_blocks": tr("with blocks up to an hour longer"),
        "more_minutes_a_day": tr("with two hours more allowed on a day"),
        "more_blocks_a_day": tr("with one block more allowed on a day"),
        "more_minutes_a_week": tr("with four hours more allowed in a week"),
        "no_buffers": tr("without the minutes kept free around meetings"),
        "give_up_meeting": tr("without {named}"),
        "more_of_rule_a_day": tr("with an hour more of this rule allowed on a day"),
        "more_of_rule_a_week": tr("with two hours more of this rule allowed in a week"),
        "optional_attendee": tr("with {named} optional"),
    }
