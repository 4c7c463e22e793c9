"""Skill goals on the command line."""

from collections.abc import Sequence
from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.shown import in_columns, short_id
from planner.commands.written import read_day
from planner.commands.written_fields import (
    field_options,
    named_fields,
    rewritten_record,
    written_record,
)
from planner.domain.goals import SkillGoal, Step
from planner.domain.record_json import record_to_json
from planner.services import goals as services
from planner.services.ratings import Rating, ratings
from planner.services.session import Session
from planner.text import tr, tr_plural
from planner.words.choices import choice_text
from planner.words.goal_warnings import goal_warning_text
from planner.words.numbers import day_text, hours_text

_NAMES = ("add", "show", "edit", "rate", "step", "finish", "reopen", "evidence", "delete")
_TABLE = {name: f"{__name__}:{name}" for name in _NAMES}


@group("goals", _TABLE, invoke_without_command=True, help=tr("List skill goals, or change them."))
@click.pass_context
def goals(context: click.Context) -> None:
    """List all goals where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("goals") as session:
        overview = services.goal_overview(session)
        value = {
            "goals": [goal_value(line) for line in overview.lines],
            "warnings": [warning.value for warning in overview.warnings],
        }
        lines = in_columns([_row(line) for line in overview.lines])
        lines += [goal_warning_text(warning.value) for warning in overview.warnings]
        frame.answer(value, lines or [tr("There are no goals yet.")])


@command("add", help=tr("Add a skill goal; --skill says of which skill."))
@click.argument("title")
@field_options(SkillGoal, "title")
@click.pass_obj
def add(frame: Frame, /, title: str, **options: Any) -> None:
    """Add a goal."""
    with frame.session("goals add") as session:
        goal = written_record(session, SkillGoal, named_fields(options) | {"title": title})
        services.add_goal(session, goal)
        _answer(frame, session, goal)


@command("show", help=tr("Show one goal with its steps and evidence."))
@click.argument("goal_id", metavar="ID")
@click.pass_obj
def show(frame: Frame, goal_id: str) -> None:
    """Show one goal."""
    with frame.session("goals show") as session:
        _answer(frame, session, session.read.named(SkillGoal, goal_id))


@command("edit", help=tr("Change a goal; what is not named stays."))
@click.argument("goal_id", metavar="ID")
@field_options(SkillGoal)
@click.pass_obj
def edit(frame: Frame, /, goal_id: str, **options: Any) -> None:
    """Change a goal."""
    with frame.session("goals edit") as session:
        seen = session.read.named(SkillGoal, goal_id)
        new = rewritten_record(session, seen, named_fields(options))
        services.edit_goal(session, seen, new)
        _answer(frame, session, new)


@command("rate", help=tr("Rate the level of a goal now, 1 to 5."))
@click.argument("goal_id", metavar="ID")
@click.argument("level", type=int)
@click.option("--words", metavar="TEXT", help=tr("What this level looks like."))
@click.pass_obj
def rate(frame: Frame, goal_id: str, level: int, words: str | None) -> None:
    """Rate a goal again."""
    with frame.session("goals rate") as session:
        seen = session.read.named(SkillGoal, goal_id)
        services.rate_goal(session, seen, level, words)
        _answer(frame, session, seen)


@command("step", help=tr("Add a step towards a goal."))
@click.argument("goal_id", metavar="ID")
@click.argument("title")
@click.option("--due", metavar="DAY", help=tr("By when."))
@click.pass_obj
def step(frame: Frame, goal_id: str, title: str, due: str | None) -> None:
    """Add a step."""
    with frame.session("goals step") as session:
        goal = session.read.named(SkillGoal, goal_id)
        services.add_step(session, goal, title, read_day(due) if due else None)
        _answer(frame, session, goal)


@command("finish", help=tr("Mark a step as done."))
@click.argument("step_id", metavar="STEP")
@click.option("--on", "day", metavar="DAY", help=tr("The day; today if it is not named."))
@click.pass_obj
def finish(frame: Frame, step_id: str, day: str | None) -> None:
    """Finish a step."""
    with frame.session("goals finish") as session:
        seen = session.read.named(Step, step_id)
        services.finish_step(session, seen, read_day(day) if day else None)
        _answer(frame, session, session.read.get(SkillGoal, seen.goal))


@command("reopen", help=tr("Mark a step as open again."))
@click.argument("step_id", metavar="STEP")
@click.pass_obj
def reopen(frame: Frame, step_id: str) -> None:
    """Open a step again."""
    with frame.session("goals reopen") as session:
        seen = session.read.named(Step, step_id)
        services.reopen_step(session, seen)
        _answer(frame, session, session.read.get(SkillGoal, seen.goal))


@command("evidence", help=tr("Note what shows that the skill grows."))
@click.argument("goal_id", metavar="ID")
@click.argument("what")
@click.option("--day", metavar="DAY", help=tr("When it was seen; today if it is not named."))
@click.option("--source", default="", metavar="TEXT", help=tr("Who or what says so."))
@click.pass_obj
def evidence(frame: Frame, goal_id: str, what: str, day: str | None, source: str) -> None:
    """Add evidence."""
    with frame.session("goals evidence") as session:
        goal = session.read.named(SkillGoal, goal_id)
        services.add_evidence(session, goal, what, read_day(day) if day else None, source)
        _answer(frame, session, goal)


@command("delete", help=tr("Delete a goal with its steps and evidence; undo brings them back."))
@click.argument("goal_id", metavar="ID")
@click.pass_obj
def delete(frame: Frame, goal_id: str) -> None:
    """Delete a goal."""
    with frame.session("goals delete") as session:
        seen = session.read.named(SkillGoal, goal_id)
        services.delete_goal(session, seen)
        frame.answer({"deleted": seen.id}, [tr("Deleted: {title}").format(title=seen.title)])


def goal_value(line: services.GoalLine) -> dict[str, Any]:
    """Return a goal with what was done for it as a JSON value."""
    goal = line.goal
    return {
        **record_to_json(goal),
        "kind": goal.kind.value,
        "gap": goal.gap,
        "minutes": line.minutes,
        "minutes_lately": line.minutes_lately,
        "warnings": [warning.value for warning in line.warnings],
        "steps": [record_to_json(step) for step in line.steps],
        "evidence": [record_to_json(evidence) for evidence in line.evidence],
    }


def _answer(frame: Frame, session: Session, goal: SkillGoal) -> None:
    line = services.goal_line(session, session.read.get(SkillGoal, goal.id))
    rated = ratings(session, line.goal)
    frame.answer({"goal": goal_value(line), "ratings": _ratings(rated)}, _lines(line, rated))


def _row(line: services.GoalLine) -> tuple[str, ...]:
    goal = line.goal
    done = sum(step.done_on is not None for step in line.steps)
    return (
        goal.title,
        choice_text(goal.skill),
        f"{goal.now_level}\N{RIGHTWARDS ARROW}{goal.target_level}",
        choice_text(goal.state),
        tr_plural("{{done}} of {n} step", "{{done}} of {n} steps", len(line.steps)).format(
            done=done
        ),
        hours_text(line.minutes),
        short_id(goal.id),
    )


def _ratings(rated: Sequence[Rating]) -> list[dict[str, Any]]:
    return [
        {"day": rating.day.isoformat(), "level": rating.level, "words": rating.words}
        for rating in rated
    ]


def _lines(line: services.GoalLine, rated: Sequence[Rating]) -> list[str]:
    shown = ["  ".join(_row(line))]
    for step in line.steps:
        mark = "x" if step.done_on else " "
        due = tr("by {day}").format(day=day_text(step.due)) if step.due else ""
        shown.append(f"  [{mark}] {step.title}  {due}  {short_id(step.id)}")
    shown += [f"  {day_text(found.day)}: {found.what}" for found in line.evidence]
    for rating in rated[1:]:
        words = tr("rated {level} on {day}").format(level=rating.level, day=day_text(rating.day))
        shown.append(f"  {words}  {rating.words}")
    return shown + [goal_warning_text(warning.value) for warning in line.warnings]
