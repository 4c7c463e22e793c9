"""A chart with what its marks say, and a table of the same values at a key press."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.drawing.display_list import Picture
from planner.text import tr
from ui.look.icons import icon
from ui.look.measure import scaled
from ui.widgets.chart_canvas import ChartCanvas, Draw
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role


class Chart(QWidget):
    """Shows a chart; arrow keys read its values, a button shows them as a table."""

    def __init__(self, draw: Draw) -> None:
        super().__init__()
        self.canvas = ChartCanvas(draw)
        self.reading = label("", "muted")
        self.table = _table()
        self.table_button = QPushButton()
        set_role(self.table_button, "quiet")
        foot = Flow()
        foot.add(self.reading, grow=1, basis_px=200, align=Qt.AlignmentFlag.AlignVCenter)
        foot.add(self.table_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(6))
        column.addWidget(self.canvas)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.canvas.reading_changed.connect(self.reading.setText)
        self.table_button.clicked.connect(self._swap)
        self.show_chart(draw)
        self._show_table(is_table=False)

    def show_chart(self, draw: Draw) -> None:
        """Show another chart, or the same with other values.

        Args:
            draw: Lays the chart out for a width in points. It is called for each new width.
        """
        self.canvas.show_chart(draw)
        picture = self.canvas.picture(self.canvas.width())
        self.reading.setText(tr("Arrow keys read each value.") if picture.readings else "")
        self._fill_table(picture)

    def _fill_table(self, picture: Picture) -> None:
        self.table.clear()
        self.table.setAccessibleName(picture.alternative)
        self.table.setColumnCount(len(picture.header))
        self.table.setRowCount(len(picture.rows))
        self.table.setHorizontalHeaderLabels(list(picture.header))
        for row, cells in enumerate(picture.rows):
            for column, words in enumerate(cells):
                self.table.setItem(row, column, QTableWidgetItem(words))
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    @Slot()
    def _swap(self) -> None:
        self._show_table(is_table=self.table.isHidden())
        (self.canvas if self.table.isHidden() else self.table).setFocus()

    def _show_table(self, *, is_table: bool) -> None:
        self.table.setVisible(is_table)
        self.canvas.setVisible(not is_table)
        self.reading.setVisible(not is_table)
        self.table_button.setText(tr("Show as chart") if is_table else tr("Show as table"))
        self.table_button.setIcon(icon("chart" if is_table else "table", "accent"))


def _table() -> QTableWidget:
    made = QTableWidget()
    made.setShowGrid(False)
    made.setTabKeyNavigation(False)
    made.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    made.verticalHeader().hide()
    return made
