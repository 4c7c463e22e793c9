"""Hindsight on the command line: what is asked, the answers, and what they add up to."""

from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.shown import in_columns, moment_value, short_id
from planner.commands.written_fields import read_choice
from planner.domain.hindsight import Hindsight, Worth
from planner.domain.protection import Displacement
from planner.domain.record_json import record_to_json
from planner.insight.hindsight import LEAST_JUDGED, HindsightSummary, Judgement
from planner.services import hindsights as services
from planner.services.hindsights import DueHindsight
from planner.services.levels import level_names
from planner.services.session import Session
from planner.text import tr, tr_plural
from planner.words.choices import choice_text
from planner.words.levels import Names, level_text
from planner.words.numbers import hours_text, moment_text, percent_text

_TABLE = {"answer": f"{__name__}:answer", "skip": f"{__name__}:skip"}
_PLACES = 4


@group(
    "hindsight",
    _TABLE,
    invoke_without_command=True,
    help=tr("Show which displacements to look back on, or do it."),
)
@click.pass_context
def hindsight(context: click.Context) -> None:
    """Show what is due where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("hindsight") as session:
        due, summary = services.due_hindsights(session), services.hindsight_summary(session)
        value = {
            "due": [_due_value(session, each) for each in due],
            "summary": summary_value(summary),
        }
        names = level_names(session)
        lines = in_columns([_row(session, each, names) for each in due])
        nothing = [tr("There is nothing to look back on now.")]
        frame.answer(value, [*(lines or nothing), *_summary_lines(summary, names)])


@command("answer", help=tr("Say whether a displacement was worth it."))
@click.argument("row_id", metavar="ID")
@click.option("--worth", required=True, metavar="yes|no|cannot-tell", help=tr("Was it worth it?"))
@click.option("--could-have-waited", is_flag=True, help=tr("It would have waited."))
@click.option("--words", default="", metavar="TEXT", help=tr("In your own words."))
@click.option("--no-patient", is_flag=True, help=tr("The words hold no patient's number."))
@click.pass_obj
def answer(
    frame: Frame, row_id: str, worth: str, words: str, *, could_have_waited: bool, no_patient: bool
) -> None:
    """Answer."""
    with frame.session("hindsight answer") as session:
        row = session.read.named(Displacement, row_id)
        given = services.answer_hindsight(
            session,
            row,
            read_choice("worth", Worth, worth),
            could_have_waited=could_have_waited,
            words=words,
            confirmed=no_patient,
        )
        _answer(frame, given)


@command("skip", help=tr("Pass over a displacement; it is not asked about again."))
@click.argument("row_id", metavar="ID")
@click.pass_obj
def skip(frame: Frame, row_id: str) -> None:
    """Pass over."""
    with frame.session("hindsight skip") as session:
        row = session.read.named(Displacement, row_id)
        _answer(frame, services.skip_hindsight(session, row))


def summary_value(summary: HindsightSummary) -> dict[str, Any]:
    """Return what hindsight says as a JSON value."""
    return {
        **_judgement_value(summary.all),
        "by_level": [
            {"for": level.value, **_judgement_value(judged)}
            for level, judged in summary.by_level.items()
        ],
        "in_surges": _judgement_value(summary.in_surges),
    }


def _judgement_value(judged: Judgement) -> dict[str, Any]:
    low, high = judged.interval or (None, None)
    return {
        "displacements": judged.displacements,
        "judged": judged.judged,
        "worth_it": judged.worth_it,
        "could_have_waited": judged.could_have_waited,
        "waiting_share": _rounded(judged.waiting_share),
        "low": _rounded(low),
        "high": _rounded(high),
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, _PLACES)


def _due_value(session: Session, due: DueHindsight) -> dict[str, Any]:
    row = due.row
    return {
        "id": row.id,
        "at": moment_value(row.at, session.zone()),
        "block": row.block,
        "title": due.block.title if due.block else None,
        "outcome": row.outcome.value,
        "minutes": row.minutes,
        "by": row.by_what,
        "for": row.for_whom.value,
        "exception_number": row.exception_number,
    }


def _row(session: Session, due: DueHindsight, names: Names) -> tuple[str, ...]:
    return (
        moment_text(due.row.at, session.zone(), session.today()),
        due.block.title if due.block else "",
        hours_text(due.row.minutes),
        due.row.by_what,
        level_text(due.row.for_whom, names),
        short_id(due.row.id),
    )


def _summary_lines(summary: HindsightSummary, names: Names) -> list[str]:
    lines = [_judgement_text(summary.all)]
    lines += [
        f"  {level_text(level, names)}: {_judgement_text(judged)}"
        for level, judged in summary.by_level.items()
    ]
    return lines


def _judgement_text(judged: Judgement) -> str:
    counted = tr("{waited} of {judged} judged could have waited").format(
        waited=judged.could_have_waited, judged=judged.judged
    )
    if judged.waiting_share is None or judged.interval is None:
        few = tr_plural(
            "too few to speak of a share, which takes {n}",
            "too few to speak of a share, which takes {n}",
            LEAST_JUDGED,
        )
        return f"{counted} ({few})."
    low, high = (percent_text(round(100 * end)) for end in judged.interval)
    share = percent_text(round(100 * judged.waiting_share))
    return tr("{counted}: {share}, likely between {low} and {high}.").format(
        counted=counted, share=share, low=low, high=high
    )


def _answer(frame: Frame, given: Hindsight) -> None:
    frame.answer({"hindsight": record_to_json(given)}, [choice_text(given.worth)])
