"""Writing blocks into calendar files: asking where, and saying what to do with them."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from planner.services.calendar_choices import calendar_choices
from planner.services.calendar_out import CalendarFileKind, CalendarWritten, export_calendar
from planner.services.handed_over import HandedOver
from planner.services.places import handed_over_file
from planner.text import tr, tr_plural
from ui.context import Context
from ui.widgets.file_dialog import FileDialog


class CalendarFiles(QObject):
    """One file at a time; they are small, so that they are written at once."""

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over

    @Slot()
    def ask_whole(self) -> None:
        """Ask for a file with all blocks."""
        self._ask(tr("Save all blocks"), "protected-time.ics", self.write_whole)

    @Slot()
    def ask_changes(self) -> None:
        """Ask for a file with what changed since the last one."""
        self._ask(tr("Save what changed"), "protected-time-changes.ics", self.write_changes)

    @Slot()
    def ask_removal(self) -> None:
        """Ask for a file that takes all blocks out again."""
        self._ask(tr("Save cancellations"), "protected-time-removal.ics", self.write_removal)

    @Slot(object)
    def write_whole(self, target: Path) -> None:
        """Write all blocks."""
        self._write(target, CalendarFileKind.WHOLE)

    @Slot(object)
    def write_changes(self, target: Path) -> None:
        """Write what changed."""
        hint = tr("Take this file in before you save the next; it counts as handed over.")
        self._write(target, CalendarFileKind.CHANGES, hint)

    @Slot(object)
    def write_removal(self, target: Path) -> None:
        """Write cancellations."""
        hint = tr("Some calendars keep cancelled events in sight; delete them there by hand.")
        self._write(target, CalendarFileKind.REMOVAL, hint)

    def _ask(self, title: str, name: str, use: object) -> None:
        plan = self._context.session.path
        dialog = FileDialog(
            self._over,
            title,
            tr("Calendars (*.ics)"),
            saves_as=name,
            folder=plan.parent if plan else None,
        )
        dialog.chosen.connect(use)
        dialog.open()

    def _write(self, target: Path, kind: CalendarFileKind, hint: str = "") -> None:
        session = self._context.session
        done: list[CalendarWritten] = []
        look = calendar_choices(session).look
        memory = HandedOver(handed_over_file(), session.plan_uid)
        write = partial(export_calendar, session, target, kind, look=look, handed_over=memory)
        if not self._context.attempt(lambda: done.append(write())):
            return
        events = tr_plural("{n} block stands", "{n} blocks stand", done[0].events)
        said = tr("{blocks} in “{file}”.").format(blocks=events, file=target.name)
        self._context.show_info(f"{said} {hint}".strip())
