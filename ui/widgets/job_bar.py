"""How far long work is, and a button to stop it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from planner.text import tr
from ui.look.measure import scaled
from ui.widgets.announce import announce
from ui.widgets.labels import label


class JobBar(QFrame):
    """Shows one piece of work at a time; hidden when there is none.

    Signals:
        cancelled: The user wants the work to stop.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("MessageBar")
        self.title = label("", wraps=False)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.cancel_button = QPushButton(tr("Cancel"))
        row = QHBoxLayout(self)
        row.setContentsMargins(scaled(12), scaled(8), scaled(8), scaled(8))
        row.setSpacing(scaled(12))
        row.addWidget(self.title)
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel_button)
        self.cancel_button.clicked.connect(self._cancel)
        self.hide()

    def begin(self, title: str) -> None:
        """Show that work called `title` has begun, with no end in sight yet."""
        self.title.setText(title)
        self.progress.setAccessibleName(title)
        self.progress.setRange(0, 0)
        self.progress.setFixedHeight(scaled(8))
        self.cancel_button.setEnabled(True)
        self.cancel_button.setAccessibleName(tr("Cancel: {work}").format(work=title))
        self.show()
        announce(self, title)

    @Slot(int, int)
    def show_progress(self, done: int, total: int) -> None:
        """Show `done` of `total` steps."""
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)

    @Slot()
    def end(self) -> None:
        """Hide the bar; the work has ended."""
        self.hide()

    @Slot()
    def _cancel(self) -> None:
        self.cancel_button.setEnabled(False)
        self.cancelled.emit()
