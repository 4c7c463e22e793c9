"""The end of the coach's plan: sessions so far, and what leader and coach agree on now."""

from planner.domain.release import Released
from planner.export.plan.coach_fields import ask_agreed_action, asks_coach
from planner.export.plan.telling import Teller
from planner.text import tr


def has_closing(released: Released) -> bool:
    """Say whether there is anything to agree on with this reader."""
    return asks_coach(released)


def tell_closing(story: Teller, released: Released) -> None:
    """Tell what was agreed before, and ask what is agreed now."""
    story.title(
        tr("What we agreed"),
        over=tr("At the end"),
        under=tr("Filled in by the coach"),
        anchor="closing",
    )
    ask_agreed_action(story, released)
