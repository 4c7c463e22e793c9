"""One conflict in two columns, mine and theirs, with further values and a proposal below."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planner.domain.conflicts import BIN, Conflict, Rival
from planner.services.conflicts import proposal
from planner.text import tr
from ui.context import Context
from ui.look.icons import icon
from ui.look.measure import scaled
from ui.pages.sharing.conflict_words import conflict_title, rival_text
from ui.pages.sharing.rival_view import RivalView, about_text
from ui.widgets.flow import Flow
from ui.widgets.labels import breakable, label, set_role
from ui.widgets.tab_order import order_parts

COLUMN_PX = 260


class ConflictView(QWidget):
    """Shows a conflict and says what was chosen; it changes nothing itself.

    Signals:
        rival_chosen: A Rival is to hold.
        joined_chosen: The proposal is to hold.
        later_chosen: Not now.
        record_wanted: The record is to be opened.
    """

    rival_chosen = Signal(object)
    joined_chosen = Signal()
    later_chosen = Signal()
    record_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._conflict: Conflict | None = None
        self.title = label("", "strong")
        self.mine, self.theirs, self.joined = RivalView(), RivalView(), RivalView()
        self.others: list[RivalView] = []
        self._more = QWidget()
        self._more_flow = Flow(self._more)
        self.open_button = QPushButton(tr("Open the record"))
        self.open_button.setIcon(icon("search"))
        self.later_button = QPushButton(tr("Later"))
        self._build()
        self.mine.button.clicked.connect(self.choose_mine)
        self.theirs.button.clicked.connect(self.choose_theirs)
        self.joined.button.clicked.connect(self.choose_joined)
        self.later_button.clicked.connect(self.later_chosen)
        self.open_button.clicked.connect(self.record_wanted)

    def _build(self) -> None:
        columns, below = QWidget(), QWidget()
        row, foot = Flow(columns), Flow(below)
        for view in (self.mine, self.theirs):
            row.add(view, grow=1, basis_px=COLUMN_PX)
        for button in (self.later_button, self.open_button):
            foot.add(button)
        for button in (self.open_button, self.later_button):
            set_role(button, "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(10))
        for widget in (self.title, columns, self._more, self.joined, below):
            column.addWidget(widget)

    def show_conflict(self, conflict: Conflict) -> None:
        """Show what stands against what."""
        self._conflict = conflict
        self.title.setText(breakable(conflict_title(self._context.session, conflict)))
        mine, theirs = conflict.mine, conflict.theirs
        heading = tr("Mine") if not mine.is_arrived else tr("What is shown")
        self._fill(self.mine, mine, heading)
        self._fill(self.theirs, theirs, tr("Theirs"))
        self._show_others([one for one in conflict.rivals if one not in (mine, theirs)])
        joined = None if conflict.field == BIN else proposal(conflict)
        self.joined.setVisible(joined is not None)
        self.joined.show_words(
            tr("A proposal: both joined, word by word"),
            tr("Nobody wrote this yet: read it before you take it."),
            joined or "",
            tr("Take both"),
        )

    def _show_others(self, others: list[Rival]) -> None:
        while self._more_flow.count():
            self._more_flow.takeAt(0)
        for view in self.others:
            view.hide()
            view.setParent(None)
            view.deleteLater()
        self.others = []
        for rival in others:
            view = RivalView()
            self._fill(view, rival, tr("Theirs") if rival.is_arrived else tr("Mine"))
            view.button.clicked.connect(partial(self._choose, rival))
            self._more_flow.add(view, grow=1, basis_px=COLUMN_PX)
            view.show()
            self.others.append(view)
        self._more.setVisible(bool(others))
        rest = (self.joined, self.later_button, self.open_button)
        order_parts(self, self.mine, self.theirs, *self.others, *rest)

    def _fill(self, view: RivalView, rival: Rival, heading: str) -> None:
        conflict, session = self._conflict, self._context.session
        if conflict is None:
            return
        about = about_text(rival, session.zone(), is_shown=rival == conflict.kept)
        value = rival_text(session, conflict, rival)
        view.show_words(heading, about, value, _action(conflict, rival))

    @Slot()
    def choose_mine(self) -> None:
        """Let mine hold."""
        if self._conflict is not None:
            self.rival_chosen.emit(self._conflict.mine)

    @Slot()
    def choose_theirs(self) -> None:
        """Let theirs hold."""
        if self._conflict is not None:
            self.rival_chosen.emit(self._conflict.theirs)

    @Slot()
    def choose_joined(self) -> None:
        """Take the proposal, where there is one."""
        if self._conflict is not None and not self.joined.isHidden():
            self.joined_chosen.emit()

    def _choose(self, rival: Rival, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.rival_chosen.emit(rival)


def _action(conflict: Conflict, rival: Rival) -> str:
    if conflict.field == BIN:
        return tr("Delete the record") if rival.value else tr("Keep the record")
    if rival == conflict.mine:
        return tr("Keep mine") if not rival.is_arrived else tr("Keep what is shown")
    return tr("Take theirs") if rival.is_arrived else tr("Keep this one")
