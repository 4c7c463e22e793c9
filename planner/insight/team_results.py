"""What may be shown of one team's answers to one subscale?"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.readiness import Instrument
from planner.domain.readiness_results import Because
from planner.insight.agreement import agree
from planner.insight.scoring import Scored
from planner.insight.team_guard import (
    LEAST_EVER,
    Sheet,
    Split,
    are_nearly_unanimous,
    isolates,
    rounded_mean,
    rounding_step,
    split_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamView:
    """What is shown: a rounded mean, or why there is none.

    Attributes:
        sheets: What people said; compared with other views, never shown.
    """

    mean: float | None
    rounded_to: float | None
    why_not: Because | None
    split: Split | None
    sheets: Counter[Sheet]


def team_view(
    instrument: Instrument,
    people: Sequence[Scored],
    least: int,
    before: Sequence[TeamView] = (),
) -> TeamView:
    """Return what may be shown of a closed round, beside what is known of earlier ones.

    Args:
        instrument: Whose scale was answered.
        people: Those who answered enough.
        least: How many there must be; never under LEAST_EVER.
        before: Views of earlier rounds of the same subscale and team. That one of them shows no
            mean tells something too, unless it is for its size.
    """
    sheets = Counter[Sheet](person.sheet for person in people)
    if len(people) < max(least, LEAST_EVER):
        return _hidden(Because.TOO_FEW_PEOPLE, sheets)
    known = (view for view in before if view.why_not is not Because.TOO_FEW_PEOPLE)
    if any(isolates(sheets, view.sheets) for view in known):
        return _hidden(Because.COULD_TELL_WHO, sheets)
    scores = [person.score for person in people]
    if are_nearly_unanimous(scores):
        return _hidden(Because.COULD_TELL_WHO, sheets)
    low, high = instrument.lowest, instrument.highest
    if not agree([person.turned for person in people], high - low + 1):
        return _hidden(Because.DISAGREEMENT, sheets, split_of(scores, low, high))
    mean = rounded_mean(scores, low, high)
    if mean is None:
        return _hidden(Because.COULD_TELL_WHO, sheets)
    step = rounding_step(len(people), high - low)
    return TeamView(mean=mean, rounded_to=step, why_not=None, split=None, sheets=sheets)


def _hidden(why_not: Because, sheets: Counter[Sheet], split: Split | None = None) -> TeamView:
    return TeamView(mean=None, rounded_to=None, why_not=why_not, split=split, sheets=sheets)
