"""Looking for places beside the window: a good plan at once, then the proved one.

Gathered here, searched for in jobs, stored here. The proved plan takes the place of the first one
only while nobody has begun to accept or reject that.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from enum import Enum, auto
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from planner.domain.local_time import week_start
from planner.scheduling.problem import Problem
from planner.scheduling.proposal import Proposal
from planner.scheduling.replan import Replan
from planner.services.gathering import gather
from planner.services.schedule import (
    lost_starts,
    preview,
    replan,
    search,
    store_proposals,
    store_replan,
)
from planner.text import tr, tr_plural
from ui.context import Context
from ui.jobs import Job, Work
from ui.pages.protected_time.wording import quality_words

WEEKS_AHEAD = 6


class Stage(Enum):
    """What is being looked for."""

    NOTHING = auto()
    A_GOOD_PLAN = auto()
    THE_BEST_PLAN = auto()
    OTHER_PLACES = auto()


class Search(QObject):
    """Runs one search at a time.

    Attributes:
        found: What the plan that is shown was found with; None before a search, and when the
            plan has changed since.
        stuck: How many displaced blocks got no other place when such were looked for.
        looked_for: When the lost blocks were to begin for which other places were looked for.
        is_preview: That was found at once, and is not proved.
        stage: What is being looked for now.
        weeks_ahead: How many weeks are planned.

    Signals:
        changed: A search began, went on or ended.
        found_some: New proposals were stored.
    """

    changed = Signal()
    found_some = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        self._problem: Problem | None = None
        self._stored: Sequence[str] = ()
        self._goes_on = False
        self.found: Proposal | None = None
        self.stuck = 0
        self.looked_for: frozenset[datetime] = frozenset()
        self.is_preview = False
        self.weeks_ahead = WEEKS_AHEAD
        self.stage = Stage.NOTHING

    @property
    def is_running(self) -> bool:
        """Say whether a search is under way."""
        return self.stage is not Stage.NOTHING

    def start(self, monday: date) -> None:
        """Look for places from a week on; one that has passed means this week."""
        session = self._context.session
        first = max(monday, week_start(session.today()))
        self.stuck = 0
        self._problem = gather(session, first=first, weeks=self.weeks_ahead)
        self.stage = Stage.A_GOOD_PLAN
        self._run(partial(preview, self._problem), self._on_found, tr("Looking for places"))

    def look_for_other_places(self) -> None:
        """Look for places for what was displaced from today on, moving few other blocks."""
        session = self._context.session
        self._problem = gather(session, weeks=self.weeks_ahead, may_move=True)
        self.stage = Stage.OTHER_PLACES
        self.looked_for = frozenset(lost_starts(session))
        work = partial(replan, self._problem, lost=sorted(self.looked_for))
        self._run(work, self._on_other_places, tr("Looking for other places"))

    @Slot()
    def stop(self) -> None:
        """End the search; the proposals that are shown stay."""
        if self._job:
            self._job.cancel()

    def forget(self) -> None:
        """Forget what was found, and stop: the plan is another one by now."""
        if self.is_running:
            self._context.show_info(tr("The week has changed meanwhile; look for places again."))
        self.found = self._problem = None
        self.stuck = 0
        self.stop()

    def settle(self) -> None:
        """Stay with what is shown: somebody has begun to accept it, or changed a block."""
        if self.stage is Stage.THE_BEST_PLAN:
            self.stop()
        elif self.is_running:
            self.forget()

    def _run(self, work: Work, done: Callable[[Any], None], title: str) -> None:
        self._job = self._context.jobs.start(work, title)
        self._job.succeeded.connect(done)
        self._job.failed.connect(self._context.show_error)
        self._job.ended.connect(self._on_ended)
        self.changed.emit()

    @Slot(object)
    def _on_found(self, found: Proposal) -> None:
        is_first = self.stage is Stage.A_GOOD_PLAN
        if self._problem is None or not (is_first or self._is_untouched()):
            self._problem = None
            return
        store = partial(store_proposals, self._context.session, found)
        self.found, self.is_preview = found, is_first
        if not self._context.attempt(store):
            self._problem = None
            return
        self._stored, self._goes_on = self._ids(), is_first
        if found.blocks:
            self.found_some.emit()
        if is_first:
            self._tell(found)
        else:
            self._problem = None
            self._tell(found, quality_words(found))

    @Slot(object)
    def _on_other_places(self, found: Replan) -> None:
        if self._problem is None:
            return
        store = partial(store_replan, self._context.session, found)
        self.found, self.stuck = None, len(found.stuck)
        if not self._context.attempt(store):
            return
        if found.moves or found.new:
            self.found_some.emit()
            number = len(found.moves) + len(found.new)
            said = tr_plural(
                "{n} other place is proposed. Nothing is written until you accept.",
                "{n} other places are proposed. Nothing is written until you accept.",
                number,
            )
        else:
            said = tr("No other place was found; all stays as it is.")
        self._context.show_info(said)

    def _ids(self) -> Sequence[str]:
        every = self._context.session.read.protection.proposals(accepted_too=True)
        return sorted(each.id for each in every)

    def _is_untouched(self) -> bool:
        waiting = self._context.session.read.protection.proposals()
        return self._ids() == self._stored == sorted(each.id for each in waiting)

    def _tell(self, found: Proposal, quality: str = "") -> None:
        if found.blocks:
            said = tr_plural(
                "{n} block is proposed. Nothing is written until you accept.",
                "{n} blocks are proposed. Nothing is written until you accept.",
                len(found.blocks),
            )
        elif found.unmet:
            said = tr("No place was found; why is told beside the week.")
        else:
            said = tr("Nothing to propose: the rules have all that they ask for.")
        self._context.show_info(" ".join(filter(None, (said, quality if found.blocks else ""))))

    @Slot(object)
    def _on_ended(self, job: Job) -> None:
        if job is not self._job:
            return
        self._job = None
        if self._goes_on and self._problem:
            self._goes_on = False
            self.stage = Stage.THE_BEST_PLAN
            work = partial(search, self._problem)
            self._run(work, self._on_found, tr("Looking for the best places"))
            return
        self.stage = Stage.NOTHING
        self._problem, self._goes_on = None, False
        self.changed.emit()
