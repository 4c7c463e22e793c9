"""Writing the plan into files: asking where, working beside the window, noting the revision."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from planner.domain.release import Released
from planner.services.data_transfer import (
    check_target,
    whole_plan,
    write_csv,
    write_json,
)
from planner.services.releasing import (
    Written,
    note_revision,
    write_html,
    write_pdf,
)
from planner.text import tr, tr_plural
from ui.context import Context
from ui.jobs import Work
from ui.pages.plan.leaving_protection import ProtectionAsked
from ui.pages.plan.wording import file_name
from ui.widgets.file_dialog import FileDialog

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class Exports(QObject):
    """One export at a time.

    Signals:
        busy_changed: True while a file is being written.
    """

    busy_changed = Signal(bool)

    def __init__(self, context: Context, page: QWidget, gather: Callable[[], Released]) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._gather = gather
        self._protection = ProtectionAsked(context, page)
        self._released: Released | None = None
        self._target = Path()
        self._printer: QPrinter | None = None

    @Slot()
    def ask_pdf(self) -> None:
        """Ask where the PDF is to go, then write it."""
        title, kinds = tr("Export the plan as PDF"), tr("PDF (*.pdf)")
        self._protection.before(partial(self._ask, "pdf", title, kinds, self.write_pdf))

    @Slot()
    def ask_html(self) -> None:
        """Ask where the HTML file is to go, then write it."""
        title, kinds = tr("Export the plan as HTML"), tr("HTML (*.html)")
        self._protection.before(partial(self._ask, "html", title, kinds, self.write_html))

    @Slot()
    def ask_data(self) -> None:
        """Ask where all data is to go, then write it."""
        self._protection.before(self._choose_data_file)

    def _choose_data_file(self) -> None:
        dialog = FileDialog(
            self._page,
            tr("Export all data, for your own eyes"),
            tr("JSON (*.json)"),
            saves_as="firebreak-data.json",
            folder=self._folder(),
        )
        dialog.chosen.connect(self.write_data)
        dialog.open()

    @Slot()
    def ask_tables(self) -> None:
        """Ask for a folder, then write all data into it as tables."""
        self._protection.before(self._choose_folder_of_tables)

    def _choose_folder_of_tables(self) -> None:
        title = tr("Export all data as tables, for your own eyes")
        dialog = FileDialog(self._page, title, "", folder=self._folder())
        dialog.setFileMode(FileDialog.FileMode.Directory)
        dialog.chosen.connect(self.write_tables)
        dialog.open()

    @Slot()
    def ask_print(self) -> None:
        """Ask which printer and which pages, then print."""
        # Imported late: the page is shown without what speaks to printers.
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog  # noqa: PLC0415

        from ui.pages.plan.printing import usual_printer  # noqa: PLC0415 - as above

        self._released = self._gather()
        self._printer = usual_printer()
        dialog = QPrintDialog(self._printer, self._page)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._print_chosen)
        QDialog.open(dialog)  # the binding hides it behind another of the same name

    @Slot()
    def _print_chosen(self) -> None:
        if self._printer is not None:
            self.print_on(self._printer)

    def print_on(self, printer: "QPrinter") -> None:
        """Print what was gathered when the user was asked."""
        from ui.pages.plan.printing import print_plan  # noqa: PLC0415 - as above

        if self._released:
            work = partial(print_plan, self._released, printer)
            self._begin(work, tr("Printing the plan"), self._on_printed)

    @Slot(str)
    def ask(self, kind: str) -> None:
        """Ask for what the menu names; what is none of this page's is left to others."""
        asks = {
            "pdf": self.ask_pdf,
            "html": self.ask_html,
            "json": self.ask_data,
            "csv": self.ask_tables,
        }
        if kind in asks:
            asks[kind]()

    def _ask(self, ending: str, title: str, kinds: str, use: Callable[[Path], object]) -> None:
        released = self._gather()
        self._released = released
        name = file_name(released, ending)
        dialog = FileDialog(self._page, title, kinds, saves_as=name, folder=self._folder())
        dialog.chosen.connect(use)
        dialog.open()

    def _folder(self) -> Path | None:
        plan = self._context.session.path
        return plan.parent if plan else None

    @Slot(object)
    def write_pdf(self, target: Path) -> None:
        """Write what was gathered when the user was asked."""
        if self._released:
            work = partial(write_pdf, self._released, target)
            self._start(work, tr("Writing the PDF"), target, self._on_pdf)

    @Slot(object)
    def write_html(self, target: Path) -> None:
        """Write the HTML twin."""
        if self._released:
            work = partial(write_html, self._released, target)
            self._start(work, tr("Writing the HTML file"), target, self._on_html)

    @Slot(object)
    def write_data(self, target: Path) -> None:
        """Write all records, for the owner alone."""
        session = self._context.session
        work = partial(write_json, whole_plan(session), target)
        self._start(work, tr("Writing all data"), target, self._on_data)

    @Slot(object)
    def write_tables(self, folder: Path) -> None:
        """Write a CSV file for each kind of record, for the owner alone."""
        self._target = folder
        work = partial(write_csv, self._context.session.read.plan(), folder)
        self._begin(work, tr("Writing all data"), self._on_tables)

    def _start(self, work: Work, title: str, target: Path, then: Callable[[Any], None]) -> None:
        if self._context.attempt(partial(check_target, self._context.session, target)):
            self._target = target
            self._begin(work, title, then)

    def _begin(self, work: Work, title: str, then: Callable[[Any], None]) -> None:
        job = self._context.jobs.start(work, title)
        job.succeeded.connect(then)
        job.failed.connect(self._context.show_error)
        job.ended.connect(self._on_ended)
        self.busy_changed.emit(True)  # noqa: FBT003 - a signal's

    @Slot(object)
    def _on_pdf(self, written: Written) -> None:
        pages = tr_plural("{n} page", "{n} pages", written.pages)
        said = tr("“{file}” is written: {pages}.").format(file=written.target.name, pages=pages)
        if written.missing_glyphs:
            names = ", ".join(written.missing_glyphs)
            said += " " + tr(
                "No typeface has these signs; their names stand there: {names}."
            ).format(names=names)
        self._note(said)

    @Slot(object)
    def _on_printed(self, sheets: int) -> None:
        self._note(
            tr_plural("{n} page went to the printer.", "{n} pages went to the printer.", sheets)
        )

    @Slot(object)
    def _on_html(self, _nothing: object) -> None:
        self._note(tr("“{file}” is written.").format(file=self._target.name))

    @Slot(object)
    def _on_data(self, count: int) -> None:
        records = tr_plural("{n} record", "{n} records", count)
        words = tr("“{file}” holds everything: {records}. Keep it to yourself.")
        self._context.show_info(words.format(file=self._target.name, records=records))

    @Slot(object)
    def _on_tables(self, counts: Mapping[str, int]) -> None:
        files = tr_plural("{n} file", "{n} files", len(counts))
        words = tr("“{folder}” holds everything: {files}. Keep them to yourself.")
        self._context.show_info(words.format(folder=self._target.name, files=files))

    @Slot(object)
    def _on_ended(self) -> None:
        self.busy_changed.emit(False)  # noqa: FBT003 - a signal's

    def _note(self, said: str) -> None:
        released = self._released
        if released and self._context.attempt(
            partial(note_revision, self._context.session, released)
        ):
            number = released.occasion.revision
            self._context.show_info(tr("{said} It is revision {n}.").format(said=said, n=number))
