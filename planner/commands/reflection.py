"""The reflection point of a quarter on the command line."""

from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.written import read_day
from planner.commands.written_fields import read_choice
from planner.domain.record_json import record_to_json
from planner.domain.reflection import Reflection, ReflectionQuestion, Side
from planner.services import reflection as services
from planner.services.session import Session
from planner.text import tr
from planner.words.choices import choice_text, choice_title
from planner.words.numbers import day_text

_TABLE = {name: f"{__name__}:{name}" for name in ("start", "answer", "show")}


@group("reflection", _TABLE, help=tr("Answer five questions each quarter, blind, with your coach."))
def reflection() -> None:
    """Reflect with the coach."""


@command("start", help=tr("Open the reflection point of a quarter."))
@click.option("--quarter", metavar="DAY", help=tr("Any day of it; today if it is not named."))
@click.option(
    "--until", metavar="DAY", help=tr("Last day for answers; in three weeks if not said.")
)
@click.pass_obj
def start(frame: Frame, quarter: str | None, until: str | None) -> None:
    """Open a reflection point."""
    with frame.session("reflection start") as session:
        started = services.start_reflection(
            session,
            read_day(quarter) if quarter else None,
            read_day(until) if until else None,
        )
        _answer(frame, services.side_by_side(session, started))


@command("answer", help=tr("Answer a question, or several: --say QUESTION TEXT for each."))
@click.argument("side", metavar="|".join(Side))
@click.option("--say", nargs=2, multiple=True, required=True, metavar="QUESTION TEXT")
@click.option("--id", "written", metavar="ID", help=tr("Which one; the latest if not named."))
@click.pass_obj
def answer(frame: Frame, side: str, say: tuple[tuple[str, str], ...], written: str | None) -> None:
    """Answer questions."""
    with frame.session("reflection answer") as session:
        said = {read_choice("question", ReflectionQuestion, name): words for name, words in say}
        whose = read_choice("side", Side, side)
        _answer(frame, services.answer_reflection(session, _named(session, written), whose, said))


@command("show", help=tr("Show both sides, once both have answered or the time is over."))
@click.option("--id", "written", metavar="ID", help=tr("Which one; the latest if not named."))
@click.pass_obj
def show(frame: Frame, written: str | None) -> None:
    """Show a reflection point."""
    with frame.session("reflection show") as session:
        _answer(frame, services.side_by_side(session, _named(session, written)))


def _named(session: Session, written: str | None) -> Reflection:
    if written:
        return session.read.named(Reflection, written)
    return services.latest_reflection(session)


def _answer(frame: Frame, seen: services.SideBySide) -> None:
    frame.answer(_value(seen), _lines(seen))


def _value(seen: services.SideBySide) -> dict[str, Any]:
    return {
        "reflection": record_to_json(seen.reflection),
        "shown": seen.is_shown,
        "answered": {side.value: n for side, n in seen.answered.items()},
        "questions": [
            {
                "question": question.value,
                "words": choice_text(question),
                **{side.value: seen.words[side].get(question) for side in Side},
            }
            for question in ReflectionQuestion
        ],
    }


def _lines(seen: services.SideBySide) -> list[str]:
    lines = [
        tr("{side}: {n} of {all} answered").format(
            side=choice_title(side), n=n, all=len(ReflectionQuestion)
        )
        for side, n in seen.answered.items()
    ]
    if not seen.is_shown:
        until = day_text(seen.reflection.closes_on)
        lines.append(tr("Nothing is shown before both have answered, or {day}.").format(day=until))
    for question in ReflectionQuestion:
        lines.append(f"{question.value}: {choice_text(question)}")
        lines += [
            f"  {choice_title(side)}: {seen.words[side][question]}"
            for side in Side
            if question in seen.words[side]
        ]
    return lines
