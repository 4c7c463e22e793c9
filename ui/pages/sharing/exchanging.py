"""Making an exchange: what touches the plan here, what may take long beside the window."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from planner.progress import Progress
from planner.services.exchange_steps import Road, publish, road_to
from planner.services.opening import surroundings
from planner.services.team import TeamExchange
from planner.services.team_places import TeamPlace
from planner.services.team_status import TeamLook, note_exchange
from planner.text import tr
from planner.words.errors import error_text
from ui.context import Context
from ui.jobs import Job
from ui.notices import Notice, NoticeAction, NoticeKind
from ui.pages.sharing.wording import done_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody asked for.

    Attributes:
        password: Of a hub; kept for this exchange alone.
        takes_over: The lock of a team file is taken from somebody who has stopped.
        is_bundle: It is a single bundle that came by mail, and no place to remember.
    """

    place: TeamPlace
    pulls: bool = True
    publishes: bool = True
    password: str = field(default="", repr=False)
    takes_over: bool = False
    is_bundle: bool = False


class Exchange(QObject):
    """One exchange with one place, from its first job to its last.

    Signals:
        done: The TeamExchange that came of it, and the sentence that tells it.
        failed: The error that stopped it; what came before stays.
        looked: A TeamLook at the place afterwards.
        ended: Always last.
    """

    done = Signal(object, str)
    failed = Signal(Exception)
    looked = Signal(object)
    ended = Signal()

    def __init__(self, context: Context, wanted: Wanted, parent: QObject) -> None:
        super().__init__(parent)
        self.wanted = wanted
        self._context = context
        self._road: Road = road_to(
            context.session,
            wanted.place,
            surroundings(),
            password=wanted.password,
            takes_over=wanted.takes_over,
        )
        self._came = TeamExchange()
        self._undo: NoticeAction | None = None
        self._job: Job | None = None

    def start(self) -> None:
        """Begin; what is refused at once is told by `failed` too."""
        if self.wanted.pulls:
            work = self._road.fetching(may_be_missing=self.wanted.publishes)
            self._follow(work, self._take, tr("Pulling from your team"))
        else:
            self._publish()

    def _follow(
        self, work: Callable[[Progress], Any], then: Callable[[Any], None], title: str = ""
    ) -> None:
        self._job = self._context.jobs.start(work, title)
        self._job.succeeded.connect(then)
        self._job.failed.connect(self._fail)
        self._job.ended.connect(self._on_ended)

    @Slot(object)
    def _on_ended(self, job: Job) -> None:
        if job is self._job:  # none came after it
            self.ended.emit()

    @Slot(object)
    def _take(self, fetched: object) -> None:
        if not self._context.attempt(partial(self._take_in, fetched), self._explain):
            return
        if self.wanted.publishes:
            self._publish()
        else:
            self._finish()

    def _take_in(self, fetched: object) -> None:
        self._came = self._road.take(fetched)
        if self._came.edits_taken:
            back = partial(self._context.take_back, self._context.session.undo_mark())
            self._undo = NoticeAction(words=tr("Undo"), run=back)

    def _publish(self) -> None:
        if self._context.attempt(self._prepare, self._explain):
            work = self._road.delivering()
            self._follow(work, self._on_delivered, tr("Publishing to your team"))
        elif self._job is None:
            self.ended.emit()

    def _prepare(self) -> None:
        self._came = replace(self._came, withdrawn=publish(self._context.session))

    @Slot(object)
    def _on_delivered(self, published: int) -> None:
        self._came = replace(self._came, published=published)
        self._finish()

    def _finish(self) -> None:
        if not self.wanted.is_bundle:
            note_exchange(self._context.session, self.wanted.place.written)
        said = done_text(self._came, pulled=self.wanted.pulls, published=self.wanted.publishes)
        self._context.noticed.emit(Notice(words=said, action=self._undo))
        self.done.emit(self._came, said)
        if self.wanted.is_bundle:
            return
        self._job = self._context.jobs.start(self._road.looking())
        self._job.succeeded.connect(self._on_looked)
        self._job.ended.connect(self._on_ended)  # where it fails: the exchange itself was made

    @Slot(object)
    def _on_looked(self, look: TeamLook) -> None:
        self.looked.emit(look)

    def _explain(self, error: Exception) -> bool:
        self._fail(error)
        return True

    @Slot(Exception)
    def _fail(self, error: Exception) -> None:
        """Tell what stopped it, and what came before."""
        if self._undo is not None:
            self.done.emit(self._came, done_text(self._came, pulled=True, published=False))
        self._context.noticed.emit(
            Notice(words=error_text(error), kind=NoticeKind.ERROR, action=self._undo)
        )
        self.failed.emit(error)
