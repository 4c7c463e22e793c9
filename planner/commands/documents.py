"""The readiness-for-change plan as a document: written for an audience, or only previewed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from planner.commands.frame import Frame, print_line
from planner.commands.groups import command
from planner.commands.paths import read_path
from planner.commands.periods import period_of, period_options
from planner.commands.plan_choices import (
    budget_lines,
    budget_value,
    choice_options,
    choices_of,
    logo_of,
)
from planner.commands.shown import in_columns, short_id
from planner.domain.coaching import Audience
from planner.domain.plan_choices import Chapter, PlanChoices
from planner.domain.records import Kind, Record, specs_of
from planner.domain.release import Period, Released
from planner.insight.account import Days
from planner.services import releasing
from planner.services.data_transfer import check_target
from planner.services.leaving import Leaving, Stay, leaving
from planner.services.session import Session
from planner.text import in_language, language, languages, tr, tr_plural
from planner.words.choices import choice_text
from planner.words.plan_preview import difference_text, reason_text, stay_text
from planner.words.records import record_title

_LONGEST_NAME = 60


def _audience_option(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--for",
        "audience",
        type=click.Choice([audience.value for audience in Audience]),
        default=Audience.COACH.value,
        show_default=True,
        help=tr("Who is to read it; that decides which records leave."),
    )(function)


def _language_option(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--language",
        "spoken",
        type=click.Choice(languages()),
        default=language,
        help=tr("The language of the document, if other than the program's."),
    )(function)


@command("pdf", help=tr("The readiness-for-change plan as an accessible PDF, as a new revision."))
@click.argument("out", required=False)
@_audience_option
@_language_option
@click.option("--preview", is_flag=True, help=tr("List what would leave; write nothing."))
@click.option(
    "--budget", is_flag=True, help=tr("Say how many pages each choice costs; write nothing.")
)
@choice_options
@period_options
@click.pass_obj
def pdf(frame: Frame, /, out: str | None, *, preview: bool, budget: bool, **asked: Any) -> None:
    """Write the plan as a PDF, or say what would be in it, or what it would cost."""
    if out is None and not preview and not budget:
        raise click.UsageError(tr("Name the PDF to be written, or ask for a --preview."))
    choices = choices_of(asked)
    with frame.session("export pdf") as session:
        if budget:
            whole = _gathered(session, asked, replace(choices, chapters=tuple(Chapter)))
            with in_language(asked["spoken"]):
                pages = releasing.plan_budget(whole, choices)
            frame.answer(budget_value(pages), budget_lines(pages, choices))
            return
        released = _gathered(session, asked, choices)
        if preview:
            told = leaving(session, released)
            frame.answer(_preview_value(released, told), _preview_lines(released, told))
        else:
            _write_pdf(frame, session, released, read_path(out or ""), asked)


@command("html", help=tr("The same plan as one web page that needs nothing else."))
@click.argument("out")
@_audience_option
@_language_option
@choice_options
@period_options
@click.pass_obj
def html(frame: Frame, /, out: str, **asked: Any) -> None:
    """Write the plan as HTML."""
    with frame.session("export html") as session:
        check_target(session, read_path(out))
        released = _gathered(session, asked, choices_of(asked))
        with frame.progress() as progress, in_language(asked["spoken"]):
            releasing.write_html(released, read_path(out), progress, logo_of(asked))
    revision = released.occasion.revision
    said = tr("The plan was written to “{file}”.").format(file=out)
    frame.answer({"file": out, "revision": revision}, [said])


def _gathered(session: Session, asked: Mapping[str, Any], choices: PlanChoices) -> Released:
    usual = releasing.usual_period(session)
    days = Days(first=usual.start, last=usual.end)
    named = period_of(asked["first"], asked["last"], days)
    period = Period(start=named.first, end=named.last)
    return releasing.gather_release(session, Audience(asked["audience"]), period, choices)


def _write_pdf(
    frame: Frame,
    session: Session,
    released: Released,
    target: Path,
    asked: Mapping[str, Any],
) -> None:
    check_target(session, target)
    logo = logo_of(asked)
    with frame.progress() as progress, in_language(asked["spoken"]):
        written = releasing.write_pdf(released, target, progress, logo)
    revision = releasing.note_revision(session, released)
    if written.missing_glyphs:
        print_line(_missing_words(written.missing_glyphs), is_error=True)
    value = {
        "file": str(target),
        "pages": written.pages,
        "revision": revision.number,
        "sha256": written.sha256,
        "missing_glyphs": list(written.missing_glyphs),
    }
    pages = tr_plural("{n} page was written to", "{n} pages were written to", written.pages)
    number = tr("It is revision {number}, for {audience}.").format(
        number=revision.number, audience=choice_text(revision.audience)
    )
    frame.answer(value, [f"{pages} “{target}”.", number])


def _missing_words(missing: tuple[str, ...]) -> str:
    said = tr_plural(
        "{n} sign is in no font of ours; its name stands in the text:",
        "{n} signs are in no font of ours; their names stand in the text:",
        len(missing),
    )
    return f"{said} {' '.join(missing)}"


def _preview_value(released: Released, told: Leaving) -> dict[str, Any]:
    return {
        "audience": released.occasion.audience.value,
        "revision": released.occasion.revision,
        "period": {
            "from": released.occasion.period.start.isoformat(),
            "to": released.occasion.period.end.isoformat(),
        },
        "records": [_leaving_value(told, record) for record in _leaving(told)],
        "sums": [name for name, _ in _sums(released)],
        "withheld": released.withheld,
        "staying": {reason.value: told.staying(reason) for reason in Stay},
        "differences": [
            {"audience": one.audience.value, "more": one.more, "fewer": one.fewer}
            for one in told.differences
        ],
    }


def _leaving_value(told: Leaving, record: Record) -> dict[str, Any]:
    why = told.why[record.id]
    return {
        "type": record.TYPE,
        "id": record.id,
        "words": _naming(record),
        "because": why.reason.value,
        "owner": why.owner,
        "also_for": [audience.value for audience in told.others[record.id]],
    }


def _preview_lines(released: Released, told: Leaving) -> Iterator[str]:
    yield tr_plural("{n} record would leave", "{n} records would leave", told.count) + tr(
        " for {audience}:"
    ).format(audience=choice_text(released.occasion.audience))
    yield from in_columns([_leaving_cells(told, record) for record in _leaving(told)])
    for _, words in _sums(released):
        yield words
    yield tr_plural("{n} record stays here.", "{n} records stay here.", released.withheld)
    for reason in Stay:
        if told.staying(reason):
            yield stay_text(reason, told.staying(reason))
    for one in told.differences:
        yield difference_text(one.audience, one.more, one.fewer)


def _leaving_cells(told: Leaving, record: Record) -> tuple[str, ...]:
    owner = told.owners.get(record.id)
    why = reason_text(told.why[record.id].reason, record.tier, _naming(owner) if owner else "")
    return (record_title(record.TYPE), _naming(record), short_id(record.id), why)


def _leaving(told: Leaving) -> Iterator[Record]:
    for line in told.records:
        yield from line.leave


def _sums(released: Released) -> Iterator[tuple[str, str]]:
    """Name the sums that leave although the records behind them stay."""
    sums = released.sums
    if sums.time:
        yield "time", tr("With them: the hours of each week by mode, without any entry.")
    if sums.protection:
        yield "protection", tr("With them: blocks kept, debt, and who displaced them how often.")
    if sums.goal_time:
        yield "goal_time", tr("With them: the time given to each of these goals.")
    if sums.readiness:
        yield "readiness", tr("With them: results of readiness, without any single answer.")


def _naming(record: Record) -> str:
    """Return the words by which people know a record, "" where it has none."""
    texts = (
        str(getattr(record, spec.name))
        for spec in specs_of(type(record))
        if spec.kind in (Kind.LINE, Kind.TEXT)
    )
    return next((" ".join(text.split())[:_LONGEST_NAME] for text in texts if text.strip()), "")
