"""Today's entries and the gaps between them: edit, split, delete, fill in."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.attention import Entry
from planner.insight.day import Gap
from planner.services.day import day_overview
from planner.services.hats import hats_by_id
from planner.services.log import delete_entry
from planner.text import tr
from planner.words.bandwidth import day_coverage_text
from planner.words.numbers import hours_text
from ui.context import Context
from ui.models.rows import Column, RowsModel
from ui.pages.this_week.day_lines import (
    DayLine,
    day_lines,
    hat_words,
    length_words,
    mode_words,
    what_words,
)
from ui.pages.this_week.wording import SEPARATOR, clock_stretch
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.labels import set_role
from ui.widgets.modes import mode_sample
from ui.widgets.row_table import RowTable


class Today(Card):
    """The day as it was logged so far.

    Signals:
        edit_wanted: The Entry that the user wants to change.
        split_wanted: The Entry that the user wants to divide.
        line_wanted: The user wants to log a gap; carries how its line begins: "9:00-10:00 ".
        capture_wanted: The user wants to log the day's first entry.
    """

    edit_wanted = Signal(object)
    split_wanted = Signal(object)
    line_wanted = Signal(str)
    capture_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Today"))
        self._context = context
        self._model: RowsModel[DayLine] = RowsModel(self._columns(), self._lines, self)
        self.table = RowTable(tr("Entries of today"), self._model, wide=1, most_rows=12)
        self.table.horizontalHeader().hide()
        self.edit_button = self._button(tr("Edit"), "Return", self._edit)
        self.split_button = self._button(tr("Split…"), "S", self._split)
        self.delete_button = self._button(tr("Delete"), "Del", self._delete)
        self.fill_button = QPushButton(tr("Log this time"))
        set_role(self.fill_button, "quiet")
        self.fill_button.clicked.connect(self._edit)
        self.empty = EmptyState(
            "this_week",
            tr("Nothing is logged today"),
            tr("What you log stands here, with the time between that is not logged yet."),
            tr("Log time"),
        )
        self._build()
        self.empty.wanted.connect(self.capture_wanted)
        self.table.opened.connect(self._edit)
        self.table.current_changed.connect(self._show_actions)
        self.refresh()

    def _columns(self) -> tuple[Column[DayLine], ...]:
        return (
            Column(tr("When"), self._when, foreground=_foreground),
            Column(tr("What"), what_words, foreground=_foreground, tooltip=what_words),
            Column(tr("Mode"), mode_words, sample=_sample),
            Column(tr("Hat"), self._hat, foreground=lambda _: "muted"),
            Column(tr("Length"), length_words, foreground=_foreground, is_number=True),
        )

    def _button(self, words: str, keys: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        set_role(button, "quiet")
        action = self.table.add_key(words, keys, act)
        button.clicked.connect(action.trigger)
        return button

    def _build(self) -> None:
        actions = QWidget()
        row = Flow(actions, gap_px=4)
        for button in (self.edit_button, self.fill_button, self.split_button, self.delete_button):
            row.add(button)
        self._actions = actions
        for widget in (self.empty, self.table, actions):
            self.add(widget)

    def _lines(self) -> list[DayLine]:
        session = self._context.session
        self._zone, self._hats = session.zone(), hats_by_id(session)
        day = session.today()
        return day_lines(session, day, day_overview(session, day))

    def _when(self, line: DayLine) -> str:
        return clock_stretch(line.part.start, line.part.end, self._zone)

    def _hat(self, line: DayLine) -> str:
        return hat_words(line, self._hats)

    def refresh(self) -> None:
        """Read the day again; the place in the list stays."""
        session = self._context.session
        overview = day_overview(session, session.today())
        account = overview.account
        self._model.refresh()
        has_lines = self._model.rowCount() > 0
        self.table.setVisible(has_lines)
        self._actions.setVisible(has_lines)
        self.empty.setVisible(not has_lines)
        logged = tr("{hours} logged").format(hours=hours_text(account.logged_minutes))
        covered = day_coverage_text(account.coverage, has_hours=overview.has_hours)
        parts = (logged if account.logged_minutes else "", covered)
        self.show_remark(SEPARATOR.join(filter(None, parts)))
        self._show_actions()

    def current(self) -> DayLine | None:
        """Return the marked line."""
        row = self.table.row
        return self._model.value(row) if row else None

    @Slot()
    def _show_actions(self) -> None:
        line = self.current()
        is_entry = bool(line and line.entry)
        for button in (self.edit_button, self.split_button, self.delete_button):
            button.setVisible(is_entry)
        self.fill_button.setVisible(not is_entry)

    @Slot()
    def _edit(self) -> None:
        line = self.current()
        if line and isinstance(line.part, Gap):
            self.line_wanted.emit(f"{self._when(line).replace(chr(0x2013), '-')} ")
        elif line:
            self.edit_wanted.emit(line.part)

    @Slot()
    def _split(self) -> None:
        line = self.current()
        if line and line.entry:
            self.split_wanted.emit(line.entry)

    @Slot()
    def _delete(self) -> None:
        line = self.current()
        entry: Entry | None = line.entry if line else None
        number = self.table.currentIndex().row()
        session = self._context.session
        if entry and self._context.attempt(partial(delete_entry, session, entry)):
            self._context.show_done(tr("Deleted “{what}”.").format(what=what_words(DayLine(entry))))
            self.table.go_to(number)


def _foreground(line: DayLine) -> str | None:
    return None if line.entry else "muted"


def _sample(line: DayLine) -> QIcon | None:
    return mode_sample(line.entry.mode) if line.entry else None
