"""A week on paper, written by `firebreak export week`."""

import click

from planner.commands.frame import Frame
from planner.commands.groups import command
from planner.commands.paths import read_path
from planner.commands.written import read_day
from planner.domain.local_time import week_start
from planner.services.data_transfer import check_target
from planner.services.week_sheet import next_monday, week_sheet, write_week_sheet
from planner.text import tr


@command("week", help=tr("One week on a sheet of A4, as PDF: protected time and the diary."))
@click.argument("out")
@click.option("--week", "written", metavar="DAY", help=tr("A day of the week; otherwise the next."))
@click.option("--titles", "with_titles", is_flag=True, help=tr("Say what each thing is."))
@click.pass_obj
def week(frame: Frame, /, out: str, written: str | None, *, with_titles: bool) -> None:
    """Write a week."""
    with frame.session("export week") as session:
        target = read_path(out)
        check_target(session, target)
        monday = week_start(read_day(written)) if written else next_monday(session)
        sheet = week_sheet(session, monday, with_titles=with_titles)
        with frame.progress() as progress:
            done = write_week_sheet(sheet, target, progress)
    value = {"file": out, "pages": done.pages, "week": monday.isoformat()}
    frame.answer(value, [tr("“{file}” is written.").format(file=out)])
