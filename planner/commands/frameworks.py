"""Frameworks of standards on the command line, and the goals that are tied to them."""

from datetime import date
from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.paths import read_path
from planner.commands.shown import in_columns
from planner.commands.written import read_day
from planner.domain.errors.standards import StandardUnknownError
from planner.domain.frameworks import Followed, Framework, Standard
from planner.domain.goals import SkillGoal
from planner.domain.law import Validity
from planner.services import frameworks as services
from planner.services.session import Session
from planner.text import tr, tr_plural

_NAMES = ("show", "crosswalk", "tie", "untie", "goal")
_TABLE = {name: f"{__name__}:{name}" for name in _NAMES}


@group(
    "frameworks",
    _TABLE,
    invoke_without_command=True,
    help=tr("List frameworks, or tie skill goals to their standards."),
)
@click.pass_context
def frameworks(context: click.Context) -> None:
    """List all frameworks where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("frameworks") as session:
        found = services.frameworks(session)
        rows = [(one.key, one.name, one.version, str(len(one.standards))) for one in found]
        frame.answer([_head_value(one) for one in found], in_columns(rows))


@command("show", help=tr("Show the standards of a framework that hold on a day."))
@click.argument("key")
@click.option("--on", "day", metavar="DAY", help=tr("The day; today if it is not named."))
@click.pass_obj
def show(frame: Frame, key: str, day: str | None) -> None:
    """Show a framework."""
    with frame.session("frameworks show") as session:
        on = read_day(day) if day else session.today()
        found = services.framework_called(session, key)
        standards = [_standard_value(found, standard, on) for standard in found.standards]
        rows = [(one.domain, one.key, one.title) for one in found.standards if found.holds(one, on)]
        frame.answer(
            {"framework": {**_head_value(found), "standards": standards}}, in_columns(rows)
        )


@command("crosswalk", help=tr("Take in from a CSV file where old standards go on."))
@click.argument("file")
@click.option("--old", required=True, metavar="KEY", help=tr("The framework that ends."))
@click.option("--new", required=True, metavar="KEY", help=tr("The one that goes on from it."))
@click.pass_obj
def crosswalk(frame: Frame, file: str, old: str, new: str) -> None:
    """Take in a crosswalk."""
    with frame.session("frameworks crosswalk") as session:
        added = services.take_crosswalk(session, read_path(file), old, new)
        said = tr_plural("{n} line was new.", "{n} lines were new.", added)
        frame.answer({"added": added, "old": old, "new": new}, [said])


@command("tie", help=tr("Say that a skill goal serves a standard."))
@click.argument("goal_id", metavar="GOAL")
@click.argument("framework")
@click.argument("standard")
@click.pass_obj
def tie(frame: Frame, goal_id: str, framework: str, standard: str) -> None:
    """Tie a goal to a standard."""
    with frame.session("frameworks tie") as session:
        seen = session.read.named(SkillGoal, goal_id)
        services.tie_goal(session, seen, framework, standard)
        _answer_goal(frame, session, seen, session.today())


@command("untie", help=tr("Take back that a skill goal serves a standard."))
@click.argument("goal_id", metavar="GOAL")
@click.argument("framework")
@click.argument("standard")
@click.pass_obj
def untie(frame: Frame, goal_id: str, framework: str, standard: str) -> None:
    """Untie a goal from a standard."""
    with frame.session("frameworks untie") as session:
        seen = session.read.named(SkillGoal, goal_id)
        named = [
            one
            for one in services.ties_of(session, seen)
            if (one.framework, one.standard) == (framework, standard)
        ]
        if not named:
            raise StandardUnknownError(framework, standard)
        services.untie_goal(session, named[0])
        _answer_goal(frame, session, seen, session.today())


@command("goal", help=tr("Show which standards a skill goal serves on a day."))
@click.argument("goal_id", metavar="GOAL")
@click.option("--on", "day", metavar="DAY", help=tr("The day; today if it is not named."))
@click.pass_obj
def goal(frame: Frame, goal_id: str, day: str | None) -> None:
    """Show the standards of a goal."""
    with frame.session("frameworks goal") as session:
        seen = session.read.named(SkillGoal, goal_id)
        _answer_goal(frame, session, seen, read_day(day) if day else session.today())


def _answer_goal(frame: Frame, session: Session, seen: SkillGoal, day: date) -> None:
    found = services.standards_of(session, seen, day)
    value = {"goal": seen.id, "standards": [_followed_value(one) for one in found]}
    frame.answer(value, in_columns([_followed_row(one) for one in found]))


def _followed_value(one: Followed) -> dict[str, Any]:
    return {
        "framework": one.key.framework,
        "standard": one.key.standard,
        "title": one.standard.title if one.standard else None,
        "holds": one.holds,
        "came_from": [{"framework": k.framework, "standard": k.standard} for k in one.came_from],
    }


def _followed_row(one: Followed) -> tuple[str, ...]:
    ended = "" if one.holds else tr("ended; nothing is known to follow")
    return (*one.key, one.standard.title if one.standard else "", ended)


def _head_value(one: Framework) -> dict[str, Any]:
    return {
        "key": one.key,
        "name": one.name,
        "version": one.version,
        "licence": one.licence,
        "source": one.source,
        "note": one.note,
        **_span_value(one.span),
        "items": len(one.standards),
    }


def _standard_value(framework: Framework, standard: Standard, day: date) -> dict[str, Any]:
    return {
        "key": standard.key,
        "title": standard.title,
        "description": standard.description,
        "domain": standard.domain,
        **_span_value(standard.span),
        "holds": framework.holds(standard, day),
    }


def _span_value(span: Validity) -> dict[str, str | None]:
    first, last = span.first, span.last
    return {
        "from": first.isoformat() if first else None,
        "to": last.isoformat() if last else None,
    }
