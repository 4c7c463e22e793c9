"""Long work beside the window, with progress and a way to stop it."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from planner.domain.errors import PlannerError
from planner.domain.values import Frozen, frozen
from planner.progress import Cancelled, Progress
from planner.services.opening import Keyring
from ui.collecting import pause_collecting, resume_collecting

log = logging.getLogger(__name__)

Work = Callable[[Progress], Any]
"""Runs in another thread: it gets frozen values and a Progress, never the session."""


@frozen
class ClosedWork(Frozen):
    """Work on the file of the plan while nobody has it open: the window closes, and comes back.

    Attributes:
        title: What the user reads meanwhile.
        work: Runs in another thread; returns what the user is told in the window that comes back.
        keys: Open the plan once the work is done; where it fails, those from before do.
    """

    title: str
    work: Callable[[Progress], str]
    keys: Keyring | None = None


class Job(QObject):
    """One piece of work. Lives in the GUI thread; only `_work` runs elsewhere.

    Connect its signals to methods of a QObject, never to lambdas: only then does Qt
    promise to deliver them in the receiver's thread.

    Attributes:
        title: What the user reads beside the progress, such as "Saving the plan".

    Signals:
        progressed: Steps done and steps in all; at most 101 times a job.
        succeeded: What the work returned.
        failed: The PlannerError or OSError that ended it.
        ended: Always last, whatever happened; carries the job itself.
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    failed = Signal(Exception)
    ended = Signal(object)

    def __init__(self, work: Work, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self._work = work
        self._stop = threading.Event()
        self._percent = -1

    @Slot()
    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    def step(self, done: int, total: int) -> None:
        """Be the work's Progress; called in the worker thread."""
        if self._stop.is_set():
            raise Cancelled
        percent = 100 * done // max(total, 1)
        if percent != self._percent:
            self._percent = percent
            self.progressed.emit(done, total)

    def run(self) -> None:
        """Do the work and report its end; called in the worker thread."""
        try:
            self.succeeded.emit(self._work(self))
        except Cancelled:
            log.info("job cancelled: %s", self.title)
        except (PlannerError, OSError) as error:
            self.failed.emit(error)
        finally:
            self.ended.emit(self)


class Jobs(QObject):
    """Runs jobs one after the other, and stops them before the program ends.

    Signals:
        started: A Job was queued; the frame shows it.
    """

    started = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool: Executor | None = None
        self._running: dict[Job, Future[None]] = {}
        self._waiting: list[Job] = []
        self._closed = False

    @property
    def is_idle(self) -> bool:
        """Say whether no job runs or waits."""
        return not self._running and not self._waiting

    def start(self, work: Work, title: str = "") -> Job:
        """Queue `work`; it starts when the event loop next runs, so connect first."""
        job = Job(work, title, self)
        job.ended.connect(self._on_ended)
        self._waiting.append(job)
        QTimer.singleShot(0, self, self._submit_waiting)
        self.started.emit(job)
        return job

    def shut_down(self) -> None:
        """Stop everything and wait for it; called once, when the window closes."""
        self._closed = True
        for job in self._running:
            job.cancel()
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)
        while self._running:
            self._let_go(next(iter(self._running)))

    @Slot()
    def _submit_waiting(self) -> None:
        while self._waiting and not self._closed:
            job = self._waiting.pop(0)
            pause_collecting()
            self._running[job] = self._workers().submit(job.run)

    def _workers(self) -> Executor:
        """Return the pool, which is made for the first job."""
        if self._pool is None:
            # Imported late: no page waits for a job before it is painted.
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        return self._pool

    @Slot(object)
    def _on_ended(self, job: Job) -> None:
        # Wait until the worker has let go of the job before it is deleted, and let its bug,
        # if any, fly here in the GUI thread, where the crash dialog is.
        if job in self._running:
            try:
                self._let_go(job).result()
            finally:
                job.deleteLater()

    def _let_go(self, job: Job) -> Future[None]:
        resume_collecting()
        return self._running.pop(job)
