"""The week as rows of a list: each says what the grid shows at its place."""

from dataclasses import dataclass

from planner.text import tr
from planner.words.numbers import short_day_text
from ui.models.rows import Column
from ui.widgets.week_grid.items import GridItem
from ui.widgets.week_grid.wording import kind_words, long_day


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list."""

    item: GridItem

    @property
    def id(self) -> str:
        """Return the id of what the row shows."""
        return self.item.key


def line_columns() -> tuple[Column[Line], ...]:
    """Return the columns of the list: day, time, what, and of which kind it is."""
    return (
        Column(
            tr("Day"),
            lambda line: short_day_text(line.item.start.date()),
            spoken=lambda line: long_day(line.item.start.date()),
        ),
        Column(tr("Time"), lambda line: _hours(line.item)),
        Column(tr("What"), lambda line: line.item.title),
        Column(tr("Kind"), lambda line: _kind(line.item)),
    )


def _kind(item: GridItem) -> str:
    return " \N{MIDDLE DOT} ".join(filter(None, (kind_words(item), item.note)))


def _hours(item: GridItem) -> str:
    if item.is_all_day:
        return tr("all day")
    return tr("{start}\N{EN DASH}{end}").format(
        start=f"{item.start:%H:%M}", end=f"{item.end:%H:%M}"
    )
