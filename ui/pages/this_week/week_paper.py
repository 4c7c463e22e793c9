"""Putting a week on paper: how much it tells, where the file goes, and writing it."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from planner.domain.week_sheet import WeekSheet
from planner.services.data_transfer import check_target
from planner.services.week_sheet import SheetWritten, week_sheet, write_week_sheet
from planner.text import tr
from planner.words.closing import week_number, week_title
from ui.context import Context
from ui.widgets.check_box import CheckBox
from ui.widgets.dialog_form import DialogForm
from ui.widgets.file_dialog import FileDialog
from ui.widgets.labels import label


class WeekPaper(DialogForm):
    """Asks how much the sheet tells; then where it goes, and has it written beside the window."""

    def __init__(self, context: Context, monday: date, parent: QWidget) -> None:
        super().__init__(parent, tr("Put a week on paper"), tr("Save as PDF…"))
        self._context = context
        self._monday = monday
        self._page = parent
        self.with_titles = CheckBox(tr("Say what each thing is"))
        sentence = tr(
            "{week}, on a sheet of A4 to print: protected time and the diary. Without titles "
            "only times are shown; meetings marked private never show theirs."
        )
        self.body.add(label(sentence.format(week=week_title(monday)), "muted"))
        self.body.add(self.with_titles)
        self.body.end()
        self.submitted.connect(self._ask_where)

    @Slot()
    def _ask_where(self) -> None:
        sheet = week_sheet(
            self._context.session, self._monday, with_titles=self.with_titles.isChecked()
        )
        plan = self._context.session.path
        name = tr("week-{number}").format(number=week_number(self._monday))
        dialog = FileDialog(
            self._page,
            tr("Save the week as PDF"),
            tr("PDF (*.pdf)"),
            saves_as=f"{name}.pdf",
            folder=plan.parent if plan else None,
        )
        dialog.chosen.connect(PaperWriter(self._context, sheet, self._page).write)
        self.accept()
        dialog.open()


class PaperWriter(QObject):
    """Writes one sheet beside the window and says when it is done."""

    def __init__(self, context: Context, sheet: WeekSheet, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._sheet = sheet

    @Slot(object)
    def write(self, target: Path) -> None:
        """Write the sheet to `target`."""
        context = self._context
        if not context.attempt(partial(check_target, context.session, target)):
            return
        work = partial(write_week_sheet, self._sheet, target)
        job = context.jobs.start(work, tr("Writing the week"))
        job.succeeded.connect(self._on_written)
        job.failed.connect(context.show_error)

    @Slot(object)
    def _on_written(self, written: SheetWritten) -> None:
        self._context.show_info(tr("“{file}” is written.").format(file=written.target.name))
