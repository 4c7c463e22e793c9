"""A day: what is left to settle, and its close."""

import click

from planner.commands.attention import NO_PATIENT_HELP
from planner.commands.frame import Frame
from planner.commands.groups import command
from planner.commands.shown import Shown, in_columns, moment_value
from planner.commands.written import read_day
from planner.domain.attention import DayClose
from planner.insight.day import DayToClose
from planner.services.day import close_day, closed, day_overview, entries_of, today
from planner.text import tr
from planner.words.numbers import clock_text, hours_text, long_day_text, percent_text


@command("day", help=tr("Show a day and what is left to settle; with --close, close it."))
@click.argument("day_written", metavar="[DAY]", required=False)
@click.option("--close", "is_close", is_flag=True, help=tr("Close the day."))
@click.option("--note", default="", metavar="TEXT", help=tr("A note on the day, with --close."))
@click.option("--no-patient", is_flag=True, help=NO_PATIENT_HELP)
@click.pass_obj
def day(
    frame: Frame, day_written: str | None, note: str, *, is_close: bool, no_patient: bool
) -> None:
    """Show a day, or close it."""
    with frame.session("day") as session:
        meant = read_day(day_written) if day_written else today(session)
        if is_close:
            close_day(session, meant, note, confirmed=no_patient)
        shown = Shown(session)
        overview, close = day_overview(session, meant), closed(session, meant)
        entries = entries_of(session, meant)
        value = _value(shown, overview, close)
        value["entries"] = [shown.entry(entry) for entry in entries]
        rows = in_columns([shown.row(entry) for entry in entries], right=(2,))
        frame.answer(value, [*_head(overview, close), *rows, *_left(shown, overview)])


def _value(shown: Shown, overview: DayToClose, close: DayClose | None) -> dict[str, object]:
    return {
        "day": overview.day.isoformat(),
        "logged_minutes": overview.account.logged_minutes,
        "coverage": overview.account.coverage,
        "gaps": [
            {"start": moment_value(gap.start, shown.zone), "minutes": gap.minutes}
            for gap in overview.gaps
        ],
        "drafts": [shown.draft(draft) for draft in overview.drafts],
        "closed": close is not None,
        "note": close.note if close else "",
    }


def _head(overview: DayToClose, close: DayClose | None) -> list[str]:
    account = overview.account
    said = tr("{day}: {hours} logged").format(
        day=long_day_text(overview.day), hours=hours_text(account.logged_minutes)
    )
    if account.coverage is not None:
        said += tr(", coverage {coverage}").format(coverage=percent_text(account.coverage))
    return [said, tr("The day is closed.")] if close else [said]


def _left(shown: Shown, overview: DayToClose) -> list[str]:
    gaps = [
        tr("Nothing logged {start} to {end} ({hours})").format(
            start=clock_text(gap.start, shown.zone),
            end=clock_text(gap.end, shown.zone),
            hours=hours_text(gap.minutes),
        )
        for gap in overview.gaps
    ]
    return [*gaps, *in_columns([shown.row(draft) for draft in overview.drafts], right=(2,))]
