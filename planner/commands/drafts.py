"""Drafts from calendars: accepting and dismissing them."""

from dataclasses import replace

import click

from planner.commands.attention import NO_PATIENT_HELP
from planner.commands.frame import Frame
from planner.commands.groups import command
from planner.commands.periods import period_of, period_options
from planner.commands.shown import Shown, in_columns
from planner.commands.written import read_hat, read_mode
from planner.domain.attention import Meeting
from planner.domain.durations import read_minutes
from planner.domain.local_time import DAY, day_start
from planner.services.balance import usual_period
from planner.services.diary import Acceptance, accept_drafts, dismiss_drafts
from planner.services.session import Session
from planner.services.suggestions import as_suggested
from planner.text import tr, tr_plural


@command("accept", help=tr("Log drafts; with --all those of the days named."))
@click.argument("draft_ids", metavar="ID…", nargs=-1)
@click.option("--mode", help=tr("The mode they were."))
@click.option(
    "--suggested", is_flag=True, help=tr("Take mode and hat as suggested; others stay drafts.")
)
@click.option("--hat", metavar="TAG", help=tr("The hat worn."))
@click.option("--minutes", metavar="LENGTH", help=tr("How long they really took."))
@click.option("--what", metavar="TEXT", help=tr("Instead of the meeting's title."))
@click.option("--all", "is_all", is_flag=True, help=tr("All drafts that are over."))
@period_options
@click.option("--no-patient", is_flag=True, help=NO_PATIENT_HELP)
@click.pass_obj
def accept(  # noqa: PLR0913 - one parameter for each option
    frame: Frame,
    draft_ids: tuple[str, ...],
    *,
    mode: str | None,
    hat: str | None,
    minutes: str | None,
    what: str | None,
    first: str | None,
    last: str | None,
    is_all: bool,
    suggested: bool,
    no_patient: bool,
) -> None:
    """Log drafts."""
    if suggested == (mode is not None):
        raise click.UsageError(tr("Give either --mode or --suggested."))
    with frame.session("accept") as session:
        meetings = _meant(session, draft_ids, first, last, is_all=is_all)
        wished = [
            replace(
                acceptance,
                hat=read_hat(session, hat) if hat else acceptance.hat,
                minutes=read_minutes(minutes) if minutes else None,
                what=what,
            )
            for acceptance in _as_what(session, meetings, mode)
        ]
        logged = accept_drafts(session, wished, confirmed=no_patient)
        shown = Shown(session)
        value = {"accepted": len(wished), "entries": [shown.entry(entry) for entry in logged]}
        said = tr_plural("{n} draft was accepted.", "{n} drafts were accepted.", len(wished))
        frame.answer(value, [said, *in_columns([shown.row(e) for e in logged], right=(2,))])


@command("dismiss", help=tr("Say that drafts are not to be logged."))
@click.argument("draft_ids", metavar="ID…", nargs=-1)
@click.option("--all", "is_all", is_flag=True, help=tr("All drafts that are over."))
@period_options
@click.pass_obj
def dismiss(
    frame: Frame, draft_ids: tuple[str, ...], first: str | None, last: str | None, *, is_all: bool
) -> None:
    """Dismiss drafts."""
    with frame.session("dismiss") as session:
        meetings = _meant(session, draft_ids, first, last, is_all=is_all)
        dismiss_drafts(session, meetings)
        said = tr_plural("{n} draft was dismissed.", "{n} drafts were dismissed.", len(meetings))
        frame.answer({"dismissed": len(meetings)}, [said])


def _as_what(session: Session, meetings: list[Meeting], mode: str | None) -> list[Acceptance]:
    if mode is None:
        return as_suggested(session, meetings)
    return [Acceptance(meeting=meeting, mode=read_mode(mode)) for meeting in meetings]


def _meant(
    session: Session, ids: tuple[str, ...], first: str | None, last: str | None, *, is_all: bool
) -> list[Meeting]:
    if is_all == bool(ids):
        raise click.UsageError(tr("Name drafts by their ids, or give --all."))
    if ids:
        found = [session.read.named(Meeting, written) for written in ids]
        return list({meeting.id: meeting for meeting in found}.values())
    zone = session.zone()
    period = period_of(first, last, usual_period(session))
    start, end = day_start(period.first, zone), day_start(period.last + DAY, zone)
    drafts = session.read.attention.drafts_between(start, end)
    return [draft for draft in drafts if draft.end <= session.now()]
