"""What the coach is asked, and under which names the answers come back."""

from planner.domain.coaching import Audience
from planner.domain.records import RecordId
from planner.domain.release import Released
from planner.export.pdf.forms import CheckField, Choice, ChoiceField, TextField
from planner.export.pdf.text import muted
from planner.export.plan.last_return import (
    tell_about_chapter,
    tell_about_goal,
    tell_about_initiative,
)
from planner.export.plan.telling import Teller
from planner.text import tr


def asks_coach(released: Released) -> bool:
    """Say whether this document has boxes to fill in."""
    return released.occasion.audience is Audience.COACH


def ask_what_was_noticed(
    story: Teller, released: Released, chapter: str, title: str, *, printed: str = ""
) -> None:
    """Ask at the end of a chapter what the coach noticed in it; `printed` names it otherwise."""
    tell_about_chapter(story, released, chapter)
    if not asks_coach(released):
        return
    usual = tr("What I noticed in “{chapter}”").format(chapter=title)
    story.text_field(
        TextField(
            name=f"{released.occasion.plan_uid}_noticed_{chapter}",
            label=tr("What I, the coach, noticed in “{chapter}”").format(chapter=title),
            lines=2,
        ),
        [printed or usual, " ", muted(tr("(coach)"))],
    )


def ask_one_question(story: Teller, released: Released, goal: RecordId, title: str) -> None:
    """Ask for one question about a goal."""
    tell_about_goal(story, released, goal)
    if not asks_coach(released):
        return
    story.text_field(
        TextField(
            name=f"{goal}_question",
            label=tr("One question from the coach about the goal “{goal}”").format(goal=title),
            lines=2,
        ),
        [
            tr("One question about “{goal}”").format(goal=title),
            " ",
            muted(tr("(coach)")),
        ],
    )


def ask_reading(story: Teller, released: Released, initiative: RecordId, title: str) -> None:
    """Ask how ready the coach finds the leader for one named change."""
    tell_about_initiative(story, released, initiative)
    if not asks_coach(released):
        return
    story.choice_field(
        ChoiceField(
            name=f"{initiative}_reading",
            label=tr("The coach's reading of readiness for “{change}”").format(change=title),
            choices=_readings(),
            value="none",
        ),
        [
            tr("My reading of readiness for “{change}”").format(change=title),
            " ",
            muted(tr("(coach)")),
        ],
    )


def _readings() -> tuple[Choice, ...]:
    return (
        Choice(value="none", label=tr("not said")),
        Choice(value="ready", label=tr("ready to go further")),
        Choice(value="nearly", label=tr("nearly; one thing is missing")),
        Choice(value="not_yet", label=tr("not yet")),
        Choice(value="cannot_tell", label=tr("I cannot tell from here")),
    )


def ask_agreed_action(story: Teller, released: Released) -> None:
    """Ask on the last page what was agreed, until when, and who may know."""
    if not asks_coach(released):
        return
    uid = released.occasion.plan_uid
    with story.columns() as (left, right):
        left.text_field(
            TextField(
                name=f"{uid}_agreed_action", label=tr("The action that we agreed on"), lines=2
            ),
            tr("Agreed action"),
        )
        right.text_field(
            TextField(name=f"{uid}_agreed_date", label=tr("The date by which it is done"), lines=1),
            tr("By when"),
        )
    story.check_field(
        CheckField(
            name=f"{uid}_not_for_sponsor",
            label=tr("Not for the sponsor: this action stays between the two of us"),
        )
    )
