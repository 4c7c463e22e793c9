"""Readiness for a named change on the command line."""

from collections.abc import Sequence
from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.instruments import answer_instruments
from planner.commands.paths import read_path
from planner.commands.shown import in_columns, short_id
from planner.commands.written import read_day
from planner.commands.written_fields import (
    field_options,
    named_fields,
    read_choice,
    rewritten_record,
    written_record,
)
from planner.domain.direction import Initiative
from planner.domain.errors import NoOpenRoundError
from planner.domain.readiness import Rater, Round
from planner.domain.readiness_results import ReadinessResult
from planner.domain.record_json import record_to_json
from planner.services import readiness as services
from planner.services.instruments import first_instrument
from planner.services.session import Session
from planner.text import tr, tr_plural
from planner.words.choices import choice_text
from planner.words.numbers import day_text, decimal_text
from planner.words.verdicts import because_text, verdict_text

_NAMES = ("initiatives", "add", "edit", "instruments", "open", "answers", "close", "results")
_TABLE = {name: f"{__name__}:{name.replace('open', 'open_')}" for name in _NAMES}


@group("readiness", _TABLE, help=tr("Learn how ready people are for one named change."))
def readiness() -> None:
    """Learn how ready people are."""


@command("initiatives", help=tr("List the changes you lead, with their rounds."))
@click.pass_obj
def initiatives(frame: Frame) -> None:
    """List the initiatives."""
    with frame.session("readiness initiatives") as session:
        found = session.read.all(Initiative)
        value = [_initiative_value(session, initiative) for initiative in found]
        lines = in_columns([(one.title, one.statement, short_id(one.id)) for one in found])
        frame.answer(value, lines or [tr("No change is named yet.")])


@command("add", help=tr("Name a change that you lead."))
@click.argument("title")
@field_options(Initiative, "title")
@click.pass_obj
def add(frame: Frame, /, title: str, **options: Any) -> None:
    """Add an initiative."""
    with frame.session("readiness add") as session:
        new = written_record(session, Initiative, named_fields(options) | {"title": title})
        services.add_initiative(session, new)
        _answer_initiative(frame, session, new)


@command("edit", help=tr("Change an initiative; what is not named stays."))
@click.argument("initiative_id", metavar="ID")
@field_options(Initiative)
@click.pass_obj
def edit(frame: Frame, /, initiative_id: str, **options: Any) -> None:
    """Change an initiative."""
    with frame.session("readiness edit") as session:
        seen = session.read.named(Initiative, initiative_id)
        new = rewritten_record(session, seen, named_fields(options))
        services.edit_initiative(session, seen, new)
        _answer_initiative(frame, session, new)


@command("instruments", help=tr("List the questionnaires that a round can use."))
@click.pass_obj
def instruments(frame: Frame) -> None:
    """List the instruments."""
    with frame.session("readiness instruments") as session:
        answer_instruments(frame, session)


@command("open", help=tr("Open a round of answers for an initiative."))
@click.argument("initiative_id", metavar="ID")
@click.option("--instrument", metavar="KEY", help=tr("The questionnaire; the first if not named."))
@click.option("--rater", default=Rater.SELF.value, metavar="|".join(Rater), help=tr("Whose view."))
@click.option("--invited", type=int, default=1, metavar="N", help=tr("How many are asked."))
@click.option("--on", "day", metavar="DAY", help=tr("The day; today if it is not named."))
@click.pass_obj
def open_(
    frame: Frame,
    /,
    initiative_id: str,
    instrument: str | None,
    rater: str,
    invited: int,
    day: str | None,
) -> None:
    """Open a round."""
    with frame.session("readiness open") as session:
        opened = services.open_round(
            session,
            session.read.named(Initiative, initiative_id),
            instrument or first_instrument(session).key,
            read_choice("rater", Rater, rater),
            invited=invited,
            on=read_day(day) if day else None,
        )
        said = tr("Opened a round: {id}").format(id=short_id(opened.id))
        frame.answer({"round": record_to_json(opened)}, [said])


