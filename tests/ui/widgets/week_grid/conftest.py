"""A week on screen, and a note of all that it asked for."""

import pytest

from tests.ui.gallery import MONDAY, NOW, week_items
from ui.widgets.week_grid.grid import WeekGrid


class Wanted:
    """Remembers what the grid asked for."""

    def __init__(self, grid):
        self.told = []
        for name in ("activated", "moved", "stretched", "removed", "week_wanted", "free_activated"):
            getattr(grid, name).connect(self._remember(name))

    def _remember(self, name):
        return lambda *told: self.told.append((name, *told))


@pytest.fixture
def grid(qtbot, shown_look):
    made = WeekGrid("The week")
    made.show_week(MONDAY, week_items(), now=NOW)
    qtbot.addWidget(made)
    made.resize(900, 640)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


@pytest.fixture
def wanted(grid):
    return Wanted(grid)
