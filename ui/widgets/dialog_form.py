"""The frame of a dialog with a form: a heading, the fields, what was refused, two buttons."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.domain.errors import PlannerError
from planner.domain.errors.log import PatientNumberError
from planner.overriding import override
from planner.text import tr
from planner.words.errors import error_text
from ui.look.measure import scaled
from ui.widgets.announce import announce
from ui.widgets.check_box import CheckBox
from ui.widgets.column import ScrollColumn
from ui.widgets.labels import label, set_role
from ui.widgets.tab_order import tab_order

WIDTH_PX = 640
MARGINS_PX = 80
SLACK_PX = 48


class DialogForm(QDialog):
    """Asks for values over the window. It closes only when they were taken.

    Signals:
        submitted: The user pressed the button that does it, or Enter.
    """

    submitted = Signal()

    def __init__(self, parent: QWidget | None, title: str, action: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.body = ScrollColumn()
        margin = scaled(4)
        self.body.column.setContentsMargins(margin, margin, margin, margin)
        self.refusal = label("", "error")
        self.refusal.hide()
        self.confirm = CheckBox(tr("It is no patient's number"))
        self.confirm.hide()
        self.do_button = QPushButton(action)
        set_role(self.do_button, "primary")
        self.do_button.setDefault(True)
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self._build(title)
        self.do_button.clicked.connect(self.submitted)
        self.cancel_button.clicked.connect(self.reject)

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

    def attempt(
        self, action: Callable[[], object], explain: Callable[[Exception], bool] | None = None
    ) -> bool:
        """Run what the form asks for and close it, or say beside the buttons what was refused.

        `explain` says a refusal where it belongs, such as beside a field, if it can.
        """
        try:
            action()
        except (PlannerError, OSError) as error:
            if explain is not None and explain(error):
                return False
            self.confirm.setVisible(isinstance(error, PatientNumberError))
            self.refusal.setText(error_text(error))
            self.refusal.show()
            self._order_tabs()
            announce(self, self.refusal.text(), urgent=True)
            return False
        self.accept()
        return True

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._take_height()
        super().showEvent(event)
        fields = self._fields()
        self._order_tabs()
        if fields:
            fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _order_tabs(self) -> None:
        """Let Tab go from the fields to what stands below them."""
        below = (self.confirm, self.cancel_button, self.do_button)
        shown = [widget for widget in below if widget.isVisibleTo(self)]
        for earlier, later in pairwise((*self._fields(), *shown)):
            QWidget.setTabOrder(earlier, later)

    def _take_height(self) -> None:
        """Become as tall as the fields need, as far as the screen allows."""
        width = scaled(WIDTH_PX)
        column = self.body.column
        hint = column.sizeHint().height()
        inner = width - scaled(MARGINS_PX)
        needed = column.heightForWidth(inner) if column.hasHeightForWidth() else hint
        frame = self.sizeHint().height() - self.body.sizeHint().height()
        most = self.screen().availableSize()
        height = needed + frame + scaled(SLACK_PX)
        self.resize(min(width, most.width()), min(height, most.height() * 9 // 10))

    def _fields(self) -> list[QWidget]:
        """List what Tab goes to in the form, in the order in which it was put there."""
        return [
            widget
            for widget in tab_order(self)
            if self.body.isAncestorOf(widget)
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not widget.focusProxy()
        ]

    @property
    def is_confirmed(self) -> bool:
        """Say whether the user was warned of a patient's number and says that it is none."""
        return self.confirm.isVisible() and self.confirm.isChecked()
