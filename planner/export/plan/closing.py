"""The end of the plan: what leader and coach agreed on before, and what they agree on now."""

from planner.domain.coaching import AgreedAction, Audience, CoachingSession
from planner.domain.release import Released
from planner.export.plan.coach_fields import ask_agreed_action, asks_coach
from planner.export.plan.last_return import last_comments, tell_remarks
from planner.export.plan.newness import marked
from planner.export.plan.telling import Teller
from planner.text import tr
from planner.words.numbers import brief_date_text, hours_text

_MOST_SESSIONS = 4


def has_closing(released: Released) -> bool:
    """Say whether there is anything to tell or to ask this reader about agreements."""
    if released.occasion.audience not in (Audience.COACH, Audience.SELF):
        return False
    told = (*_actions(released), *_sessions(released), *last_comments(released))
    return asks_coach(released) or bool(told)


def tell_closing(story: Teller, released: Released) -> None:
    """Tell what was agreed before, and ask what is agreed now."""
    under = tr("Filled in by the coach") if asks_coach(released) else ""
    story.title(tr("What we agreed"), over=tr("At the end"), under=under, anchor="closing")
    tell_remarks(story, released)
    _tell_actions(story, released)
    _tell_sessions(story, released)
    ask_agreed_action(story, released)


def _actions(released: Released) -> list[AgreedAction]:
    """Return the open actions, then those done in the period."""
    period = released.occasion.period
    actions = released.plan.all(AgreedAction)
    lately = [one for one in actions if one.done_on and period.holds(one.done_on)]
    return [*(one for one in actions if one.done_on is None), *lately]


def _tell_actions(story: Teller, released: Released) -> None:
    actions = _actions(released)
    if not actions:
        return
    story.heading(2, tr("Actions agreed before"))
    story.table(
        (tr("Action"), tr("By when"), tr("Done")),
        [
            (
                marked(released, one, one.words),
                brief_date_text(one.due) if one.due else one.by_when,
                brief_date_text(one.done_on) if one.done_on else tr("open"),
            )
            for one in actions
        ],
        shares=(5, 2, 1.6),
    )


def _sessions(released: Released) -> list[CoachingSession]:
    period = released.occasion.period
    own = [one for one in released.plan.all(CoachingSession) if period.holds(one.day)]
    return sorted(own, key=lambda one: one.day, reverse=True)[:_MOST_SESSIONS]


def _tell_sessions(story: Teller, released: Released) -> None:
    sessions = _sessions(released)
    if not sessions:
        return
    story.heading(2, tr("Sessions in this period"))
    story.table(
        (tr("Day"), tr("Length"), tr("Agreed")),
        [(brief_date_text(one.day), hours_text(one.minutes), one.agreed) for one in sessions],
        shares=(1.6, 1.4, 6),
    )
