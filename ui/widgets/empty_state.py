"""What stands where nothing is yet: what will be here, and the one action that fills it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.look.measure import scaled
from ui.widgets.icon_mark import IconMark
from ui.widgets.labels import label, set_role

ICON_PX = 40


class EmptyState(QWidget):
    """An icon, a heading, a sentence and at most one button.

    Signals:
        wanted: The user pressed the button.
    """

    wanted = Signal()

    def __init__(self, drawing: str, heading: str, sentence: str, action: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(24), scaled(24), scaled(24), scaled(24))
        column.setSpacing(scaled(8))
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(1)
        column.addWidget(IconMark(drawing, "field", ICON_PX), 0, centre)
        self.heading, self.sentence = label(heading, "h2"), label(sentence, "muted")
        for words in (self.heading, self.sentence):
            words.setAlignment(centre)
            column.addWidget(words)
        self.button = QPushButton(action)
        set_role(self.button, "primary")
        self.button.clicked.connect(self.wanted)
        column.addSpacing(scaled(8))
        column.addWidget(self.button, 0, centre)
        self.button.setVisible(bool(action))  # before it has a parent it would be a window
        column.addStretch(1)

    def show_words(self, heading: str, sentence: str, action: str) -> None:
        """Say something else, with another action."""
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        self.button.setText(action)