@command("answers", help=tr("Enter answers from a CSV file into a round."))
@click.argument("file")
@click.option("--round", "round_id", metavar="ID", help=tr("The round; the open one if not named."))
@click.pass_obj
def answers(frame: Frame, file: str, round_id: str | None) -> None:
    """Enter answers."""
    with frame.session("readiness answers") as session:
        seen = _round(session, round_id)
        number = services.enter_answers_file(session, seen, read_path(file))
        said = tr_plural("{n} answer was entered.", "{n} answers were entered.", number)
        frame.answer({"round": seen.id, "answers": number}, [said])


@command("close", help=tr("Close a round; its results stand then."))
@click.argument("round_id", metavar="ID", required=False)
@click.option("--on", "day", metavar="DAY", help=tr("The day; today if it is not named."))
@click.pass_obj
def close(frame: Frame, round_id: str | None, day: str | None) -> None:
    """Close a round."""
    with frame.session("readiness close") as session:
        seen = _round(session, round_id)
        closed = services.close_round(session, seen, read_day(day) if day else None)
        said = tr("The round is closed: {id}").format(id=short_id(closed.id))
        frame.answer({"round": record_to_json(closed)}, [said])


@command("results", help=tr("Show what the rounds say, as far as one can tell."))
@click.argument("initiative_id", metavar="ID", required=False)
@click.pass_obj
def results(frame: Frame, initiative_id: str | None) -> None:
    """Show results of one initiative, or of all."""
    with frame.session("readiness results") as session:
        wanted = (
            [session.read.named(Initiative, initiative_id)]
            if initiative_id
            else session.read.all(Initiative)
        )
        found = [
            (initiative, line.latest)
            for initiative in wanted
            for line in services.readiness_of(session, initiative)
        ]
        value = {"subscales": [_result_value(result) for _, result in found]}
        lines = in_columns([_result_row(initiative, result) for initiative, result in found])
        frame.answer(value, lines or [tr("There are no rounds yet.")])


def _round(session: Session, written: str | None) -> Round:
    """Return the named round; without a name the only one that is open."""
    if written:
        return session.read.named(Round, written)
    found = [one for one in session.read.all(Round) if one.closed_on is None]
    if len(found) != 1:
        raise NoOpenRoundError(len(found))
    return found[0]


def _answer_initiative(frame: Frame, session: Session, initiative: Initiative) -> None:
    value = {"initiative": _initiative_value(session, initiative)}
    frame.answer(value, [f"{initiative.title}  {short_id(initiative.id)}"])


def _initiative_value(session: Session, initiative: Initiative) -> dict[str, Any]:
    rounds: Sequence[Round] = session.read.readiness.rounds(initiative.id)
    return {**record_to_json(initiative), "rounds": [record_to_json(one) for one in rounds]}


def _result_value(result: ReadinessResult) -> dict[str, Any]:
    return {
        "initiative": result.initiative,
        "rater": result.rater.value,
        "instrument": result.instrument,
        "name": result.subscale,
        "validated": result.is_validated,
        "mean": None if result.mean is None else round(result.mean, 4),
        "n": result.n,
        "invited": result.invited,
        "lowest": result.lowest,
        "highest": result.highest,
        "earlier_mean": None if result.earlier_mean is None else round(result.earlier_mean, 4),
        "smallest_change": (
            None if result.smallest_change is None else round(result.smallest_change, 4)
        ),
        "closed_on": result.closed_on.isoformat() if result.closed_on else None,
        "verdict": result.verdict.value,
        "because": result.because.value,
        "because_words": because_text(result),
    }


def _result_row(initiative: Initiative, result: ReadinessResult) -> tuple[str, ...]:
    mean = tr("not shown") if result.mean is None else decimal_text(result.mean, 2)
    return (
        initiative.title,
        choice_text(result.rater),
        result.subscale,
        day_text(result.closed_on) if result.closed_on else tr("open"),
        mean,
        verdict_text(result.verdict),
        because_text(result),
    )
