"""The sentences about what stands out in the results of a change."""

from collections.abc import Sequence

from planner.domain.readiness import Rater
from planner.domain.readiness_results import ReadinessResult
from planner.insight.readings import Found, Reading
from planner.insight.three_views import ONE_STEP, Apart
from planner.text import tr
from planner.words.choices import choice_text, choice_title
from planner.words.numbers import all_of_text
from planner.words.readings import barrier_text, near_zero_text
from ui.pages.readiness.result_wording import capital, mean_words


def headline_words(apart: Sequence[Apart], results: Sequence[ReadinessResult]) -> str:
    """Say where two views differ most, or that they do not."""
    if not apart:
        return tr("Only one view can be shown so far, so nobody can say where views differ.")
    widest = apart[0]
    if widest.gap >= ONE_STEP:
        return tr(
            "{views} differ most on {subscale}: {lower} and {higher} on a scale from {low} to "
            "{high}."
        ).format(
            views=_views(widest),
            subscale=widest.lower.subscale,
            lower=mean_words(widest.lower),
            higher=mean_words(widest.higher),
            low=widest.lower.lowest,
            high=widest.lower.highest,
        )
    raters = dict.fromkeys(one.rater for one in results if one.mean is not None)
    views = capital(all_of_text([choice_text(rater) for rater in raters]))
    return tr("{views} see it much alike: nowhere a whole step of the scale apart.").format(
        views=views
    )


def apart_words(apart: Sequence[Apart]) -> str:
    """Say where else views lie a step apart, and what a step means; "" where none does."""
    if not apart or apart[0].gap < ONE_STEP:
        return ""
    said = [
        tr("{views} on {subscale}: {lower} and {higher}.").format(
            views=_views(one),
            subscale=one.lower.subscale,
            lower=mean_words(one.lower),
            higher=mean_words(one.higher),
        )
        for one in apart[1:]
        if one.gap >= ONE_STEP
    ]
    said.append(tr("None of them is the right one; ask each other what you saw."))
    return " ".join(said)


def barrier_words(rater: Rater, found: Found) -> str:
    """Say which part is the first that is low in one view."""
    is_known = found.reading is not Reading.CANNOT_TELL
    return _viewed(rater, barrier_text(_names(found), is_known=is_known))


def near_zero_words(rater: Rater, found: Found) -> str:
    """Say which parts are near zero in one view."""
    is_known = found.reading is not Reading.CANNOT_TELL
    return _viewed(rater, near_zero_text(_names(found), is_known=is_known))


def _views(apart: Apart) -> str:
    raters = [choice_text(one.rater) for one in (apart.lower, apart.higher)]
    return capital(all_of_text(raters))


def _names(found: Found) -> list[str]:
    return [result.subscale for result in found.at]


def _viewed(rater: Rater, words: str) -> str:
    return tr("{view}: {words}").format(view=choice_title(rater), words=words)
