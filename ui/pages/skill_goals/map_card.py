"""All goals at once: how well each skill is done, against how much it matters."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from planner.domain.goals import HIGHEST_LEVEL, GoalState
from planner.drawing.display_list import Picture
from planner.drawing.goal_map import GoalMark, MapWords, goal_map
from planner.services.goals import GoalLine, GoalOverview
from planner.text import tr
from ui.look.measure import scaled
from ui.pages.skill_goals.wording import levels_words
from ui.widgets.card import Card
from ui.widgets.chart import Chart
from ui.widgets.tab_order import tab_from

LEAST_CHART_PX = 140
FEWEST_GOALS = 2
"""Fewer need no picture."""


class MapCard(Card):
    """Shows the active goals as numbers in the order of the list."""

    def __init__(self, after: QWidget) -> None:
        super().__init__(tr("Where you stand, and what matters"))
        self._after = after  # in the order of the Tab key
        self.chart: Chart | None = None
        self.hide()

    def show_goals(self, overview: GoalOverview) -> None:
        """Show other goals; hidden while there are too few to compare."""
        lines = active_lines(overview)
        if len(lines) >= FEWEST_GOALS:
            self._draw(lines)
        self.setVisible(len(lines) >= FEWEST_GOALS)

    def _draw(self, lines: Sequence[GoalLine]) -> None:
        draw = partial(map_of, lines)
        if self.chart is None:
            self.chart = Chart(draw)
            self.chart.canvas.setMinimumWidth(scaled(LEAST_CHART_PX))
            self.add(self.chart)
            tab_from(self._after, self.chart.canvas, self.chart.table_button)
        else:
            self.chart.show_chart(draw)


def active_lines(overview: GoalOverview) -> list[GoalLine]:
    """List the goals that are worked on, in the order of the list."""
    return [line for line in overview.lines if line.goal.state is GoalState.ACTIVE]


def map_of(lines: Sequence[GoalLine], width: float) -> Picture:
    """Draw goals by level and importance, for a width in points."""
    marks = [
        GoalMark(
            number=number,
            level=line.goal.now_level,
            importance=line.goal.importance,
            words=_spoken(number, line),
        )
        for number, line in enumerate(lines, start=1)
    ]
    return goal_map(marks, _words(lines), highest=HIGHEST_LEVEL, width=width)


def _words(lines: Sequence[GoalLine]) -> MapWords:
    return MapWords(
        level_axis=tr("level now"),
        importance_axis=tr("importance"),
        most_to_gain=tr("most to gain"),
        strengths=tr("strengths"),
        alternative=tr(
            "Skill goals by level now and importance. The numbers are their places by gap."
        ),
        header=(
            tr("Number"),
            tr("Skill goal"),
            tr("Level now"),
            tr("Wanted"),
            tr("Importance"),
            tr("Gap"),
        ),
        rows=tuple(_row(number, line) for number, line in enumerate(lines, start=1)),
    )


def _row(number: int, line: GoalLine) -> tuple[str, ...]:
    goal = line.goal
    numbers = (goal.now_level, goal.target_level, goal.importance, goal.gap)
    return (str(number), goal.title, *map(str, numbers))


def _spoken(number: int, line: GoalLine) -> str:
    return tr("{number}. {goal}: importance {importance}. {levels}").format(
        number=number,
        goal=line.goal.title,
        importance=line.goal.importance,
        levels=levels_words(line.goal),
    )
