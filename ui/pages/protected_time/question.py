"""A question with a few answers, each given with one key."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget
from typing_extensions import override

from planner.text import tr
from ui.look.measure import scaled
from ui.widgets.announce import announce
from ui.widgets.choice import Option
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role


class Question(QWidget):
    """Shows numbered answers, none of them given beforehand; the key of its number gives one.

    Signals:
        answered: A number key gave an answer, so that the next question can take the focus.
    """

    answered = Signal()

    def __init__(self, words: str, answers: Sequence[Option]) -> None:
        super().__init__()
        self.words = words
        self.setAccessibleName(words)
        self._answers = tuple(answers)
        self._group = QButtonGroup(self)
        self.error = label("", "error")
        self.error.hide()
        row = QWidget()
        flow = Flow(row, gap_px=6)
        for number, answer in enumerate(self._answers):
            button = QRadioButton(f"{number + 1}  {answer.words}")
            set_role(button, "segment")
            button.setAccessibleDescription(words)
            self._group.addButton(button, number)
            flow.add(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(6))
        for widget in (label(words, "strong"), row, self.error):
            self._column.addWidget(widget)
        row.setVisible(bool(self._answers))

    @property
    def value(self) -> str | None:
        """Return the value of the answer; None before one is given."""
        number = self._group.checkedId()
        return self._answers[number].value if number >= 0 else None

    def take_focus(self) -> None:
        """Put the focus on the answer given, or on the first."""
        if self._answers:
            button = self._group.button(max(0, self._group.checkedId()))
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def check(self) -> bool:
        """Say whether an answer is given; where none is, say so and take the focus."""
        is_missing = self.value is None
        self.show_error(tr("Please choose one.") if is_missing else "")
        if is_missing:
            self.take_focus()
        return not is_missing

    def show_error(self, words: str) -> None:
        """Say what is wrong with the answer; empty when all is well."""
        self.error.setText(words)
        self.error.setVisible(bool(words))
        if words:
            told = tr("{field}: {problem}").format(field=self.words, problem=words)
            announce(self, told, urgent=True)

    def clear(self) -> None:
        """Take the answer back."""
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        if not event.modifiers() and 0 <= number < len(self._answers):
            self._group.button(number).setChecked(True)
            self.answered.emit()
        else:
            super().keyPressEvent(event)
