"""Finding bank holidays beside the window, because it takes longer than opening a plan."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from planner.domain.changes import Action, ChangeSet, RecordChange
from planner.domain.protection import HoursSet
from planner.services.bank_holidays import found_holidays
from planner.services.known_holidays import Holidays
from planner.services.protection import hours_of
from ui.context import Context


class HolidayFinder(QObject):
    """Computes the years that were missed before the first paint, and has pages read again.

    Args:
        context: The open session, in which they were put off.
        window: With which it lives.
    """

    def __init__(self, context: Context, window: QObject) -> None:
        super().__init__(window)
        self._context = context
        held = context.session.bank_holidays
        if not held.missed:
            held.is_put_off = False
            return
        job = context.jobs.start(partial(found_holidays, frozenset(held.missed)))
        job.succeeded.connect(self._take)

    @Slot(object)
    def _take(self, found: Holidays) -> None:
        session = self._context.session
        session.bank_holidays.take(found)
        session.bank_holidays.is_put_off = False
        # Working hours are what bank holidays change, and who shows hours reads again.
        hours = RecordChange(HoursSet.TYPE, hours_of(session).id, None, None)
        self._context.changed.emit(ChangeSet(Action.EDIT_SETTINGS, (hours,)))
