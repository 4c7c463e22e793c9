"""The frame of a guided close: which step one is at, the step, what was just done, the end."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from planner.domain.changes import ChangeSet
from planner.domain.errors.log import PatientNumberError
from planner.overriding import override
from planner.text import tr
from planner.words.errors import error_text
from ui.context import Context
from ui.look.measure import scaled
from ui.pages.this_week.closing.deeds import Deeds
from ui.pages.this_week.closing.step import Step
from ui.widgets.announce import announce
from ui.widgets.check_box import CheckBox
from ui.widgets.column import ScrollColumn
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role

WIDTH_PX = 660
HEIGHT_PX = 540
LEAST_HEIGHT_PX = 460


class Guided(QDialog):
    """Leads through steps to an end. Esc leaves at any time; what was done stays done.

    How far one is follows from what is still to settle, so that one may leave and come back.
    """

    def __init__(self, context: Context, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.context = context
        self.deeds = Deeds(context, self)
        self.steps: Sequence[Step] = ()
        self.step: Step | None = None
        self.where = label("", "muted")
        self.names = QWidget()
        self.body = ScrollColumn()
        self.message = label("")
        self.hint = label(
            tr("Enter gives the marked answer, Ctrl+Z takes the last one back, Esc leaves."),
            "small",
        )
        self.confirm = CheckBox(tr("It is no patient's number"))
        self.confirm.hide()
        self.back_button = QPushButton(tr("Take it back"))
        self.leave_button = QPushButton(tr("Leave"))
        self._build(title)
        self._connect()

    def _build(self, title: str) -> None:
        margin = scaled(2)
        self.body.column.setContentsMargins(margin, margin, margin, margin)
        set_role(self.back_button, "quiet")
        for button, tip in ((self.back_button, "Ctrl+Z"), (self.leave_button, "Esc")):
            button.setAutoDefault(False)
            button.setToolTip(tr("{action} ({key})").format(action=button.text(), key=tip))
        self._names_flow = Flow(self.names, gap_px=14)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(scaled(24), scaled(18), scaled(24), scaled(16))
        column.setSpacing(scaled(10))
        for widget in (label(title, "h2"), self.where, self.names):
            column.addWidget(widget)
        column.addWidget(self.body, 1)

    def _add_foot(self) -> None:
        """Add what stands below the steps; last, so that Tab comes there last."""
        foot = QWidget()
        row = Flow(foot)
        row.add(self.message, grow=1, basis_px=240, align=Qt.AlignmentFlag.AlignVCenter)
        row.add(self.back_button)
        row.add(self.leave_button)
        for widget in (self.confirm, foot, self.hint):
            self._column.addWidget(widget)

    def _connect(self) -> None:
        undo = QShortcut(QKeySequence("Ctrl+Z"), self)
        undo.activated.connect(self.deeds.take_back)
        self.back_button.clicked.connect(self.deeds.take_back)
        self.leave_button.clicked.connect(self.reject)
        self.confirm.toggled.connect(self._confirm)
        self.deeds.told.connect(self._tell)
        self.deeds.refused.connect(self._refuse)
        self.deeds.passed.connect(self.advance)
        self.context.changed.connect(self._on_changed)

    def lead(self, steps: Sequence[Step]) -> None:
        """Begin with the first step that has something to settle; the last is the end."""
        self.steps = tuple(steps)
        for step in self.steps:
            step.ask.make_buttons()
            self.body.add(step)
            step.hide()
        self.body.end()
        self._add_foot()
        self.advance()
        self._tell("")

    @Slot()
    def advance(self) -> None:
        """Show the first thing that still waits."""
        number = next(n for n, step in enumerate(self.steps) if step.show_next())
        step = self.steps[number]
        if step is not self.step:
            if self.step:
                self.step.hide()
            self.step = step
            step.show()
            self._show_where(number)
        step.take_focus()

    def _show_where(self, number: int) -> None:
        ending = number == len(self.steps) - 1
        total = len(self.steps) - 1
        self.where.setVisible(not ending)
        self._show_extras()
        self.leave_button.setVisible(not ending)
        self.where.setText(
            tr("Step {number} of {total}: {name}").format(
                number=number + 1, total=total, name=self.steps[number].name
            )
        )
        self._show_names(number)
        announce(self, self.where.text())
        self.body.verticalScrollBar().setValue(0)

    def _show_extras(self) -> None:
        """Show the names of the steps and the keys only where they leave room for the step."""
        has_room = self.height() >= scaled(LEAST_HEIGHT_PX)
        self.names.setVisible(has_room and self.where.isVisibleTo(self))
        self.hint.setVisible(has_room)
        self.message.setVisible(has_room or bool(self.message.text()))

    def _show_names(self, number: int) -> None:
        while self._names_flow.count():
            gone = self._names_flow.takeAt(0).widget()
            if gone:
                gone.hide()
                gone.deleteLater()
        for place, step in enumerate(self.steps[:-1]):
            words = (
                tr("{name} \N{CHECK MARK}").format(name=step.name) if place < number else step.name
            )
            self._names_flow.add(
                label(words, "strong" if place == number else "muted", wraps=False)
            )

    @Slot(object)
    def _on_changed(self, _changes: ChangeSet) -> None:
        self.advance()

    @Slot(bool)
    def _confirm(self, is_checked: bool) -> None:  # noqa: FBT001 - Qt's
        self.deeds.is_confirmed = is_checked

    @Slot(str)
    def _tell(self, words: str) -> None:
        self.confirm.setChecked(False)
        self.confirm.hide()
        set_role(self.message, "muted")
        self.message.setText(words)
        self.back_button.setVisible(self.deeds.can_take_back)
        self._show_extras()
        if words:
            announce(self, words)

    @Slot(Exception)
    def _refuse(self, error: Exception) -> None:
        self.confirm.setVisible(isinstance(error, PatientNumberError))
        set_role(self.message, "error")
        self.message.setText(error_text(error))
        self._show_extras()
        announce(self, self.message.text(), urgent=True)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_extras()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        most = self.screen().availableSize()
        width = min(scaled(WIDTH_PX), most.width() * 9 // 10)
        self.resize(width, min(scaled(HEIGHT_PX), most.height() * 9 // 10))
        super().showEvent(event)
        if self.step:
            self.step.take_focus()
