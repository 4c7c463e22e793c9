"""Offers @hats and +goals below a capture line while one is being written."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from planner.text import tr
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role
from ui.widgets.tab_order import tab_from

Words = Callable[[], Sequence[str]]
"""Asked for the words with their mark, such as "@trust", whenever one is begun."""

MARKS = "@+"
MOST_OFFERED = 6


class MarkCompletion(QWidget):
    """Buttons that follow the line: Tab goes to them, Space or Enter takes one.

    They are made when there is something to offer for the first time.

    Signals:
        taken: The line was completed.
    """

    taken = Signal()

    def __init__(self, line: QLineEdit, words: Words) -> None:
        super().__init__()
        self._line = line
        self._words = words
        self.buttons: list[QPushButton] = []
        line.textEdited.connect(self._offer)
        line.textChanged.connect(self._end)
        self.hide()

    def _build(self) -> None:
        self.buttons = [self._button(number) for number in range(MOST_OFFERED)]
        row = Flow(self, gap_px=4)
        row.add(label(tr("Tab offers"), "muted", wraps=False), align=Qt.AlignmentFlag.AlignVCenter)
        for button in self.buttons:
            row.add(button)
        tab_from(self._line, *self.buttons)

    def _button(self, number: int) -> QPushButton:
        button = QPushButton()
        set_role(button, "quiet")
        button.clicked.connect(partial(self._take, number))
        return button

    @Slot()
    def _offer(self) -> None:
        begun = self._begun()
        fits = [word for word in self._words() if begun and _begins(word, begun)]
        if fits and not self.buttons:
            self._build()
        for number, button in enumerate(self.buttons):
            words = fits[number] if number < len(fits) else ""
            button.setText(words)
            button.setVisible(bool(words))
        self.setVisible(bool(fits))

    @Slot()
    def _end(self) -> None:
        if not self._begun():
            self.hide()

    def _begun(self) -> str:
        before = self._line.text()[: self._line.cursorPosition()]
        word = before.rsplit(" ", 1)[-1]
        return word if word[:1] and word[0] in MARKS else ""

    def _take(self, number: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        text, place = self._line.text(), self._line.cursorPosition()
        start = place - len(self._begun())
        filled = f"{text[:start]}{self.buttons[number].text()} "
        self._line.setText(filled + text[place:].lstrip())
        self._line.setCursorPosition(len(filled))
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.taken.emit()


def _begins(word: str, begun: str) -> bool:
    return word.casefold().startswith(begun.casefold()) and word.casefold() != begun.casefold()
