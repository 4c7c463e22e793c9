"""How many pages does each choice cost?"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from planner.domain.plan_choices import (
    MOST_GOALS_IN_FULL,
    Chapter,
    PageBudget,
    PlanChoices,
    PlanList,
)
from planner.domain.release import Released
from planner.export.pdf.fonts import register_fonts
from planner.export.pdf.story import Story
from planner.export.pdf.styles import CONTENT_HEIGHT_PT, CONTENT_WIDTH_PT
from planner.export.plan.at_a_glance import tell_at_a_glance
from planner.export.plan.closing import has_closing, tell_closing
from planner.export.plan.document import CHAPTERS

_LIST_CHAPTERS: Final[Mapping[PlanList, Chapter]] = {
    PlanList.INITIATIVES: Chapter.READINESS,
    PlanList.TENSIONS: Chapter.TRUST,
    PlanList.PROMISES: Chapter.TRUST,
    PlanList.DECISIONS: Chapter.TRUST,
    PlanList.SHARED_GOALS: Chapter.SHARED_GOALS,
}


def page_budget(released: Released, choices: PlanChoices) -> PageBudget:
    """Measure what each choice costs, without drawing a page.

    Args:
        released: All chapters of it, whatever the choices leave out.
        choices: What the writer is thinking of.
    """
    register_fonts()
    chosen = _told_with(released, choices)
    chapters = {chapter: _pages(chosen, chapter) for chapter in Chapter}
    fixed = _fixed_pages(chosen)
    return PageBudget(
        fixed=fixed,
        chapters=chapters,
        lists={which: _extra(released, choices, which) for which in PlanList},
        goal=_goal_pages(released, choices),
        total=fixed + sum(chapters[chapter] for chapter in choices.chapters),
    )


def _extra(released: Released, choices: PlanChoices, which: PlanList) -> float:
    others = [one for one in choices.in_full if one is not which]
    short = replace(choices, in_full=others)
    full = replace(choices, in_full=[*others, which])
    chapter = _LIST_CHAPTERS[which]
    told = [_pages(_told_with(released, each), chapter) for each in (short, full)]
    return max(0.0, told[1] - told[0])


def _goal_pages(released: Released, choices: PlanChoices) -> float:
    number = min(choices.goals_in_full, MOST_GOALS_IN_FULL - 1)
    told = [
        _pages(_told_with(released, replace(choices, goals_in_full=each)), Chapter.SKILLS)
        for each in (number, number + 1)
    ]
    return max(0.0, told[1] - told[0])


def _told_with(released: Released, choices: PlanChoices) -> Released:
    return replace(released, occasion=replace(released.occasion, choices=choices))


def _pages(released: Released, chapter: Chapter) -> float:
    story = Story()
    CHAPTERS[chapter](story, released)
    return _height_pt(story) / float(CONTENT_HEIGHT_PT)


def _fixed_pages(released: Released) -> float:
    first, last = Story(), Story()
    tell_at_a_glance(first, released)
    if has_closing(released):
        tell_closing(last, released)
    whole_first = max(1.0, _height_pt(first) / float(CONTENT_HEIGHT_PT))
    return whole_first + _height_pt(last) / float(CONTENT_HEIGHT_PT)


def _height_pt(story: Story) -> float:
    total = after = 0.0
    for flowable in story.unguarded():
        _, height = flowable.wrap(CONTENT_WIDTH_PT, CONTENT_HEIGHT_PT)
        total += float(height) + max(after, float(flowable.getSpaceBefore()))
        after = float(flowable.getSpaceAfter())
    return total + after
