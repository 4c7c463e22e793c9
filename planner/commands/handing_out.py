"""What leaves a plan as a file. Each kind of file is a line in the registry."""

import click

from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.paths import read_path
from planner.commands.registry import EXPORTS
from planner.services.data_transfer import export_csv, export_json
from planner.text import tr, tr_plural


@group("export", EXPORTS, help=tr("Write the plan, or all data, into files."))
def export() -> None:
    """Write files."""


@command(
    "json", help=tr("All records, private ones too, as JSON, of which import makes the same plan.")
)
@click.argument("out")
@click.pass_obj
def json_(frame: Frame, out: str) -> None:
    """Write all records as JSON."""
    with frame.session("export json") as session:
        count = export_json(session, read_path(out))
    frame.answer({"file": out, "records": count}, [_said(count, out)])


@command("csv", help=tr("All records, private ones too, as tables for a spreadsheet."))
@click.argument("folder")
@click.pass_obj
def csv_(frame: Frame, folder: str) -> None:
    """Write all records as CSV."""
    with frame.session("export csv") as session:
        files = export_csv(session, read_path(folder))
    count = sum(files.values())
    value = {"folder": folder, "files": list(files), "records": count}
    frame.answer(value, [_said(count, folder)])


def _said(count: int, out: str) -> str:
    wrote = tr_plural("{n} record was written to", "{n} records were written to", count)
    return f"{wrote} “{out}”."
