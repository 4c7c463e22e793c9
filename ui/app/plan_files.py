"""Opening another plan from the window, making one of an export, and the calendar file."""

from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from planner.domain.errors.safekeeping import PassphraseNeededError
from planner.services.data_transfer import import_plan
from planner.services.opening import open_plan, surroundings
from planner.text import tr
from ui.context import Context
from ui.pages.settings.calendar_files import CalendarFiles
from ui.widgets.file_dialog import FileDialog


class PlanFiles(QObject):
    """Answers `Context.open_wanted`, `plan_import_wanted`, and the calendar's `export_wanted`."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._calendars = CalendarFiles(context, window)
        self._source = self._made = Path()
        context.open_wanted.connect(self.choose_plan)
        context.plan_import_wanted.connect(self.choose_export)
        context.export_wanted.connect(self._export)

    @Slot()
    def choose_plan(self) -> None:
        """Ask which plan to open in place of this one."""
        dialog = FileDialog(self._window, tr("Open another plan"), _plans(), folder=self._folder())
        dialog.chosen.connect(self.open)
        dialog.open()

    @Slot(object)
    def open(self, path: Path) -> None:
        """Have a plan opened in place of this one, if it is one; this one stays otherwise."""
        if self._context.attempt(partial(_check_opens, path)):
            self._context.plan_wanted.emit(path)

    @Slot()
    def choose_export(self) -> None:
        """Ask for the export that a new plan is to be made of."""
        title, kinds = tr("Make a new plan of an export"), tr("JSON (*.json)")
        dialog = FileDialog(self._window, title, kinds, folder=self._folder())
        dialog.chosen.connect(self.choose_target)
        dialog.open()

    @Slot(object)
    def choose_target(self, source: Path) -> None:
        """Ask where the new plan is to stand."""
        self._source = source
        dialog = FileDialog(
            self._window,
            tr("Where the new plan is to stand"),
            _plans(),
            saves_as=f"{source.stem}.firebreak",
            folder=self._folder(),
        )
        # A plan is made anew, and no other file is ever written over.
        dialog.setOption(FileDialog.Option.DontConfirmOverwrite)
        dialog.chosen.connect(self.make)
        dialog.open()

    @Slot(object)
    def make(self, target: Path) -> None:
        """Make the plan beside the window, then have it opened."""
        self._made = target
        work = partial(import_plan, self._source, target, surroundings())
        job = self._context.jobs.start(work, tr("Making a plan of the export"))
        job.succeeded.connect(self._on_made)
        job.failed.connect(self._context.show_error)

    @Slot(object)
    def _on_made(self, _count: int) -> None:
        self.open(self._made)

    @Slot(str)
    def _export(self, kind: str) -> None:
        if kind == "calendar":
            self._calendars.ask_whole()

    def _folder(self) -> Path | None:
        plan = self._context.session.path
        return plan.parent if plan else None


def _check_opens(path: Path) -> None:
    # The passphrase of another plan is asked for when it is opened in this one's place.
    with suppress(PassphraseNeededError):
        open_plan(path).close()


def _plans() -> str:
    return tr("Plans (*.firebreak)")
