"""A card with a few lines to read, such as what may displace a block."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.text import tr
from ui.look.measure import scaled
from ui.widgets.card import Card
from ui.widgets.labels import label


class LinesCard(Card):
    """Lists lines, or says why there is none."""

    def __init__(self, title: str, nothing: str) -> None:
        super().__init__(title)
        self._nothing = nothing
        lines = QWidget()
        self._column = QVBoxLayout(lines)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(6))
        self.add(lines)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Put these lines in the place of those before."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._column.addWidget(label(tr("\N{BULLET} {line}").format(line=line)))
        if not lines:
            self._column.addWidget(label(self._nothing, "muted"))
