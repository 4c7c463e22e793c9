"""Searching the plan on the command line."""

import click

from planner.commands.frame import Frame
from planner.commands.groups import command
from planner.commands.shown import in_columns, short_id
from planner.services.search import USUAL_LIMIT, find_records
from planner.text import tr
from planner.words.records import record_text


@command("find", help=tr("Find any record by words in it, or by how they begin."))
@click.argument("words", nargs=-1, required=True)
@click.option("--most", type=click.IntRange(1, 1000), default=USUAL_LIMIT, help=tr("How many."))
@click.pass_obj
def find(frame: Frame, words: tuple[str, ...], most: int) -> None:
    """List what was found, the best first."""
    with frame.session("find") as session:
        found = find_records(session, " ".join(words), most)
        value = [
            {"type": one.record_type, "id": one.id, "title": one.title, "excerpt": one.excerpt}
            for one in found
        ]
        lines = in_columns(
            [(record_text(one.record_type), one.title, short_id(one.id)) for one in found]
        )
        frame.answer({"found": value}, lines or [tr("Nothing holds these words.")])
