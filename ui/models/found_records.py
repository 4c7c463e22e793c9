"""Records found by their words, as things one can go to from the palette."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAction

from planner.domain.found_records import FoundRecord
from planner.domain.records import RecordId
from planner.services.search import find_records, prepare_search
from planner.text import tr
from planner.words.records import record_title
from ui.context import Context
from ui.look.icons import icon

SHORTEST_WORDS = 2
MOST = 8
ACROSS = "across"

_PAGES = {
    "this_week": ("entry", "timer", "meeting", "day_close", "week_close", "suggesting"),
    "protected_time": (
        *("rule", "participation", "busy_time", "block", "displacement", "charter_item"),
        *("surge", "hindsight"),
    ),
    "skill_goals": ("goal", "step", "evidence", "goal_standard"),
    "readiness": ("initiative", "round", "answer", "round_comment", "instrument"),
    "plan": ("agreement", "question", "revision", "trace"),
    "settings": ("member", "hat", "hours_set"),
}
_PAGE_OF = {record_type: page for page, types in _PAGES.items() for record_type in types}


def page_of(record_type: str) -> str:
    """Return the name of the page where records of a type are at home."""
    return _PAGE_OF.get(record_type, ACROSS)


class FoundRecords(QObject):
    """Searches while one types; a long plan is made ready in moments between two keys.

    Args:
        context: The open session.
        pages: The names of the pages that there are.
        go_to: Shows one of them, and on it the record of this type and id.
        parent: With which it lives.

    Signals:
        ready: The whole plan can be searched now.
    """

    ready = Signal()

    def __init__(
        self,
        context: Context,
        pages: Collection[str],
        go_to: Callable[[str, str, RecordId], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._pages = pages
        self._go_to = go_to
        self._actions: list[QAction] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._prepare)
        self._is_ready = prepare_search(context.session)
        if not self._is_ready:
            self._timer.start(0)

    def find(self, typed: str) -> Sequence[QAction]:
        """Return what leads to the records that hold the words; none while it is made ready."""
        for action in self._actions:
            action.deleteLater()
        self._actions = []
        if self._is_ready and len(typed.strip()) >= SHORTEST_WORDS:
            found = find_records(self._context.session, typed, MOST)
            self._actions = [self._action(one) for one in found if self._page_of(one)]
        return self._actions

    def _page_of(self, found: FoundRecord) -> str:
        page = page_of(found.record_type)
        return page if page in self._pages else ""

    def _action(self, found: FoundRecord) -> QAction:
        words = tr("{kind}: {title}").format(
            kind=record_title(found.record_type), title=found.title.replace("&", "&&")
        )
        action = QAction(icon("search"), " ".join(words.split()), self)
        action.setData((self._page_of(found), found.record_type, found.id))
        action.triggered.connect(self._open)
        return action

    @Slot()
    def _open(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._go_to(*action.data())

    @Slot()
    def _prepare(self) -> None:
        if prepare_search(self._context.session):
            self._timer.stop()
            self._is_ready = True
            self.ready.emit()
