"""How much of a block a command shows to other calendars: its options, and what follows."""

from collections.abc import Callable
from typing import Any, TypedDict

import click

from planner.domain.calendar_blocks import EventLook
from planner.text import tr


class LookOptions(TypedDict):
    """What was said on the command line; None where nothing was."""

    titles: bool | None
    private: bool | None
    alarm: bool | None


def look_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say how much of a block is shown."""
    for flags, help_text in (
        ("--titles/--no-titles", tr("Say what each block is for.")),
        ("--private/--public", tr("Ask calendars to show others the time and nothing else.")),
        ("--alarm/--no-alarm", tr("Remind ten minutes before.")),
    ):
        function = click.option(flags, default=None, help=help_text)(function)
    return function


def look_with(usual: EventLook, said: LookOptions) -> EventLook:
    """Return the usual look with what was said."""
    titles, private, alarm = said["titles"], said["private"], said["alarm"]
    return EventLook(
        shows_titles=usual.shows_titles if titles is None else titles,
        is_private=usual.is_private if private is None else private,
        has_alarm=usual.has_alarm if alarm is None else alarm,
    )
