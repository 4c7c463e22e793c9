"""Decisions on the command line: add, refer back, close, look back on the benefit."""

from collections.abc import Callable
from typing import Any

import click

from planner.commands.decision_shown import decision_lines, decision_row, decision_value
from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.shown import in_columns
from planner.commands.written import read_day
from planner.commands.written_fields import (
    field_options,
    named_fields,
    read_choice,
    rewritten_record,
    written_record,
)
from planner.domain.errors.fields import NotFoundError
from planner.domain.governance import Arrived, BenefitCheck, Decision, Intention
from planner.domain.records import RecordId
from planner.services import decisions as services
from planner.services.bodies import body_called
from planner.services.decision_view import decision_view, decision_views
from planner.services.decisions import BenefitSeen, Referral
from planner.services.records import delete_record
from planner.services.session import Session
from planner.text import tr

_NAMES = ("add", "show", "edit", "refer", "close", "reopen", "concern", "check", "delete")
_TABLE = {name: f"{__name__}:{name}" for name in _NAMES}
_BOARD_FIELDS = ("board", "refer_by", "referred_on", "outcome")
"""What `refer` says, of any number of boards."""


@group(
    "decisions",
    _TABLE,
    invoke_without_command=True,
    help=tr("List decisions with what they lack, or change them."),
)
@click.option("--open", "only_open", is_flag=True, help=tr("Only those that are not closed."))
@click.pass_context
def decisions(context: click.Context, *, only_open: bool) -> None:
    """List the decisions where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("decisions") as session:
        found = [
            view for view in decision_views(session) if not (only_open and view.decision.is_closed)
        ]
        lines = in_columns([decision_row(view) for view in found])
        value = [decision_value(view) for view in found]
        frame.answer(value, lines or [tr("There are no decisions yet.")])


def _check_option(function: Callable[..., None]) -> Callable[..., None]:
    return click.option(
        *("--check-on", "check_on"),
        metavar="DAY",
        help=tr("When to look whether the benefit arrived, if it is against your own interest."),
    )(function)


@command("add", help=tr("Add a decision, of today if no --day is named."))
@click.argument("title")
@field_options(Decision, "title", "closed_on", *_BOARD_FIELDS)
@_check_option
@click.pass_obj
def add(frame: Frame, /, title: str, check_on: str | None, **options: Any) -> None:
    """Add a decision."""
    with frame.session("decisions add") as session:
        said = {"day": session.today().isoformat()} | named_fields(options) | {"title": title}
        new = written_record(session, Decision, said)
        check = read_day(check_on) if check_on else None
        _answer(frame, session, services.add_decision(session, new, check_on=check).id)


@command("show", help=tr("Show a decision with boards, intentions, duties and limits."))
@click.argument("decision_id", metavar="ID")
@click.pass_obj
def show(frame: Frame, decision_id: str) -> None:
    """Show a decision."""
    with frame.session("decisions show") as session:
        view = decision_view(session, session.read.named(Decision, decision_id))
        frame.answer({"decision": decision_value(view)}, decision_lines(view))


@command("edit", help=tr("Change a decision; what is not named stays."))
@click.argument("decision_id", metavar="ID")
@field_options(Decision, "closed_on", *_BOARD_FIELDS)
@_check_option
@click.pass_obj
def edit(frame: Frame, /, decision_id: str, check_on: str | None, **options: Any) -> None:
    """Change a decision."""
    with frame.session("decisions edit") as session:
        seen = session.read.named(Decision, decision_id)
        new = rewritten_record(session, seen, named_fields(options))
        services.edit_decision(
            session, seen, new, check_on=read_day(check_on) if check_on else None
        )
        _answer(frame, session, seen.id)


@command("refer", help=tr("Note that a decision goes back to a board, was sent, or came back."))
@click.argument("decision_id", metavar="ID")
@click.option(
    "--board", default="", metavar="NAME", help=tr("The board; the only one if left out.")
)
@click.option("--due", metavar="DAY", help=tr("By when the board is to have it."))
@click.option("--sent", metavar="DAY", help=tr("When it was sent there."))
@click.option("--outcome", metavar="TEXT", help=tr("What the board said."))
@click.pass_obj
def refer(
    frame: Frame,
    decision_id: str,
    board: str,
    due: str | None,
    sent: str | None,
    outcome: str | None,
) -> None:
    """Note a reference-back."""
    with frame.session("decisions refer") as session:
        decision = session.read.named(Decision, decision_id)
        said = Referral(
            board=board,
            due=read_day(due) if due else None,
            sent_on=read_day(sent) if sent else None,
            outcome=outcome,
        )
        services.refer_back(session, decision, said)
        _answer(frame, session, decision.id)


@command("close", help=tr("Close a decision; one that goes back needs each board's outcome."))
@click.argument("decision_id", metavar="ID")
@click.option("--on", "day", metavar="DAY", help=tr("The day; today if it is not named."))
@click.pass_obj
def close(frame: Frame, decision_id: str, day: str | None) -> None:
    """Close a decision."""
    with frame.session("decisions close") as session:
        seen = session.read.named(Decision, decision_id)
        services.close_decision(session, seen, read_day(day) if day else None)
        _answer(frame, session, seen.id)


@command("reopen", help=tr("Open a closed decision again."))
@click.argument("decision_id", metavar="ID")
@click.pass_obj
def reopen(frame: Frame, decision_id: str) -> None:
    """Open a decision again."""
    with frame.session("decisions reopen") as session:
        seen = session.read.named(Decision, decision_id)
        services.reopen_decision(session, seen)
        _answer(frame, session, seen.id)


@command("concern", help=tr("Say that a decision concerns an organisation."))
@click.argument("decision_id", metavar="ID")
@click.argument("body", metavar="BODY")
@click.option("--intention", metavar="ID", help=tr("What its board had agreed to intend."))
@click.pass_obj
def concern(frame: Frame, decision_id: str, body: str, intention: str | None) -> None:
    """Name an organisation."""
    with frame.session("decisions concern") as session:
        seen = session.read.named(Decision, decision_id)
        agreed = session.read.named(Intention, intention) if intention else None
        services.name_concerned(session, seen, body_called(session, body), agreed)
        _answer(frame, session, seen.id)


@command("check", help=tr("Say whether the benefit of a decision arrived, and who noticed."))
@click.argument("decision_id", metavar="ID")
@click.option("--arrived", required=True, metavar="yes|partly|no|cannot-tell", help=tr("Did it?"))
@click.option("--noticed-by", default="", metavar="TEXT", help=tr("Who noticed."))
@click.option("--note", default="", metavar="TEXT", help=tr("In your own words."))
@click.option("--on", "day", metavar="DAY", help=tr("The day; today if it is not named."))
@click.pass_obj
def check(
    frame: Frame, decision_id: str, arrived: str, noticed_by: str, note: str, day: str | None
) -> None:
    """Note what became of the benefit."""
    with frame.session("decisions check") as session:
        decision = session.read.named(Decision, decision_id)
        seen = BenefitSeen(
            arrived=read_choice("arrived", Arrived, arrived),
            noticed_by=noticed_by,
            note=note,
            on=read_day(day) if day else None,
        )
        services.check_benefit(session, _check_of(session, decision), seen)
        _answer(frame, session, decision.id)


@command("delete", help=tr("Delete a decision with its reference-backs and checks."))
@click.argument("decision_id", metavar="ID")
@click.pass_obj
def delete(frame: Frame, decision_id: str) -> None:
    """Delete a decision."""
    with frame.session("decisions delete") as session:
        seen = session.read.named(Decision, decision_id)
        delete_record(session, seen)
        said = tr("Deleted: {record}").format(record=seen.title)
        frame.answer({"deleted": seen.id}, [said])


def _check_of(session: Session, decision: Decision) -> BenefitCheck:
    """Return the check that waits, else the last one; raises NotFoundError."""
    checks = decision_view(session, decision).checks
    waiting = [one for one in checks if one.checked_on is None]
    if not checks:
        raise NotFoundError(BenefitCheck.TYPE, decision.title)
    return (waiting or checks)[-1]


def _answer(frame: Frame, session: Session, decision: RecordId) -> None:
    view = decision_view(session, session.read.get(Decision, decision))
    line = "  ".join(part for part in decision_row(view) if part)
    frame.answer({"decision": decision_value(view)}, [line])
