"""Readiness for a named change on the command line."""

from collections.abc import Sequence
from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.instruments import answer_instruments
from planner.commands.paths import read_path
from planner.commands.readiness_results import (
    comments_lines,
    comments_value,
    reading_line,
    reading_value,
    result_row,
    result_value,
    say_do_line,
    say_do_value,
)
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
from planner.domain.errors.log import NoOpenRoundError
from planner.domain.readiness import Rater, Round
from planner.domain.record_json import record_to_json
from planner.insight.team_guard import LEAST_TEAM
from planner.services import readiness as services
from planner.services.instruments import first_instrument
from planner.services.readings import readings_of
from planner.services.round_comments import comments_of
from planner.services.say_do import USUAL_WEEKS, say_do_of
from planner.services.session import Session
from planner.text import tr, tr_plural

_NAMES = ("initiatives", "add", "edit", "instruments", "answers", "close", "reopen", "results")
_TABLE = {
    **{name: f"{__name__}:{name}" for name in _NAMES},
    "open": f"{__name__}:open_",
    "say-do": f"{__name__}:say_do",
}
_MOST_WEEKS = 520


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
@click.option("--least", type=int, default=LEAST_TEAM, metavar="N", help=tr("Fewest of a team."))
@click.option("--on", "day", metavar="DAY", help=tr("The day; today if it is not named."))
@click.pass_obj
def open_(  # noqa: PLR0913 - each is an option
    frame: Frame,
    /,
    *,
    initiative_id: str,
    instrument: str | None,
    rater: str,
    invited: int,
    least: int,
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
            least=least,
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


@command("reopen", help=tr("Go on from a closed round in a new one; the old one stands."))
@click.argument("round_id", metavar="ID")
@click.option("--on", "day", metavar="DAY", help=tr("The day; today if it is not named."))
@click.pass_obj
def reopen(frame: Frame, round_id: str, day: str | None) -> None:
    """Go on from a closed round."""
    with frame.session("readiness reopen") as session:
        seen = session.read.named(Round, round_id)
        opened = services.reopen_round(session, seen, read_day(day) if day else None)
        said = tr("Opened a round: {id}").format(id=short_id(opened.id))
        frame.answer({"round": record_to_json(opened)}, [said])


@command("results", help=tr("Show what the rounds say, as far as one can tell."))
@click.argument("initiative_id", metavar="ID", required=False)
@click.pass_obj
def results(frame: Frame, initiative_id: str | None) -> None:
    """Show results of one initiative, or of all."""
    with frame.session("readiness results") as session:
        wanted = _wanted(session, initiative_id)
        found = [
            (one, line.latest) for one in wanted for line in services.readiness_of(session, one)
        ]
        readings = [(one, reading) for one in wanted for reading in readings_of(session, one)]
        comments = [(one, written) for one in wanted for written in comments_of(session, one)]
        value = {
            "subscales": [result_value(result) for _, result in found],
            "readings": [reading_value(*pair) for pair in readings],
            "comments": [comments_value(written) for _, written in comments],
        }
        lines = in_columns([result_row(*pair) for pair in found])
        lines += [reading_line(*pair) for pair in readings]
        lines += [line for pair in comments for line in comments_lines(*pair)]
        frame.answer(value, lines or [tr("There are no rounds yet.")])


@command("say-do", help=tr("Show stated commitment beside what the log shows for the change."))
@click.argument("initiative_id", metavar="ID", required=False)
@click.option("--weeks", type=int, default=USUAL_WEEKS, metavar="N", help=tr("How far back."))
@click.pass_obj
def say_do(frame: Frame, initiative_id: str | None, weeks: int) -> None:
    """Show saying beside doing."""
    with frame.session("readiness say-do") as session:
        wanted = _wanted(session, initiative_id)
        found = [(one, say_do_of(session, one, min(max(weeks, 1), _MOST_WEEKS))) for one in wanted]
        value = {"initiatives": [say_do_value(*pair) for pair in found]}
        lines = [say_do_line(*pair) for pair in found]
        frame.answer(value, lines or [tr("No change is named yet.")])


def _wanted(session: Session, initiative_id: str | None) -> list[Initiative]:
    if initiative_id:
        return [session.read.named(Initiative, initiative_id)]
    return session.read.all(Initiative)


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
