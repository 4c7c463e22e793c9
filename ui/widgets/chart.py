"""A chart with what its marks say, and a table of the same values at a key press."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planner.drawing.display_list import Picture
from planner.text import tr
from ui.look.icons import icon
from ui.look.measure import scaled
from ui.widgets.chart_canvas import ChartCanvas, Draw
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role
from ui.widgets.tab_order import tab_from
from ui.widgets.tables import WordsTable


class Chart(QWidget):
    """Shows a chart; arrow keys read its values, a button shows them as a table."""

    def __init__(self, draw: Draw) -> None:
        super().__init__()
        self.canvas = ChartCanvas(draw)
        self.reading = label("", "muted")
        self._table: WordsTable | None = None
        self.table_button = QPushButton()
        set_role(self.table_button, "quiet")
        foot = Flow()
        foot.add(self.reading, grow=1, basis_px=200, align=Qt.AlignmentFlag.AlignVCenter)
        foot.add(self.table_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(6))
        column.addWidget(self.canvas)
        column.addLayout(foot)
        self._column = column
        self.canvas.reading_changed.connect(self.reading.setText)
        self.table_button.clicked.connect(self._swap)
        self.show_chart(draw)

    @property
    def table(self) -> WordsTable:
        """Return the table with the same values; it is made when it is first asked for."""
        if self._table is None:
            self._table = WordsTable("")
            self._table.hide()
            self._column.insertWidget(1, self._table, 1)
            tab_from(self.canvas, self._table)
            self._fill(self._table)
        return self._table

    @property
    def is_table(self) -> bool:
        """Say whether the table stands in the place of the chart."""
        return self._table is not None and not self._table.isHidden()

    def show_chart(self, draw: Draw) -> None:
        """Show another chart, or the same with other values.

        Args:
            draw: Lays the chart out for a width in points. It is called for each new width.
        """
        self.canvas.show_chart(draw)
        if self._table is not None:
            self._fill(self._table)
        self._show_table(is_table=self.is_table)

    def _fill(self, table: WordsTable) -> None:
        picture = self._picture()
        table.setAccessibleName(picture.alternative)
        table.show_words(picture.header, picture.rows)

    def _picture(self) -> Picture:
        return self.canvas.picture(self.canvas.width())

    @Slot()
    def _swap(self) -> None:
        self._show_table(is_table=not self.is_table)
        (self.table if self.is_table else self.canvas).setFocus()

    def _show_table(self, *, is_table: bool) -> None:
        if is_table or self._table:
            self.table.setVisible(is_table)
        self.canvas.setVisible(not is_table)
        chart_hint = tr("Arrow keys read each value.") if self._picture().rows else ""
        self.reading.setText("" if is_table else chart_hint)
        self.table_button.setText(tr("Show as chart") if is_table else tr("Show as table"))
        self.table_button.setIcon(icon("chart" if is_table else "table", "accent"))
