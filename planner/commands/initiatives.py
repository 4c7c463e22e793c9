"""Initiatives on the command line: blueprint, population priority, age, ready for review."""

from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import group
from planner.commands.register import Register
from planner.commands.shown import short_id
from planner.domain.direction import Initiative
from planner.domain.record_json import record_to_json
from planner.services.initiatives import InitiativeView, initiative_view, initiative_views
from planner.services.session import Session
from planner.text import tr
from planner.words.choices import choice_text
from planner.words.partnership import age_text, gaps_text, settling_text

_TABLE = {name: f"{__name__}:{name}" for name in ("add", "show", "edit", "delete")}


def _view_value(view: InitiativeView) -> dict[str, Any]:
    settled = view.settled_from
    return {
        **record_to_json(view.initiative),
        "age_days": view.age_days,
        "settled_from": settled.isoformat() if settled else None,
        "settling": view.is_settling,
        "ready_for_review": view.is_ready_for_review,
        "gaps": [gap.value for gap in view.gaps],
        "shared_goals": [goal.id for goal in view.goals],
    }


def _value(session: Session, initiative: Initiative) -> dict[str, Any]:
    return _view_value(initiative_view(session, initiative))


def _row(session: Session, initiative: Initiative) -> tuple[str, ...]:
    view = initiative_view(session, initiative)
    return (
        initiative.title,
        choice_text(initiative.kind),
        age_text(view.age_days) if initiative.is_open else tr("ended"),
        settling_text(initiative, is_settling=view.is_settling),
        gaps_text(view.gaps),
        short_id(initiative.id),
    )


def _details(_session: Session, initiative: Initiative) -> list[str]:
    told = (
        initiative.statement,
        _labelled(tr("Built on: {text}"), initiative.blueprint),
        _labelled(tr("Different here: {text}"), initiative.adaptation),
        _labelled(tr("The community: {text}"), initiative.community_voice),
        _labelled(tr("In a surge: {text}"), initiative.in_surge),
    )
    return [f"  {text}" for text in told if text]


def _labelled(label: str, text: str) -> str:
    return label.format(text=text) if text else ""


INITIATIVES = Register(
    name="initiatives",
    record_type=Initiative,
    arguments=("title",),
    help_of={
        "add": tr("Add a change you lead; --statement says in 300 characters what changes."),
        "show": tr("Show an initiative, and what it lacks before it is ready for review."),
        "edit": tr("Change an initiative; what is not named stays."),
        "delete": tr("Delete an initiative with its rounds of answers."),
    },
    value=_value,
    row=_row,
    details=_details,
)
add, show, edit = INITIATIVES.add(), INITIATIVES.show(), INITIATIVES.edit()
delete = INITIATIVES.delete()


@group(
    "initiatives",
    _TABLE,
    invoke_without_command=True,
    help=tr("List the changes you lead: their age, and what they lack before a review."),
)
@click.pass_context
def initiatives(context: click.Context) -> None:
    """List the initiatives where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("initiatives") as session:
        views = initiative_views(session)
        found = [view.initiative for view in views]
        lines = INITIATIVES.lines(session, found, tr("There is no initiative yet."))
        frame.answer([_view_value(view) for view in views], lines)
