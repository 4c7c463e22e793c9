"""A question with a few answers, each given with one key."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from planner.overriding import override
from planner.text import tr
from ui.look.measure import scaled
from ui.widgets.announce import announce
from ui.widgets.choice import Option
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Question(QWidget):
    """Shows numbered answers, none of them given beforehand.

    The key of its number gives an answer, and Enter the likely one while there is none.

    Signals:
        answered: A key gave an answer, so that the next question can take the focus.
        changed: Another answer is given, by a key or the mouse.
    """

    answered = Signal()
    changed = Signal()

    def __init__(self, words: str, answers: Sequence[Option], likely: str | None = None) -> None:
        super().__init__()
        self.words = words
        self.setAccessibleName(words)
        self._answers: tuple[Option, ...] = ()
        self._likely: str | None = None
        self._group = QButtonGroup(self)
        self._group.buttonToggled.connect(self._on_toggled)
        self.error = label("", "error")
        self.error.hide()
        self._row = QWidget()
        self._flow = Flow(self._row, gap_px=6)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(6))
        for widget in (label(words, "strong"), self._row, self.error):
            self._column.addWidget(widget)
        self.offer(answers, likely)

    def offer(self, answers: Sequence[Option], likely: str | None = None) -> None:
        """Offer other answers, none of them given; nothing changes where they are the same."""
        if tuple(answers) != self._answers:
            self._drop_buttons()
            self._answers = tuple(answers)
            for number, answer in enumerate(self._answers):
                button = QRadioButton()
                set_role(button, "segment")
                button.setToolTip(answer.help)
                self._group.addButton(button, number)
                self._flow.add(button)
        self._row.setVisible(bool(self._answers))
        self.expect(likely)

    def expect(self, likely: str | None) -> None:
        """Let Enter give this answer, until there is another."""
        self._likely = likely
        for number, answer in enumerate(self._answers):
            is_likely = answer.value == likely
            button = self._group.button(number)
            mark = "  \N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}" if is_likely else ""
            button.setText(f"{number + 1}  {answer.words}{mark}")
            button.setAccessibleName(f"{number + 1} {answer.words}")
            button.setAccessibleDescription(
                tr("{question} Enter gives this answer.").format(question=self.words)
                if is_likely
                else self.words
            )

    @property
    def value(self) -> str | None:
        """Return the value of the answer; None before one is given."""
        number = self._group.checkedId()
        return self._answers[number].value if number >= 0 else None

    def take_focus(self) -> None:
        """Put the focus on the answer given, on the likely one, or on the first."""
        if self._answers:
            values = [answer.value for answer in self._answers]
            likely = values.index(self._likely) if self._likely in values else 0
            number = self._group.checkedId()
            button = self._group.button(number if number >= 0 else likely)
            button.setFocus(Qt.FocusReason.TabFocusReason)
            # Later: a question that has just come has its place only then.
            QTimer.singleShot(0, self, self._scroll_into_view)

    @Slot()
    def _scroll_into_view(self) -> None:
        """Show the whole question where it stands in something that scrolls."""
        holder = self.parentWidget()
        while holder and not isinstance(holder, QScrollArea):
            holder = holder.parentWidget()
        if isinstance(holder, QScrollArea):
            holder.ensureWidgetVisible(self)

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

    def _drop_buttons(self) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._flow.removeWidget(button)
            button.deleteLater()

    def _give(self, number: int) -> None:
        self._group.button(number).setChecked(True)
        self.show_error("")
        self.answered.emit()

    @Slot()
    def _on_toggled(self) -> None:
        self.changed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        values = [answer.value for answer in self._answers]
        if not event.modifiers() and 0 <= number < len(self._answers):
            self._give(number)
        elif event.key() in _ENTER and self.value is None and self._likely in values:
            self._give(values.index(self._likely))
        else:
            super().keyPressEvent(event)
