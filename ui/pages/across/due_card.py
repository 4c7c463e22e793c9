"""What is due across the system: each thing opens its record."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Signal, Slot

from planner.domain.due_things import DueThing
from planner.text import tr
from planner.words.governance import due_text
from planner.words.numbers import brief_date_text
from ui.models.line_list import LineList, ListLine
from ui.widgets.card import Card
from ui.widgets.labels import label

MOST_PX = 170


class DueCard(Card):
    """Lists what is due, the soonest first; it ends.

    Signals:
        wanted: The DueThing whose record the user wants.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("What is due"), tr("next four weeks"))
        self._things: Sequence[DueThing] = ()
        self._on = date.min
        self.nothing = label(
            tr("Nothing is due: no board waits, and no conversation, promise or review is open."),
            "muted",
        )
        self.list = LineList(tr("What is due"), self._lines, most_px=MOST_PX, is_brief=True)
        self.add(self.nothing)
        self.add(self.list)
        self.list.opened.connect(self._open)
        self.list.clicked.connect(self._on_clicked)

    def show_things(self, things: Sequence[DueThing], on: date) -> None:
        """Show what is due, seen on a day."""
        self._things, self._on = things, on
        self.list.refresh()
        self.list.setVisible(bool(things))
        self.nothing.setVisible(not things)

    def _lines(self) -> list[ListLine]:
        return [
            ListLine(id=_key(thing), words=due_text(thing), remark=_when(thing, self._on))
            for thing in self._things
        ]

    @Slot()
    def _open(self) -> None:
        for thing in self._things:
            if _key(thing) == self.list.current:
                self.wanted.emit(thing)
                return

    @Slot(QModelIndex)
    def _on_clicked(self, _index: QModelIndex) -> None:
        self._open()


def _key(thing: DueThing) -> str:
    return f"{thing.kind}-{thing.record}-{thing.detail}-{thing.day}"


def _when(thing: DueThing, on: date) -> str:
    day = brief_date_text(thing.day)
    if thing.is_overdue(on):
        return tr("since {day}").format(day=day)
    return tr("today") if thing.day == on else tr("by {day}").format(day=day)
