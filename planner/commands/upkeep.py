"""How much time the product takes, on the command line."""

from datetime import date

import click

from planner.commands.frame import Frame
from planner.commands.groups import command
from planner.services.places import upkeep_file
from planner.services.upkeep import MOST_MINUTES, load_upkeep, switch_upkeep
from planner.text import tr, tr_plural


@command("upkeep", help=tr("Say how long the window is in use a week; --off stops measuring."))
@click.option("--on/--off", "is_on", default=None, help=tr("Measure it, or forget it."))
@click.pass_obj
def upkeep(frame: Frame, *, is_on: bool | None) -> None:
    """Switch where that is said, and tell what was measured."""
    path = upkeep_file()
    if is_on is not None:
        switch_upkeep(path, is_on=is_on)
    held = load_upkeep(path)
    today = frame.now.date() if frame.now else date.today()  # noqa: DTZ011 - of this computer
    minutes = held.minutes_a_week(today)
    value = {"is_on": held.is_on, "minutes_a_week": minutes, "most_minutes": MOST_MINUTES}
    frame.answer(value, [_sentence(minutes, is_on=held.is_on)])


def _sentence(minutes: int | None, *, is_on: bool) -> str:
    if not is_on:
        return tr("It is not measured.")
    if minutes is None:
        return tr("It is known after four weeks.")
    return tr_plural("{n} minute in a usual week.", "{n} minutes in a usual week.", minutes)
