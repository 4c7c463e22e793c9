"""A made-up director to try things out with."""

import shlex
from collections.abc import Iterator

import click

from planner.commands.frame import Frame
from planner.commands.groups import command
from planner.commands.paths import read_path
from planner.services.example.folder import ExampleFolder, make_example_folder
from planner.services.opening import surroundings
from planner.text import tr, tr_plural

_WEEKS, _MOST_WEEKS, _MOST_SCALE = 104, 520, 10


@command(
    "demo",
    help=tr("Make a folder with a made-up director's plan, its documents and its calendar."),
)
@click.argument("folder", metavar="DIR")
@click.option(
    "--weeks",
    type=click.IntRange(1, _MOST_WEEKS),
    default=_WEEKS,
    show_default=True,
    help=tr("How many weeks the plan covers."),
)
@click.option(
    "--scale",
    type=click.IntRange(1, _MOST_SCALE),
    default=1,
    show_default=True,
    help=tr("Take so many times the weeks."),
)
@click.pass_obj
def demo(frame: Frame, folder: str, weeks: int, scale: int) -> None:
    """Make the example."""
    around = surroundings(frame.now, frame.randomness("demo"))
    with frame.progress() as progress:
        made = make_example_folder(read_path(folder), weeks * scale, around, progress)
    value = {
        "plan": str(made.made.plan),
        "team_file": str(made.team_file) if made.team_file else None,
        "pdf": str(made.pdf),
        "pages": made.pages,
        "html": str(made.html),
        "calendar": str(made.calendar),
        "entries": made.made.entries,
        "blocks": made.made.blocks,
    }
    frame.answer(value, _lines(made))


def _lines(made: ExampleFolder) -> Iterator[str]:
    entries = tr_plural("{n} entry", "{n} entries", made.made.entries)
    blocks = tr_plural(
        "{n} block of protected time", "{n} blocks of protected time", made.made.blocks
    )
    pages = tr_plural("{n} page", "{n} pages", made.pages)
    yield tr("A made-up director's plan, with {entries} and {blocks}:").format(
        entries=entries, blocks=blocks
    )
    yield tr("  Plan      {path}").format(path=made.made.plan)
    if made.team_file:
        yield tr("  Team      {path}").format(path=made.team_file)
    yield tr("  PDF       {path} ({pages})").format(path=made.pdf, pages=pages)
    yield tr("  HTML      {path}").format(path=made.html)
    yield tr("  Calendar  {path}").format(path=made.calendar)
    yield tr("Look around with: firebreak --plan {path} balance").format(
        path=shlex.quote(str(made.made.plan))
    )
