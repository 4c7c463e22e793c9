"""One question at a time: what it is about, and answers that are given with one key each."""

from collections.abc import Callable, Sequence
from functools import partial
from textwrap import wrap

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planner.domain.values import Frozen, frozen
from planner.text import tr
from ui.look.measure import scaled
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role

_USUALLY_NEEDED = 9
_FEWEST_SIGNS = 16
ROOM_PX = 560


@frozen
class Answer(Frozen):
    """An answer.

    Attributes:
        key: As QKeySequence writes it; one letter or digit.
        run: What it does.
        is_usual: Enter gives it.
    """

    key: str
    words: str
    run: Callable[[], object]
    sample: QIcon | None = None
    is_usual: bool = False


class Ask(QWidget):
    """Shows a question over a row of buttons; keys work wherever the focus is in the window."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = label("", "big")
        self.note = label("", "muted")
        self.extra = QVBoxLayout()
        self.extra.setSpacing(scaled(8))
        self._row = QWidget()
        self._flow = Flow(self._row, gap_px=8)
        self._pool: list[QPushButton] = []
        self._keys: dict[str, QShortcut] = {}
        self._answers: dict[str, Answer] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(10))
        self._column.addWidget(self.heading)
        self._column.addWidget(self.note)
        self._column.addLayout(self.extra)
        self._column.addWidget(self._row)

    def show_question(self, heading: str, note: str, answers: Sequence[Answer]) -> None:
        """Ask something else, and put the focus on the usual answer."""
        self.heading.setText(heading)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self._answers = {answer.key: answer for answer in answers}
        self._show_buttons(answers)
        for key in self._answers.keys() - self._keys.keys():
            self._keys[key] = self._shortcut(key)
        for key, shortcut in self._keys.items():
            shortcut.setEnabled(key in self._answers)
        self.take_focus()

    @property
    def buttons(self) -> list[QPushButton]:
        """Return the buttons of the answers that are offered."""
        return self._pool[: len(self._answers)]

    def take_focus(self) -> None:
        """Put the focus on the usual answer, or on the first."""
        usual = [one for one in self.buttons if one.isDefault()] or self.buttons
        if usual:
            usual[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _shortcut(self, key: str) -> QShortcut:
        made = QShortcut(QKeySequence(key), self)
        made.setAutoRepeat(False)  # one press, one answer, however long the key is held
        made.activated.connect(partial(self._give, key))
        return made

    def _give(self, key: str) -> None:
        if key in self._answers:
            self._answers[key].run()

    def make_buttons(self) -> None:
        """Make as many buttons as questions mostly need, where Tab is to find them."""
        while len(self._pool) < _USUALLY_NEEDED:
            self._add_button()

    def _add_button(self) -> None:
        button = QPushButton()
        button.clicked.connect(partial(self._press, len(self._pool)))
        self._flow.add(button)
        self._pool.append(button)

    def _press(self, number: int) -> None:
        list(self._answers.values())[number].run()

    def _show_buttons(self, answers: Sequence[Answer]) -> None:
        while len(self._pool) < len(answers):
            self._add_button()
        self._row.setVisible(bool(answers))
        for number, button in enumerate(self._pool):
            button.setVisible(number < len(answers))
            if number < len(answers):
                self._show_answer(button, answers[number])
            elif button.isDefault():
                button.setDefault(False)

    def _most_signs(self) -> int:
        """Return how many signs fit on a button where the text is large and the screen small."""
        room = min(scaled(ROOM_PX), self.screen().availableSize().width() * 9 // 10 - scaled(160))
        return max(_FEWEST_SIGNS, room // self.fontMetrics().averageCharWidth())

    def _show_answer(self, button: QPushButton, answer: Answer) -> None:
        words = tr("{key}  {words}").format(key=answer.key, words=answer.words)
        button.setText("\n".join(wrap(words, self._most_signs())))
        button.setIcon(answer.sample or QIcon())
        set_role(button, "primary" if answer.is_usual else "")
        button.setDefault(answer.is_usual)
        button.setAccessibleName(answer.words)
        button.setAccessibleDescription(
            tr("Key {key}. {question}").format(key=answer.key, question=self.heading.text())
        )
