"""Taking in calendar files from the window: choose, read beside the window, say what came in."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from planner.domain.calendar import CalendarReading
from planner.services.calendars import (
    CalendarImport,
    read_calendars,
    take_in_calendars,
    usual_window,
)
from planner.services.settling import open_drafts
from planner.text import tr
from planner.words.calendar_import import against_hours_text, import_text
from ui.context import Context
from ui.widgets.file_dialog import FileDialog


class CalendarImporter(QObject):
    """Answers `Context.calendar_wanted`."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        context.calendar_wanted.connect(self.choose)

    @Slot()
    def choose(self) -> None:
        """Ask for a calendar file."""
        kinds = tr("Calendars (*.ics)")
        dialog = FileDialog(self._window, tr("Import a calendar"), kinds)
        dialog.chosen.connect(self.take_in)
        dialog.open()

    @Slot(object)
    def take_in(self, path: Path) -> None:
        """Read a calendar beside the window, and take its meetings into the plan."""
        session = self._context.session
        read = partial(read_calendars, (path,), usual_window(session), session.zone())
        title = tr("Reading {file}").format(file=path.name)
        job = self._context.jobs.start(read, title)
        job.succeeded.connect(self._take)
        job.failed.connect(self._context.show_error)

    @Slot(object)
    def _take(self, readings: list[CalendarReading]) -> None:
        done: list[CalendarImport] = []
        session = self._context.session
        if not self._context.attempt(lambda: done.append(take_in_calendars(session, readings))):
            return
        [result] = done
        has_changed = result.added or result.updated or result.cancelled
        say = self._context.show_done if has_changed else self._context.show_info
        words = import_text(result)
        if result.against_hours:
            words = f"{words} {against_hours_text(result.against_hours, session.zone())}"
        say(words)
        if has_changed and open_drafts(session):
            self._context.page_wanted.emit("this_week")
            self._context.drafts_wanted.emit()
