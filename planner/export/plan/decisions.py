"""In chapter 2: decisions, what the boards had agreed, and their way back to them."""

from collections.abc import Sequence

from planner.domain.governance import (
    Concerned,
    Decision,
    Intention,
    ReferenceBack,
    all_references,
    must_go_back,
)
from planner.domain.plan_choices import PlanList
from planner.domain.release import Released
from planner.export.plan.newness import marked
from planner.export.plan.readiness import shows_figures
from planner.export.plan.shortening import Shortened, shortened, tell_what_is_left
from planner.export.plan.telling import Teller
from planner.text import tr, tr_plural
from planner.words.governance import reference_text


def told_decisions(released: Released) -> Shortened[Decision]:
    """Share the decisions out: those that still owe a board an answer first, then the newest."""
    ordered = sorted(
        released.plan.all(Decision),
        key=lambda one: (not _unanswered(released, one), -one.day.toordinal()),
    )
    return shortened(ordered, released.occasion.choices, PlanList.DECISIONS)


def _unanswered(released: Released, decision: Decision) -> list[ReferenceBack]:
    references = all_references(decision, released.plan.all(ReferenceBack))
    return [reference for reference in references if not reference.is_answered]


def tell_decisions(story: Teller, released: Released) -> None:
    """Tell what was decided, and what each board said to it; nothing where none is shared."""
    told = told_decisions(released)
    if not told.detailed:
        return
    story.heading(2, tr("Decisions and reference-backs"))
    if shows_figures(released):
        story.paragraph(_references_counted(released), "under_heading")
    story.table(
        (tr("Decision"), tr("Agreed intention"), tr("Reference-back"), tr("Outcome")),
        [
            (
                marked(released, decision, decision.title),
                _intention_words(released, decision),
                _reference_words(released, decision),
                _outcome_words(released, decision),
            )
            for decision in told.detailed
        ],
        shares=(3, 3.4, 2.8, 2.2),
    )
    tell_what_is_left(story, released, len(told.listed) + len(told.left))


def _references_counted(released: Released) -> str:
    own = [
        reference
        for decision in released.plan.all(Decision)
        for reference in all_references(decision, released.plan.all(ReferenceBack))
    ]
    if not own:
        return ""
    still_open = [reference for reference in own if not reference.is_answered]
    today = released.occasion.exported_at.date()
    late = sum(one.due is not None and one.due < today for one in still_open)
    counted = tr_plural(
        "Of {n} reference-back {{open}} is open",
        "Of {n} reference-backs {{open}} are open",
        len(own),
    ).format(open=len(still_open))
    return tr("{counted}, {late} of them overdue.").format(counted=counted, late=late)


def tell_decisions_in_short(
    story: Teller, released: Released, decisions: Sequence[Decision]
) -> None:
    """Tell one row each."""
    story.table(
        (tr("Decision"), tr("Reference-back")),
        [(marked(released, one, one.title), _reference_words(released, one)) for one in decisions],
        shares=(4, 3),
    )


def _intention_words(released: Released, decision: Decision) -> str:
    """Say what the boards had agreed: in the leader's words, then what is linked and shared."""
    linked = {
        one.intention
        for one in released.plan.all(Concerned)
        if one.decision == decision.id and one.intention
    }
    shared = [one.text for one in released.plan.all(Intention) if one.id in linked]
    texts = [decision.intention, *shared] if decision.intention else shared
    kept_back = tr("recorded, not shared here") if linked else tr("none recorded")
    return "; ".join(texts) or kept_back


def _reference_words(released: Released, decision: Decision) -> str:
    references = all_references(decision, released.plan.all(ReferenceBack))
    if not references:
        return tr("no board named yet") if must_go_back(decision, None) else tr("not due")
    return "; ".join(reference_text(one) for one in references)


def _outcome_words(released: Released, decision: Decision) -> str:
    references = all_references(decision, released.plan.all(ReferenceBack))
    if not references:
        return tr("closed") if decision.is_closed else tr("open")
    return "; ".join(one.outcome or tr("open") for one in references)
