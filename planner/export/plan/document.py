"""The readiness-for-change plan from the first page to the last."""

from collections.abc import Callable, Mapping
from typing import Final

from planner.domain.coaching import Audience
from planner.domain.plan_choices import Chapter
from planner.domain.release import Released
from planner.export.plan.annex import tell_annex
from planner.export.plan.at_a_glance import tell_at_a_glance
from planner.export.plan.closing import has_closing, tell_closing
from planner.export.plan.readiness import has_initiatives, tell_readiness
from planner.export.plan.shared_goals import has_shared_goals, tell_shared_goals
from planner.export.plan.skills import has_skills, tell_skills
from planner.export.plan.telling import Teller
from planner.export.plan.trust import has_trust, tell_trust
from planner.text import tr
from planner.words.choices import choice_title
from planner.words.numbers import day_text

CHAPTERS: Final[Mapping[Chapter, Callable[[Teller, Released], None]]] = {
    Chapter.READINESS: tell_readiness,
    Chapter.TRUST: tell_trust,
    Chapter.SHARED_GOALS: tell_shared_goals,
    Chapter.SKILLS: tell_skills,
    Chapter.ANNEX: tell_annex,
}

_HAS_CONTENT: Final[Mapping[Chapter, Callable[[Released], bool]]] = {
    Chapter.READINESS: has_initiatives,
    Chapter.TRUST: has_trust,
    Chapter.SHARED_GOALS: has_shared_goals,
    Chapter.SKILLS: has_skills,
}


def tell_plan(story: Teller, released: Released) -> None:
    """Tell the chosen chapters; the shorter ones follow one another on a page."""
    with story.section():
        tell_at_a_glance(story, released)
    for number, chapter in enumerate(told_chapters(released)):
        if number == 0 and released.sums.time is not None:  # the first page is full
            story.new_page()
        with story.section():
            CHAPTERS[chapter](story, released)
    if has_closing(released):
        with story.section():
            tell_closing(story, released)


def told_chapters(released: Released) -> list[Chapter]:
    """List the chosen chapters; one that is empty is told to those who can help to fill it."""
    helps = released.occasion.audience in (Audience.COACH, Audience.SELF)
    return [
        chapter
        for chapter in released.occasion.choices.chapters
        if helps or chapter not in _HAS_CONTENT or _HAS_CONTENT[chapter](released)
    ]


def plan_title(released: Released) -> str:
    """Return the document's title, as a window's or a browser's title bar shows it."""
    return tr("Readiness-for-change plan of {name}").format(
        name=released.owner_name() or tr("an unnamed leader")
    )


def revision_line(released: Released) -> str:
    """Return what stands at the foot: whose plan, which revision, of which day."""
    plan = tr("Plan {plan}").format(plan=released.occasion.plan_uid[-4:])
    return tr("{plan} · revision {number} · {day}").format(
        plan=f"{name} · {plan}" if (name := released.owner_name()) else plan,
        number=released.occasion.revision,
        day=day_text(released.occasion.exported_at.date()),
    )


def privacy_line(released: Released) -> str:
    """Return for whom the document is, and what it must not be used for."""
    return {
        Audience.COACH: tr("Private: for the coach. Not for appraisal."),
        Audience.TEAM: tr("Private: for the team. Not for appraisal."),
        Audience.BOARD: tr("Private: for the board. Not for appraisal."),
        Audience.SELF: tr("Private: for myself. Not for appraisal."),
    }[released.occasion.audience]


def chapter_titles(released: Released) -> list[tuple[str, str]]:
    """Return the anchor and the title of each part, for a navigation."""
    told = [(chapter.value, choice_title(chapter)) for chapter in told_chapters(released)]
    closing = [("closing", tr("What we agreed"))] if has_closing(released) else []
    return [("glance", tr("At a glance")), *told, *closing]
