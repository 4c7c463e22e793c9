"""The readiness-for-change plan from the first page to the last."""

from planner.domain.coaching import Audience
from planner.domain.release import Released
from planner.export.plan.annex import tell_annex
from planner.export.plan.at_a_glance import tell_at_a_glance
from planner.export.plan.readiness import tell_readiness
from planner.export.plan.shared_goals import tell_shared_goals
from planner.export.plan.skills import tell_skills
from planner.export.plan.telling import Teller
from planner.export.plan.trust import tell_trust
from planner.text import tr
from planner.words.numbers import day_text

_CHAPTERS = (
    (tell_at_a_glance, False),
    (tell_readiness, True),
    (tell_trust, False),
    (tell_shared_goals, False),
    (tell_skills, False),
    (tell_annex, False),
)
_AIR_PT = 14.0


def tell_plan(story: Teller, released: Released) -> None:
    """Tell the whole plan; the shorter chapters follow one another on a page."""
    is_first_page_full = released.sums.time is not None
    for chapter, has_own_page in _CHAPTERS:
        if has_own_page and is_first_page_full:
            story.new_page()
        elif chapter is not tell_at_a_glance:
            story.space(_AIR_PT)
        with story.section():
            chapter(story, released)


def plan_title(released: Released) -> str:
    """Return the document's title, as a window's or a browser's title bar shows it."""
    return tr("Readiness-for-change plan of {name}").format(
        name=released.owner_name() or tr("an unnamed leader")
    )


def revision_line(released: Released) -> str:
    """Return what stands at the foot: which plan, which revision, of which day."""
    return tr("Plan {plan} · revision {number} · {day}").format(
        plan=released.occasion.plan_uid[-4:],
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


def chapter_titles() -> list[tuple[str, str]]:
    """Return the anchor and the title of each part, for a navigation."""
    return [
        ("glance", tr("At a glance")),
        ("readiness", tr("Readiness for change")),
        ("trust", tr("Building trust")),
        ("goals", tr("Clarifying shared goals")),
        ("skills", tr("Investing in leadership and management skills")),
        ("annex", tr("Method and uncertainty")),
    ]
