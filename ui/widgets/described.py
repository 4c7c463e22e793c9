"""A word in bold over what is said about it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look.measure import scaled
from ui.widgets.labels import label


class Described(QWidget):
    """Shows words under their title; hidden while there are none."""

    def __init__(self, title: str, words: str = "") -> None:
        super().__init__()
        self.words = label(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(1))
        column.addWidget(label(title, "strong"))
        column.addWidget(self.words)
        self.setHidden(not words)

    def show_words(self, words: str) -> None:
        """Show other words; none hide the title, too."""
        self.words.setText(words)
        self.setVisible(bool(words))
