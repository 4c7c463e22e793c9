"""The frame of a dialog with a form: a heading, the fields, what was refused, two buttons."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.domain.errors import PatientNumberError, PlannerError
from planner.text import tr
from planner.words.errors import error_text
from ui.look.measure import scaled
from ui.widgets.announce import announce
from ui.widgets.column import ScrollColumn
from ui.widgets.labels import label, set_role


class DialogForm(QDialog):
    """Asks for values over the window. It closes only when they were taken.

    Signals:
        submitted: The user pressed the button that does it, or Enter.
    """

    submitted = Signal()

    def __init__(self, parent: QWidget, title: str, action: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.body = ScrollColumn()
        margin = scaled(4)
        self.body.column.setContentsMargins(margin, margin, margin, margin)
        self.refusal = label("", "error")
        self.refusal.hide()
        self.confirm = QCheckBox(tr("It is no patient's number"))
        self.confirm.hide()
        self.do_button = QPushButton(action)
        set_role(self.do_button, "primary")
        self.do_button.setDefault(True)
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self._build(title)
        self.do_button.clicked.connect(self.submitted)
        self.cancel_button.clicked.connect(self.reject)
        self.resize(scaled(560), scaled(560))

    def _build(self, title: str) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(scaled(12))
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.do_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(20))
        column.setSpacing(scaled(12))
        column.addWidget(label(title, "h2"))
        column.addWidget(self.body, 1)
        for widget in (self.refusal, self.confirm):
            column.addWidget(widget)
        column.addLayout(buttons)

    def attempt(self, action: Callable[[], object]) -> bool:
        """Run what the form asks for and close it, or say beside the buttons what was refused."""
        try:
            action()
        except (PlannerError, OSError) as error:
            self.confirm.setVisible(isinstance(error, PatientNumberError))
            self.refusal.setText(error_text(error))
            self.refusal.show()
            announce(self, self.refusal.text(), urgent=True)
            return False
        self.accept()
        return True

    @property
    def is_confirmed(self) -> bool:
        """Say whether the user was warned of a patient's number and says that it is none."""
        return self.confirm.isVisible() and self.confirm.isChecked()
