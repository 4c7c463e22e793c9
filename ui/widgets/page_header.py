"""The top of a page: where one is, and what one can do here."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.look.icons import icon
from ui.look.measure import scaled
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role

MOST_ACTIONS = 3
TITLE_PX = 360


class PageHeader(QWidget):
    """A title, one muted line that says where one is in time, and up to three actions."""

    def __init__(self, title: str, line: str = "") -> None:
        super().__init__()
        self.title = label(title, "h1")
        self.line = label(line, "muted")
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(2))
        column.addWidget(self.title)
        column.addWidget(self.line)
        self.line.setVisible(bool(line))
        actions = QWidget()
        self._actions = Flow(actions)
        row = Flow(self)
        row.add(words, grow=1, basis_px=TITLE_PX)
        row.add(actions, align=Qt.AlignmentFlag.AlignBottom)
        self.buttons: list[QPushButton] = []

    def show_line(self, words: str) -> None:
        """Say where one is in time, such as "16 to 22 November, day 4 of 5"."""
        self.line.setText(words)
        self.line.setVisible(bool(words))

    def add_action(self, words: str, drawing: str = "", *, is_primary: bool = False) -> QPushButton:
        """Append a button and return it; connect its `clicked`.

        Raises:
            ValueError: There would be more than three actions or a second primary one.
        """
        has_primary = any(button.property("role") == "primary" for button in self.buttons)
        if len(self.buttons) == MOST_ACTIONS or (is_primary and has_primary):
            message = "a page has at most three actions, one of them primary"
            raise ValueError(message)
        button = QPushButton(words)
        if drawing:
            button.setIcon(icon(drawing, "on_accent" if is_primary else "muted"))
        set_role(button, "primary" if is_primary else "")
        self._actions.add(button)
        self.buttons.append(button)
        return button
