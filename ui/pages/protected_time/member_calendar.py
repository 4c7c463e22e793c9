"""Taking in when another member is busy: choose, read beside the window, say what came in."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from planner.domain.calendar import CalendarReading
from planner.domain.people import Member
from planner.services.busy_time import BusyImport, busy_window, take_in_busy_time
from planner.services.calendars import read_calendars
from planner.text import tr
from planner.words.calendar_import import busy_import_text
from ui.context import Context
from ui.widgets.file_dialog import FileDialog


class MemberCalendar(QObject):
    """Asks for one calendar file of a member, and lives until it was taken in."""

    def __init__(self, context: Context, member: Member, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._member = member
        self._window = busy_window(context.session)

    @Slot()
    def choose(self, over: QWidget) -> None:
        """Ask for the file."""
        title = tr("When {name} is busy").format(name=self._member.name)
        dialog = FileDialog(over, title, tr("Calendars (*.ics)"))
        dialog.chosen.connect(self.take_in)
        dialog.open()

    @Slot(object)
    def take_in(self, path: Path) -> None:
        """Read a calendar beside the window, and keep when the member is busy."""
        read = partial(read_calendars, (path,), self._window, self._context.session.zone())
        title = tr("Reading {file}").format(file=path.name)
        job = self._context.jobs.start(read, title)
        job.succeeded.connect(self._take)
        job.failed.connect(self._context.show_error)

    @Slot(object)
    def _take(self, readings: list[CalendarReading]) -> None:
        done: list[BusyImport] = []
        session, member, window = self._context.session, self._member, self._window

        def take() -> None:
            done.append(take_in_busy_time(session, member, readings, window))

        if self._context.attempt(take):
            self._context.show_done(busy_import_text(done[0]))
