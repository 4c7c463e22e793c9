"""Duties to bodies, and how far bodies may decide, on the command line."""

from datetime import date
from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import group
from planner.commands.register import Register
from planner.commands.shown import short_id
from planner.commands.written import read_day
from planner.domain.duties import DelegationCard, Duty
from planner.domain.people import Body
from planner.domain.record_json import record_to_json
from planner.services.bodies import body_called, body_name
from planner.services.law import DutyLine, duties_to
from planner.services.session import Session
from planner.text import tr
from planner.words.governance import pounds_text
from planner.words.numbers import brief_date_text

_VERBS = ("add", "edit", "delete")
_DUTIES = {verb: f"{__name__}:{verb}_duty" for verb in _VERBS}
_LIMITS = {verb: f"{__name__}:{verb}_limit" for verb in _VERBS}


def duty_value(line: DutyLine) -> dict[str, Any]:
    """Return a duty as a JSON value; `id` is null where the law says it."""
    return {
        "id": line.record,
        "body": line.body.id,
        "body_name": line.body.name,
        "text": line.text,
        "source": line.source,
        "pack": line.pack or None,
        "note": line.note,
    }


def _with_body(session: Session, record: Duty | DelegationCard) -> dict[str, Any]:
    return {**record_to_json(record), "body_name": body_name(session, record.body)}


def _duty_row(session: Session, duty: Duty) -> tuple[str, ...]:
    return (body_name(session, duty.body), duty.text, duty.source, short_id(duty.id))


DUTIES = Register(
    name="duties",
    record_type=Duty,
    arguments=("body", "text"),
    help_of={
        "add": tr("Add a duty to a body in your own words."),
        "edit": tr("Change a duty in your own words."),
        "delete": tr("Delete a duty in your own words."),
    },
    value=_with_body,
    row=_duty_row,
)
add_duty, edit_duty, delete_duty = DUTIES.add(), DUTIES.edit(), DUTIES.delete()


@group(
    "duties",
    _DUTIES,
    invoke_without_command=True,
    help=tr("List what is owed to each body: by the law packs, and in your own words."),
)
@click.option("--body", "written", metavar="NAME", help=tr("Only to this body."))
@click.option("--on", "day", metavar="DAY", help=tr("As the law was on that day."))
@click.pass_context
def duties(context: click.Context, written: str | None, day: str | None) -> None:
    """List the duties where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("duties") as session:
        owed_to = [body_called(session, written)] if written else session.read.all(Body)
        on = read_day(day) if day else None
        found = [line for body in owed_to for line in duties_to(session, body, on)]
        lines = [part for line in found for part in duty_lines(line)]
        frame.answer(
            [duty_value(line) for line in found], lines or [tr("There are no duties yet.")]
        )


def duty_lines(line: DutyLine) -> list[str]:
    """Return a duty for people: to whom and what, then where that stands."""
    said = tr("{body}: {duty}").format(body=line.body.name, duty=line.text)
    told = " ".join(part for part in (line.source, f"({line.note})" if line.note else "") if part)
    own = f"  {short_id(line.record)}" if line.record else ""
    return [f"{said}{own}", *([f"    {told}"] if told else [])]


def _card_row(session: Session, card: DelegationCard) -> tuple[str, ...]:
    return (
        body_name(session, card.body),
        card.limit,
        pounds_text(card.pounds) if card.pounds is not None else "",
        card.document,
        tr("review {day}").format(day=brief_date_text(card.review_on)) if card.review_on else "",
        short_id(card.id),
    )


DELEGATIONS = Register(
    name="delegations",
    record_type=DelegationCard,
    arguments=("body", "limit"),
    help_of={
        "add": tr("Note how far a body may decide."),
        "edit": tr("Change a limit; what is not named stays."),
        "delete": tr("Delete a limit."),
    },
    value=_with_body,
    row=_card_row,
)
add_limit, edit_limit, delete_limit = DELEGATIONS.add(), DELEGATIONS.edit(), DELEGATIONS.delete()


@group(
    "delegations",
    _LIMITS,
    invoke_without_command=True,
    help=tr("List how far each body may decide, with document and review date."),
)
@click.pass_context
def delegations(context: click.Context) -> None:
    """List the limits where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("delegations") as session:
        found = sorted(
            session.read.all(DelegationCard),
            key=lambda card: (card.review_on is None, card.review_on or date.max, card.id),
        )
        lines = DELEGATIONS.lines(session, found, tr("No limit is noted yet."))
        frame.answer([_with_body(session, card) for card in found], lines)
