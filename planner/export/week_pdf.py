"""One week on one sheet of A4, to hang on a wall: an accessible PDF like the plan."""

from pathlib import Path
from zoneinfo import ZoneInfo

from planner.domain.week_sheet import SheetDay, SheetStretch, WeekSheet
from planner.export.pdf.document import DocumentReport, write_document
from planner.export.pdf.finish import DocumentMeta
from planner.export.pdf.page import Footer
from planner.export.pdf.story import Story
from planner.progress import Progress
from planner.text import language, tr
from planner.words.closing import week_title
from planner.words.numbers import (
    brief_day_text,
    clock_text,
    day_text,
    hours_text,
    short_weekday_text,
)


def write_week_pdf(sheet: WeekSheet, target: Path, progress: Progress) -> DocumentReport:
    """Write the week; the file appears whole or not at all.

    Raises:
        Cancelled: The user stopped the export; no file is left behind.
        OSError: The folder cannot be written.
    """
    title = week_title(sheet.monday)
    story = Story()
    story.title(title, over=sheet.owner, under=_protected_words(sheet))
    for number, days in enumerate(_rows_of_days(sheet.days)):
        story.table(
            [tr("Day"), *(_day_words(one) for one in days)],
            [
                [tr("Protected"), *(_cell(sheet, one.blocks) for one in days)],
                [tr("Diary"), *(_cell(sheet, one.meetings) for one in days)],
            ],
            caption=tr("From Monday") if not number else tr("The days after"),
            shares=(1.0, *(1.6 for _ in days)),
        )
    meta = DocumentMeta(
        title=title,
        author=sheet.owner,
        subject=tr("The week"),
        language=language(),
        created=sheet.made_at,
    )
    made = sheet.made_at.astimezone(ZoneInfo(sheet.zone)).date()
    footer = Footer(left=tr("As it stood on {day}").format(day=day_text(made)))
    return write_document(target, meta, story, footer=footer, progress=progress)


_MOST_COLUMNS = 5


def _rows_of_days(days: tuple[SheetDay, ...]) -> list[tuple[SheetDay, ...]]:
    """Put the days side by side as long as they can be read; the weekend goes below."""
    rows = (days[:_MOST_COLUMNS], days[_MOST_COLUMNS:])
    return [row for row in rows if row]


def _day_words(day: SheetDay) -> str:
    return tr("{weekday} {day}").format(
        weekday=short_weekday_text(day.day), day=brief_day_text(day.day)
    )


def _cell(sheet: WeekSheet, stretches: tuple[SheetStretch, ...]) -> str:
    zone = ZoneInfo(sheet.zone)
    return "\n".join(_stretch_words(one, zone) for one in stretches)


def _stretch_words(stretch: SheetStretch, zone: ZoneInfo) -> str:
    if stretch.is_all_day:
        when = tr("all day")
    else:
        when = tr("{start}\N{EN DASH}{end}").format(
            start=clock_text(stretch.start, zone), end=clock_text(stretch.end, zone)
        )
    return "\n".join(filter(None, (when, stretch.title)))


def _protected_words(sheet: WeekSheet) -> str:
    if not sheet.protected_minutes:
        return tr("No protected time yet")
    return tr("{hours} protected").format(hours=hours_text(sheet.protected_minutes))
