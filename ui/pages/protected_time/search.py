"""Looking for places beside the window: gather here, search in a job, store here."""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from planner.domain.local_time import local_day, week_start
from planner.scheduling.proposal import Proposal
from planner.services.gathering import gather
from planner.services.schedule import search, store_proposals
from planner.text import tr, tr_plural
from ui.context import Context
from ui.jobs import Job

WEEKS_AHEAD = 6


class Search(QObject):
    """Runs one search at a time.

    Attributes:
        found: What the last search found; None before one, and when the plan has changed since.

    Signals:
        changed: A search began or ended.
        found_some: New proposals were stored.
    """

    changed = Signal()
    found_some = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        self.found: Proposal | None = None

    @property
    def is_running(self) -> bool:
        """Say whether a search is under way."""
        return self._job is not None

    def start(self, monday: date) -> None:
        """Look for places from a week on; one that has passed means this week."""
        session = self._context.session
        first = max(monday, week_start(local_day(session.now(), session.zone())))
        problem = gather(session, first=first, weeks=WEEKS_AHEAD)
        self._job = self._context.jobs.start(partial(search, problem), tr("Looking for places"))
        self._job.succeeded.connect(self._on_found)
        self._job.failed.connect(self._context.show_error)
        self._job.ended.connect(self._on_ended)
        self.changed.emit()

    @Slot()
    def stop(self) -> None:
        """End the search; the earlier proposals stay."""
        if self._job:
            self._job.cancel()

    def forget(self) -> None:
        """Forget what was found: the plan is another one by now."""
        self.found = None

    @Slot(object)
    def _on_found(self, found: Proposal) -> None:
        self.found = found
        if not self._context.attempt(partial(store_proposals, self._context.session, found)):
            return
        if found.blocks:
            said = tr_plural(
                "{n} block is proposed. Nothing is written until you accept.",
                "{n} blocks are proposed. Nothing is written until you accept.",
                len(found.blocks),
            )
            self.found_some.emit()
        elif found.unmet:
            said = tr("No place was found; why is told beside the week.")
        else:
            said = tr("Nothing to propose: the rules have all that they ask for.")
        self._context.show_info(said)

    @Slot(object)
    def _on_ended(self, _job: Job) -> None:
        self._job = None
        self.changed.emit()
