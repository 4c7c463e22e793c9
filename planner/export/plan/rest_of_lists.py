"""In the annex: what the chapters had no room for, a row each."""

from planner.domain.plan_choices import Chapter
from planner.domain.release import Released
from planner.export.plan.decisions import tell_decisions_in_short, told_decisions
from planner.export.plan.readiness import tell_initiatives_in_short, told_initiatives
from planner.export.plan.shared_goals import tell_shared_goals_in_short, told_shared_goals
from planner.export.plan.skills import tell_goals_in_short, told_goals
from planner.export.plan.telling import Teller
from planner.export.plan.trust import (
    tell_promises_in_short,
    tell_tensions_in_short,
    told_promises,
    told_tensions,
)
from planner.text import tr


def tell_the_rest(story: Teller, released: Released) -> None:
    """Tell the ends of the long lists of the chapters that are printed."""
    has = released.occasion.choices.has
    if has(Chapter.READINESS) and (initiatives := told_initiatives(released).left):
        story.heading(2, tr("More initiatives"))
        tell_initiatives_in_short(story, released, initiatives)
    if has(Chapter.TRUST):
        _tell_the_rest_of_trust(story, released)
    if has(Chapter.SHARED_GOALS) and (shared := told_shared_goals(released).left):
        story.heading(2, tr("More shared goals"))
        tell_shared_goals_in_short(story, released, shared)
    if has(Chapter.SKILLS) and (goals := told_goals(released).left):
        story.heading(2, tr("More goals"))
        tell_goals_in_short(story, released, goals)


def _tell_the_rest_of_trust(story: Teller, released: Released) -> None:
    if tensions := told_tensions(released).left:
        story.heading(2, tr("More tensions"))
        tell_tensions_in_short(story, released, tensions)
    promises = told_promises(released)
    if promises.listed:
        story.heading(2, tr("More promises and other acts of trust"))
        tell_promises_in_short(story, released, [*promises.listed, *promises.left])
    decisions = told_decisions(released)
    if decisions.listed:
        story.heading(2, tr("More decisions"))
        tell_decisions_in_short(story, released, [*decisions.listed, *decisions.left])
