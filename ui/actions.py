"""What the frame can do from anywhere: the menus and their keys."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from planner.domain.changes import Action
from planner.domain.lane import Lane
from planner.text import tr
from planner.words.actions import action_text
from ui.context import EXPORTS
from ui.look.icons import icon
from ui.pages.spec import PageSpec

LAST_PAGE_KEY = 8


class Actions(QObject):
    """The menus of the window. The window connects them; this class only names them.

    Signals:
        page_chosen: The name of the page that a menu entry or Alt+number asks for.
        export_chosen: Which of `ui.context.EXPORTS` a menu entry asks for.
    """

    page_chosen = Signal(str)
    export_chosen = Signal(str)

    def __init__(
        self, window: QMainWindow, pages: Sequence[PageSpec], lane: Lane = Lane.DIRECTOR
    ) -> None:
        super().__init__(window)
        self._lane = lane
        self.undo = self._action(tr("&Undo"), "Ctrl+Z", "undo")
        self.redo = self._action(tr("&Redo"), "Ctrl+Shift+Z", "redo")
        self.capture = self._action(tr("&Log time"), "Ctrl+L", "add")
        self.palette = self._action(tr("&Find a page or action…"), "Ctrl+K", "search")
        self.guide = self._action(tr("&Guide to the keys"), "F1", "guide")
        self.share = self._action(tr("&Share with your assistant…"), "", "sharing")
        self.take_in = self._action(tr("Take &in from your assistant…"), "", "import")
        self.publish = self._action(tr("&Publish protected time"), "", "calendar")
        self.import_calendar = self._action(tr("A &calendar…"), "", "calendar")
        self.import_plan = self._action(tr("A plan from an &export…"), "", "plan")
        self.exports = [self._export_action(kind) for kind in EXPORTS]
        self.open_plan = self._action(tr("&Open another plan…"), "Ctrl+O", "plan")
        self.open_as = self._action(_open_words(lane), "", "person")
        self.close = self._action(tr("&Close the window"), "Ctrl+Q", "close")
        self.close.triggered.connect(window.close)
        self.pages = [self._page_action(number, page) for number, page in enumerate(pages, 1)]
        self.name_steps(None, None)
        self._fill(window)

    def all(self) -> list[QAction]:
        """List everything the frame can do, pages first."""
        return [*self.pages, *self._of_plan()[:-1], self.undo, self.redo, self.guide, self.close]

    def _of_plan(self) -> list[QAction]:
        """List what can be done with the plan in this lane; closing the window comes last."""
        if self._lane is Lane.DIRECTOR:
            return [
                *(self.capture, self.publish, self.share, self.take_in),
                *(self.open_plan, self.open_as, self.close),
            ]
        return [self.open_plan, self.open_as, self.close]

    def name_steps(self, undoable: Action | None, redoable: Action | None) -> None:
        """Name what undo and redo would do, and switch off what they cannot."""
        back = action_text(undoable) if undoable else ""
        again = action_text(redoable) if redoable else ""
        self.undo.setEnabled(undoable is not None)
        self.redo.setEnabled(redoable is not None)
        self.undo.setText(tr("&Undo: {action}").format(action=back) if back else tr("&Undo"))
        self.redo.setText(tr("&Redo: {action}").format(action=again) if again else tr("&Redo"))

    def _action(self, words: str, keys: str, drawing: str) -> QAction:
        made = QAction(icon(drawing), words, self)
        if keys:
            made.setShortcut(QKeySequence(keys))
        return made

    def _page_action(self, number: int, page: PageSpec) -> QAction:
        made = QAction(icon(page.icon), page.title(), self)
        if number <= LAST_PAGE_KEY and not page.is_at_foot:
            made.setShortcut(QKeySequence(f"Alt+{number}"))
        made.triggered.connect(partial(self._choose, page.name))
        return made

    def _export_action(self, kind: str) -> QAction:
        made = self._action(_export_words(kind), "", "export")
        made.triggered.connect(partial(self._choose_export, kind))
        return made

    def _choose_export(self, kind: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.export_chosen.emit(kind)

    def _choose(self, name: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.page_chosen.emit(name)

    def _fill(self, window: QMainWindow) -> None:
        bar = window.menuBar()
        for title, actions in (
            (tr("&Plan"), self._of_plan()),
            (tr("&Edit"), [self.undo, self.redo]),
            (tr("&Go"), [*self.pages, self.palette]),
            (tr("&Help"), [self.guide]),
        ):
            menu = QMenu(title, window)
            menu.addActions(actions)
            bar.addMenu(menu)
            if self._lane is Lane.DIRECTOR and self.publish in actions:
                self._add_transfers(menu)
        window.addActions([*self.all(), self.palette])

    def _add_transfers(self, plan: QMenu) -> None:
        """Put what comes in and what goes out into menus of their own, before publishing."""
        for title, actions in (
            (tr("&Import"), [self.import_calendar, self.import_plan]),
            (tr("&Export"), self.exports),
        ):
            menu = QMenu(title, plan)
            menu.addActions(actions)
            plan.insertMenu(self.publish, menu)


def _export_words(kind: str) -> str:
    return {
        "pdf": tr("&PDF of the plan…"),
        "html": tr("&HTML of the plan…"),
        "calendar": tr("Protected time as a &calendar…"),
        "json": tr("All &data as JSON…"),
        "csv": tr("All data as C&SV…"),
    }[kind]


def _open_words(lane: Lane) -> str:
    return tr("Open as &assistant") if lane is Lane.DIRECTOR else tr("Open as &director")
