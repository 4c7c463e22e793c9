"""Which hours of the week let blocks live: counted and drawn when somebody asks."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton

from planner.insight.survival import LEAST_BLOCKS
from planner.services.survival import survival
from planner.text import tr
from ui.context import Context
from ui.look.measure import scaled
from ui.widgets.card import Card
from ui.widgets.chart import Chart
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role
from ui.widgets.survival_chart import survival_of_week
from ui.widgets.tab_order import tab_from

LEAST_CHART_PX = 100


class SurvivalCard(Card):
    """Folded at first: counting years of blocks takes a moment."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Which hours survive"))
        self._context = context
        self.chart: Chart | None = None
        self.words = label("", "muted")
        self.fold_button = QPushButton()
        set_role(self.fold_button, "quiet")
        row = Flow()
        row.add(self.fold_button)
        self.column.addLayout(row)
        self.add(self.words)
        self.fold_button.clicked.connect(self._turn_over)
        self._name_button(is_unfolded=False)
        self.words.hide()

    @property
    def is_unfolded(self) -> bool:
        """Say whether the picture is shown."""
        return self.chart is not None and not self.chart.isHidden()

    def refresh(self) -> None:
        """Count again, if the picture is shown."""
        if self.is_unfolded:
            self._draw()

    @Slot()
    def _turn_over(self) -> None:
        is_unfolded = not self.is_unfolded
        if is_unfolded:
            self._draw()
        if self.chart:
            self.chart.setVisible(is_unfolded)
        self.words.setVisible(is_unfolded)
        self._name_button(is_unfolded=is_unfolded)

    def _draw(self) -> None:
        rates = survival(self._context.session)
        draw = partial(survival_of_week, rates)
        if self.chart is None:
            self.chart = Chart(draw)
            self.chart.canvas.setMinimumWidth(scaled(LEAST_CHART_PX))
            self.add(self.chart)
            tab_from(self.fold_button, self.chart.canvas, self.chart.table_button)
        else:
            self.chart.show_chart(draw)
        known = any(rate.share is not None for day in rates.by_weekday_and_hour for rate in day)
        words = tr("Share kept where planned, with its 95% interval; blank below {least} blocks.")
        few = tr("Below {least} blocks an hour stays blank; no hour has had so many yet.")
        self.words.setText((words if known else few).format(least=LEAST_BLOCKS))

    def _name_button(self, *, is_unfolded: bool) -> None:
        words = tr("Hide the picture") if is_unfolded else tr("Show the picture")
        self.fold_button.setText(words)
