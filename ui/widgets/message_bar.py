"""A bar that tells the user something without interrupting."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from planner.text import tr
from ui.look.icons import icon
from ui.look.measure import scaled
from ui.notices import Notice, NoticeKind
from ui.widgets.announce import announce
from ui.widgets.icon_mark import IconMark
from ui.widgets.labels import label, set_look


class MessageBar(QFrame):
    """Shows the newest notice until it is dismissed with Esc or its button.

    It never goes away by itself. A newer notice takes the place of an information; errors wait
    beneath it until each has been dismissed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("MessageBar")
        self._notices: list[Notice] = []
        self._mark = IconMark("info", "accent")
        self.words = label("")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.act_button = QPushButton()
        self.close_button = QToolButton()
        self.close_button.setToolTip(tr("Dismiss (Esc)"))
        self.close_button.setAccessibleName(tr("Dismiss the message"))
        self.close_button.setIcon(icon("close"))
        self._escape = QShortcut(Qt.Key.Key_Escape, self)
        self._escape.setEnabled(False)
        self._build()
        self.act_button.clicked.connect(self._act)
        self.close_button.clicked.connect(self.dismiss)
        self._escape.activated.connect(self.dismiss)
        self.hide()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(12), scaled(8), scaled(8), scaled(8))
        row.setSpacing(scaled(12))
        row.addWidget(self._mark)
        row.addWidget(self.words, 1)
        row.addWidget(self.act_button)
        row.addWidget(self.close_button)

    @Slot(object)
    def show_notice(self, notice: Notice) -> None:
        """Show and announce a notice."""
        self._notices = [kept for kept in self._notices if kept.kind == NoticeKind.ERROR]
        self._notices.append(notice)
        self._show_newest()
        announce(self, notice.words, urgent=notice.kind == NoticeKind.ERROR)

    @Slot()
    def dismiss(self) -> None:
        """Put the shown notice away; an error that waited beneath it comes back."""
        if self._notices:
            self._notices.pop()
        self._show_newest()

    @Slot()
    def dismiss_information(self) -> None:
        """Put away what is no error; called when the user goes on to something else."""
        if self._notices and self._notices[-1].kind == NoticeKind.INFO:
            self.dismiss()

    @Slot()
    def _act(self) -> None:
        action = self._notices[-1].action
        self.dismiss()
        if action:
            action.run()

    def _show_newest(self) -> None:
        self._escape.setEnabled(bool(self._notices))
        self.setVisible(bool(self._notices))
        if not self._notices:
            return
        notice = self._notices[-1]
        is_error = notice.kind == NoticeKind.ERROR
        set_look(self, "kind", notice.kind.value)
        self._mark.show_icon(*(("warning", "error") if is_error else ("info", "accent")))
        self.words.setText(notice.words)
        self.setAccessibleName(notice.words)
        self.act_button.setVisible(notice.action is not None)
        self.act_button.setText(notice.action.words if notice.action else "")
