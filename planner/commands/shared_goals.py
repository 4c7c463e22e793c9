"""Shared goals and their measures on the command line."""

from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import group
from planner.commands.register import Register
from planner.commands.shown import short_id
from planner.domain.direction import STATUTORY_LIMBS, Aim, SharedGoal
from planner.domain.record_json import record_to_json
from planner.services.initiatives import SharedGoalView, direction, shared_goal_view
from planner.services.session import Session
from planner.text import tr
from planner.words.choices import choice_text, choice_title
from planner.words.partnership import mix_text

_TABLE = {name: f"{__name__}:{name}" for name in ("add", "show", "edit", "delete")}
_LIMBS = (*STATUTORY_LIMBS, Aim.INEQUALITIES)


def _view_value(view: SharedGoalView) -> dict[str, Any]:
    return {
        **record_to_json(view.goal),
        "limbs": {aim.value: view.goal.limb(aim) for aim in _LIMBS},
        "blank": [aim.value for aim in view.blank],
        "measures": [record_to_json(measure) for measure in view.measures],
    }


def _value(session: Session, goal: SharedGoal) -> dict[str, Any]:
    return _view_value(shared_goal_view(session, goal))


def _row(session: Session, goal: SharedGoal) -> tuple[str, ...]:
    blank = shared_goal_view(session, goal).blank
    names = ", ".join(choice_text(aim) for aim in blank)
    return (
        goal.title,
        choice_text(goal.aim),
        tr("blank: {limbs}").format(limbs=names) if names else "",
        short_id(goal.id),
    )


def _details(session: Session, goal: SharedGoal) -> list[str]:
    blank = tr("(blank)")
    limbs = [f"  {choice_title(aim)}: {goal.limb(aim).strip() or blank}" for aim in _LIMBS]
    measures = [
        f"  {measure.title}  {short_id(measure.id)}"
        for measure in shared_goal_view(session, goal).measures
    ]
    return [*limbs, *measures]


SHARED_GOALS = Register(
    name="shared-goals",
    record_type=SharedGoal,
    arguments=("title",),
    help_of={
        "add": tr("Add a shared goal; --aim says which limb of the Triple Aim it serves first."),
        "show": tr("Show a shared goal with its Triple Aim note and measures."),
        "edit": tr("Change a shared goal; what is not named stays."),
        "delete": tr("Delete a shared goal with its measures."),
    },
    value=_value,
    row=_row,
    details=_details,
)
add, show, edit = SHARED_GOALS.add(), SHARED_GOALS.show(), SHARED_GOALS.edit()
delete = SHARED_GOALS.delete()


@group(
    "shared-goals",
    _TABLE,
    invoke_without_command=True,
    help=tr("List shared goals with their Triple Aim notes, and the mix of measures."),
)
@click.pass_context
def shared_goals(context: click.Context) -> None:
    """List the shared goals where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("shared-goals") as session:
        found = direction(session)
        goals = [view.goal for view in found.goals]
        lines = SHARED_GOALS.lines(session, goals, tr("There is no shared goal yet."))
        if found.mix.number:
            lines.append(mix_text(found.mix))
        frame.answer([_view_value(view) for view in found.goals], lines)
