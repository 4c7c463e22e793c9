"""Logging time, and looking at what was logged."""

from collections.abc import Sequence
from dataclasses import replace

import click

from planner.commands.frame import Frame
from planner.commands.groups import command
from planner.commands.periods import period_of, period_options
from planner.commands.shown import Shown, in_columns, short_id
from planner.commands.written import read_hat, read_mode, read_moment
from planner.domain.attention import Entry, Meeting
from planner.domain.durations import read_minutes
from planner.domain.local_time import DAY, day_start
from planner.services import log as services
from planner.services.balance import usual_period
from planner.services.session import Session
from planner.text import tr, tr_plural

NO_PATIENT_HELP = tr("The text holds no patient's number.")


@command(
    "log",
    help=tr("Log one line, such as: 45m fire ED escalation @trust #flow"),
    context_settings={"ignore_unknown_options": True},
)
@click.argument("text", nargs=-1, required=True)
@click.option("--no-patient", is_flag=True, help=NO_PATIENT_HELP)
@click.pass_obj
def log(frame: Frame, text: tuple[str, ...], *, no_patient: bool) -> None:
    """Log one capture line."""
    with frame.session("log") as session:
        entry = services.log_line(session, " ".join(text), confirmed=no_patient)
        answer_entry(frame, session, entry, tr("Logged"))


@command("entries", help=tr("List entries and drafts; the last four weeks unless days are named."))
@period_options
@click.option("--mode", help=tr("Only entries of this mode."))
@click.pass_obj
def entries(frame: Frame, first: str | None, last: str | None, mode: str | None) -> None:
    """List entries and drafts."""
    with frame.session("entries") as session:
        wanted = read_mode(mode) if mode else None
        period = period_of(first, last, usual_period(session))
        zone = session.zone()
        start, end = day_start(period.first, zone), day_start(period.last + DAY, zone)
        logged = session.read.attention.entries_between(start, end)
        drafts = [] if wanted else session.read.attention.drafts_between(start, end)
        found: list[Entry | Meeting] = [e for e in logged if wanted in (None, e.mode)]
        found = sorted((*found, *drafts), key=lambda one: (one.start, one.id))
        shown = Shown(session)
        shown.suggest_for(drafts)
        value = [shown.entry(one) if isinstance(one, Entry) else shown.draft(one) for one in found]
        lines = in_columns([shown.row(one) for one in found], right=(2,))
        frame.answer(value, lines or [tr("Nothing is logged in these days.")])


@command("edit", help=tr("Change an entry; what is not named stays."))
@click.argument("entry_id", metavar="ID")
@click.option("--start", metavar="ISO", help=tr("When it began."))
@click.option("--minutes", metavar="LENGTH", help=tr("How long it took, such as 90 or 1h30."))
@click.option("--mode", help=tr("Its mode."))
@click.option("--hat", metavar="TAG", help=tr("The hat worn; none takes it off."))
@click.option("--what", metavar="TEXT", help=tr("What it was."))
@click.option("--no-patient", is_flag=True, help=NO_PATIENT_HELP)
@click.pass_obj
def edit(frame: Frame, /, entry_id: str, *, no_patient: bool, **named: str | None) -> None:
    """Change an entry."""
    with frame.session("edit") as session:
        seen = session.read.named(Entry, entry_id)
        new = services.edit_entry(
            session, seen, _changed(session, seen, named), confirmed=no_patient
        )
        answer_entry(frame, session, new, tr("Changed"))


def _changed(session: Session, seen: Entry, named: dict[str, str | None]) -> Entry:
    new = seen
    if (start := named["start"]) is not None:
        new = replace(new, start=read_moment(start, session.zone()))
    if (minutes := named["minutes"]) is not None:
        new = replace(new, minutes=read_minutes(minutes))
    if (mode := named["mode"]) is not None:
        new = replace(new, mode=read_mode(mode))
    if (hat := named["hat"]) is not None:
        new = replace(new, hat=read_hat(session, hat))
    if (what := named["what"]) is not None:
        new = replace(new, what=what)
    return new


@command("split", help=tr("Divide an entry in two."))
@click.argument("entry_id", metavar="ID")
@click.option("--minutes", metavar="LENGTH", help=tr("How long its first part is."))
@click.option("--at", "moment", metavar="ISO", help=tr("When its second part begins."))
@click.pass_obj
def split(frame: Frame, entry_id: str, minutes: str | None, moment: str | None) -> None:
    """Divide an entry."""
    if (minutes is None) == (moment is None):
        raise click.UsageError(tr("Give either --minutes or --at."))
    with frame.session("split") as session:
        seen = session.read.named(Entry, entry_id)
        if moment is not None:
            parts = services.split_entry_at(session, seen, read_moment(moment, session.zone()))
        else:
            parts = services.split_entry(session, seen, read_minutes(minutes or ""))
        shown = Shown(session)
        value = {"entries": [shown.entry(part) for part in parts]}
        frame.answer(value, in_columns([shown.row(part) for part in parts], right=(2,)))


@command("join", help=tr("Put two entries that follow one another into one."))
@click.argument("one_id", metavar="ID")
@click.argument("other_id", metavar="ID")
@click.pass_obj
def join(frame: Frame, one_id: str, other_id: str) -> None:
    """Join two entries."""
    with frame.session("join") as session:
        one, other = (session.read.named(Entry, written) for written in (one_id, other_id))
        answer_entry(frame, session, services.join_entries(session, one, other), tr("Joined"))


@command("delete", help=tr("Delete entries; undo brings them back."))
@click.argument("entry_ids", metavar="ID…", nargs=-1, required=True)
@click.pass_obj
def delete(frame: Frame, entry_ids: tuple[str, ...]) -> None:
    """Delete entries."""
    with frame.session("delete") as session:
        found = {entry.id: entry for entry in (session.read.named(Entry, i) for i in entry_ids)}
        services.delete_entries(session, tuple(found.values()))
        said = tr_plural("{n} entry was deleted.", "{n} entries were deleted.", len(found))
        frame.answer({"deleted": list(found)}, [said])


def answer_entry(frame: Frame, session: Session, entry: Entry, done: str) -> None:
    """Answer with an entry, and say which others share its time."""
    shown = Shown(session)
    others = services.overlapping(session, entry)
    value = {"entry": shown.entry(entry), "overlaps": [other.id for other in others]}
    frame.answer(value, [f"{done}: {shown.line(entry)}", *_overlap_lines(others)])


def _overlap_lines(others: Sequence[Entry]) -> list[str]:
    if not others:
        return []
    ids = ", ".join(short_id(other.id) for other in others)
    return [
        tr_plural(
            "It shares its time with another entry",
            "It shares its time with {n} others",
            len(others),
        )
        + f": {ids}"
    ]
