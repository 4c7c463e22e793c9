"""Lines below one another in a card, which others take the place of."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look.measure import scaled
from ui.widgets.labels import label


class Lines(QWidget):
    """Lines to read, and parts that stand among them."""

    def __init__(self, gap_px: int) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(gap_px))

    def say(self, words: str, role: str = "muted") -> None:
        """Add a line."""
        self.add(label(words, role))

    def add(self, part: QWidget) -> None:
        """Add a part."""
        self._column.addWidget(part)

    def clear(self) -> None:
        """Take away all lines and parts."""
        while self._column.count():
            line = self._column.takeAt(0)
            part = line.widget() if line else None
            if part:
                part.hide()  # it is deleted later, and would be seen until then
                part.deleteLater()
