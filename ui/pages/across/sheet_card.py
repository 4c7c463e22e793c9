"""The chosen record as words and pictures, with what can be done with it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.look.measure import scaled
from ui.pages.across.register import Deed, Pictured, Said, Sheet
from ui.widgets.card import Card
from ui.widgets.chart import Chart
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role


class Parts(QWidget):
    """Words under their titles, and pictures."""

    def __init__(self, parts: Sequence[Said | Pictured]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(12))
        for part in parts:
            both = QVBoxLayout()
            both.setSpacing(scaled(2))
            both.addWidget(label(part.title, "strong"))
            if isinstance(part, Said):
                both.addWidget(label(part.words, "muted" if part.is_muted else ""))
            else:
                both.addWidget(Chart(part.draw))
            column.addLayout(both)


class PartsCard(Card):
    """Shows what is to be said of a register as a whole."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Said | Pictured, ...] = ()
        self._body: Parts | None = None

    @property
    def has_parts(self) -> bool:
        """Say whether there is anything to show."""
        return bool(self._shown)

    def show_parts(self, parts: tuple[Said | Pictured, ...]) -> None:
        """Show other parts."""
        if parts == self._shown:
            return
        self._shown = parts
        if self._body is not None:
            self.column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = Parts(parts)
        self.add(self._body)
        self._body.show()  # Qt would show it only when its events are next at work


class SheetCard(Card):
    """Shows one record; it is built anew when what it says has changed.

    Signals:
        wanted: The Deed that the user wants done.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(" ")
        self._shown: Sheet | None = None
        self._body: QWidget | None = None

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a record."""
        if sheet == self._shown:
            return
        self._shown = sheet
        self.show_title(sheet.title)
        if self._body is not None:
            self.column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(14))
        column.addWidget(label(sheet.remark, "muted"))
        column.addWidget(Parts(sheet.parts))
        column.addWidget(self._buttons(sheet.deeds))
        self.add(body)
        body.show()  # Qt would show it only when its events are next at work

    def _buttons(self, deeds: Sequence[Deed]) -> QWidget:
        made = QWidget()
        row = Flow(made, gap_px=8)
        for deed in deeds:
            button = QPushButton(deed.words)
            set_role(button, "primary" if deed.is_first else "")
            button.clicked.connect(partial(self._want, deed))
            row.add(button)
        return made

    def _want(self, deed: Deed, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.wanted.emit(deed)
