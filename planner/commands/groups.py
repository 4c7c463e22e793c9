"""How commands are declared: all of them take the shared options, and groups load late."""

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.lane import check_in_lane
from planner.domain.lane import Lane
from planner.overriding import override
from planner.services.places import PLAN_VARIABLE
from planner.text import tr

_SAYS_IT_HERE = "no_patient"
"""An older option of some commands, which says of one text what --anyway says of all."""


def _take(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    if value is not None and value is not False:
        context.ensure_object(Frame).take(parameter.name or "", value)


def _shared_options() -> list[click.Parameter]:
    declare = partial(click.Option, expose_value=False, callback=_take)
    return [
        declare(
            ["--plan"],
            metavar="FILE",
            help=tr("The plan; otherwise {variable}, otherwise the usual one.").format(
                variable=PLAN_VARIABLE
            ),
        ),
        declare(["--json", "json"], is_flag=True, help=tr("Print one JSON value.")),
        declare(["--now"], metavar="ISO", help=tr("Take this for the present moment.")),
        declare(
            ["--as", "lane"],
            type=click.Choice([lane.value for lane in Lane]),
            help=tr("Who you are; an assistant sees blocks and busy times only."),
        ),
        declare(
            ["--passphrase-file"],
            metavar="FILE",
            help=tr("Its first line opens a protected plan; otherwise it is asked."),
        ),
        declare(["--anyway"], is_flag=True, help=tr("No text holds a patient's number.")),
        declare(["--seed"], type=int, metavar="N", help=tr("Draw ids from N, to repeat a run.")),
    ]


class SharedCommand(click.Command):
    """A command that takes the shared options too, so that they may stand anywhere."""

    @override
    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        return [*super().get_params(ctx), *_shared_options()]

    @override
    def invoke(self, ctx: click.Context) -> Any:
        named = ctx.command_path.partition(" ")[2]
        frame = ctx.ensure_object(Frame)
        frame.command = named
        check_in_lane(frame.lane, named)
        if frame.is_anyway and _SAYS_IT_HERE in ctx.params:
            ctx.params[_SAYS_IT_HERE] = True
        return super().invoke(ctx)


class LateGroup(click.Group):
    """A group whose commands stand in a table and are imported when they are called."""

    def __init__(self, *args: Any, table: Mapping[str, str], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self._table = table

    @override
    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        return [*super().get_params(ctx), *_shared_options()]

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._table)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        place = self._table.get(cmd_name)
        if place is None:
            return None
        module, _, name = place.partition(":")
        found = getattr(import_module(module), name)
        assert isinstance(found, click.Command)  # noqa: S101 - the table is ours
        return found


def command(name: str, **settings: Any) -> Callable[[Callable[..., Any]], SharedCommand]:
    """Declare a command; its function gets the Frame through `click.pass_obj`."""
    return click.command(name, cls=SharedCommand, **settings)


def group(
    name: str, table: Mapping[str, str], **settings: Any
) -> Callable[[Callable[..., Any]], LateGroup]:
    """Declare a group whose commands stand in `table` as "module:name"."""
    return click.group(name, cls=LateGroup, table=table, **settings)
