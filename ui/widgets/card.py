"""A surface that holds things which belong together."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.look.measure import scaled
from ui.widgets.flow import Flow
from ui.widgets.labels import LineLabel, label

CARD_PADDING_PX = 16


class Card(QFrame):
    """A rounded surface with an optional title, and a muted remark at the end of its line."""

    def __init__(self, title: str = "", remark: str = "") -> None:
        super().__init__()
        self.setObjectName("Card")
        padding = scaled(CARD_PADDING_PX)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(padding, padding, padding, padding)
        self.column.setSpacing(scaled(10))
        self.title = label(title, "h2")
        self.remark = LineLabel(remark, "muted")
        if title:
            line = Flow()
            line.add(self.title, grow=1, basis_px=120)
            line.add(self.remark)
            self.column.addLayout(line)
            self.remark.setVisible(bool(remark))
            self.setAccessibleName(title)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Append a widget below the others."""
        self.column.addWidget(widget, stretch)

    def show_title(self, words: str) -> None:
        """Show another title; only for a card that has one."""
        self.title.setText(words)
        self.setAccessibleName(words)

    def show_remark(self, words: str) -> None:
        """Show a muted remark at the end of the title's line; empty for none."""
        self.remark.setText(words)
        self.remark.setVisible(bool(words))
