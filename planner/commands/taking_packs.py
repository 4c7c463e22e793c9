"""What is taken into the plan as a pack: questionnaires, and frameworks of standards."""

from pathlib import Path

import click

from planner.commands.frame import Frame
from planner.commands.groups import command
from planner.commands.paths import read_path
from planner.commands.written import read_day
from planner.services.frameworks import About, take_framework
from planner.services.instruments import take_instrument
from planner.text import tr, tr_plural


@command("instrument", help=tr("Take a questionnaire into the plan from a TOML pack."))
@click.argument("file")
@click.pass_obj
def instrument(frame: Frame, file: str) -> None:
    """Take in an instrument."""
    with frame.session("import instrument") as session:
        taken = take_instrument(session, read_path(file))
        found = taken.instrument
        items = len(found.item_keys())
        value = {
            "pack": found.key,
            "items": items,
            "version": found.version,
            "name": found.name,
            "is_new": taken.is_new,
        }
        said = tr_plural("{{name}}: {n} item", "{{name}}: {n} items", items).format(name=found.name)
        frame.answer(value, [said] if taken.is_new else [tr("The plan has this pack already.")])


@command(
    "framework",
    help=tr(
        "Take standards into the plan from a CSV file with the columns key and title, and if "
        "you like description, domain, from, to."
    ),
)
@click.argument("file")
@click.option("--key", metavar="KEY", help=tr("What names it; the file's name if not said."))
@click.option("--name", metavar="TEXT", help=tr("What it is called; the file's name if not said."))
@click.option("--version", default="1", metavar="TEXT", help=tr("Which version it is."))
@click.option("--licence", default="", metavar="TEXT", help=tr("What its owner allows."))
@click.option("--source", default="", metavar="TEXT", help=tr("Where it is from."))
@click.option("--from", "first", metavar="DAY", help=tr("First day on which it holds."))
@click.option("--to", "last", metavar="DAY", help=tr("Last day on which it holds."))
@click.pass_obj
def framework(  # noqa: PLR0913 - each is an option
    frame: Frame,
    /,
    *,
    file: str,
    key: str | None,
    name: str | None,
    version: str,
    licence: str,
    source: str,
    first: str | None,
    last: str | None,
) -> None:
    """Take in a framework."""
    with frame.session("import framework") as session:
        stem = Path(file).stem
        about = About(
            key=key or stem,
            name=name or stem,
            version=version,
            licence=licence,
            source=source,
            first=read_day(first) if first else None,
            last=read_day(last) if last else None,
        )
        taken = take_framework(session, read_path(file), about)
        items = len(taken.standards)
        said = tr_plural("{{name}}: {n} standard", "{{name}}: {n} standards", items)
        frame.answer(
            {"pack": taken.key, "items": items, "version": taken.version, "name": taken.name},
            [said.format(name=taken.name)],
        )
