"""The timer on the command line."""

import click

from planner.commands.attention import NO_PATIENT_HELP, answer_entry
from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.shown import Shown
from planner.commands.written import read_moment
from planner.domain.attention import Timer
from planner.services import timer as services
from planner.services.session import Session
from planner.text import tr
from planner.words.numbers import clock_text, hours_text

_TABLE = {name: f"{__name__}:{name}" for name in ("start", "stop", "status", "discard")}


@group("timer", _TABLE, help=tr("Time what you are doing now."))
def timer() -> None:
    """Time what one is doing now."""


@command("start", help=tr("Start the timer, such as: firebreak timer start fire ED escalation"))
@click.argument("text", nargs=-1)
@click.option("--no-patient", is_flag=True, help=NO_PATIENT_HELP)
@click.pass_obj
def start(frame: Frame, text: tuple[str, ...], *, no_patient: bool) -> None:
    """Start the timer."""
    with frame.session("timer start") as session:
        words = services.read_words(session, " ".join(text))
        started = services.start_timer(session, words, confirmed=no_patient)
        _answer(frame, session, started)


@command("stop", help=tr("Stop the timer and log its time."))
@click.argument("text", nargs=-1)
@click.option("--at", "end", metavar="ISO", help=tr("When it really ended."))
@click.option("--no-patient", is_flag=True, help=NO_PATIENT_HELP)
@click.pass_obj
def stop(frame: Frame, text: tuple[str, ...], end: str | None, *, no_patient: bool) -> None:
    """Stop the timer."""
    with frame.session("timer stop") as session:
        stopped = services.stop_timer(
            session,
            services.read_words(session, " ".join(text)),
            end=read_moment(end, session.zone()) if end else None,
            confirmed=no_patient,
        )
        answer_entry(frame, session, stopped.entry, tr("Logged"))


@command("status", help=tr("Say whether the timer runs."))
@click.pass_obj
def status(frame: Frame) -> None:
    """Say whether the timer runs."""
    with frame.session("timer status") as session:
        running = session.read.attention.timer()
        if running is None:
            frame.answer({"timer": None}, [tr("No timer is running.")])
        else:
            _answer(frame, session, running)


@command("discard", help=tr("Stop the timer and log nothing."))
@click.pass_obj
def discard(frame: Frame) -> None:
    """Stop the timer and log nothing."""
    with frame.session("timer discard") as session:
        services.discard_timer(session)
        frame.answer({"timer": None}, [tr("The timer was discarded; undo brings it back.")])


def _answer(frame: Frame, session: Session, running: Timer) -> None:
    shown = Shown(session)
    value = shown.timer(running, session.now())
    said = tr("The timer runs since {time} ({length}).").format(
        time=clock_text(running.start, shown.zone), length=hours_text(value["minutes"])
    )
    frame.answer({"timer": value}, [said + (f" {running.what}" if running.what else "")])
