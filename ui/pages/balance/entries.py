"""The entries of a period, found by what was written."""

from collections.abc import Mapping

from PySide6.QtCore import Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit

from planner.domain.attention import Entry
from planner.domain.records import RecordId
from planner.insight.account import Days
from planner.services.balance import find_entries
from planner.services.hats import NamedHat, hats_by_id
from planner.text import tr, tr_plural
from planner.words.choices import choice_title
from planner.words.numbers import clock_text, hours_text, short_day_text
from ui.context import Context
from ui.models.rows import Column, RowsModel
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.modes import mode_sample
from ui.widgets.row_table import RowTable

MOST_ROWS = 10


class Entries(Card):
    """A searchable list, the newest first."""

    def __init__(self, context: Context, period: Days) -> None:
        super().__init__(tr("Entries"), " ")
        self._context = context
        self._period = period
        self._hats: Mapping[RecordId, NamedHat] = {}
        self._zone = context.session.zone()
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search what was written, #tags and @hats"))
        self.search.setAccessibleName(tr("Search entries"))
        self.search.setClearButtonEnabled(True)
        self._model: RowsModel[Entry] = RowsModel(self._columns(), self._read, self)
        self.table = RowTable(tr("Entries"), self._model, wide=2, most_rows=MOST_ROWS)
        self.nothing = label("", "muted")
        for widget in (self.search, self.table, self.nothing):
            self.add(widget)
        self.search.textChanged.connect(self.refresh)
        self.refresh()

    def _columns(self) -> tuple[Column[Entry], ...]:
        return (
            Column(tr("Day"), self._day),
            Column(tr("Time"), self._time),
            Column(tr("What"), _what, tooltip=_what),
            Column(tr("Mode"), lambda entry: choice_title(entry.mode), sample=_sample),
            Column(tr("Hat"), self._hat),
            Column(tr("Length"), lambda entry: hours_text(entry.minutes), is_number=True),
        )

    def _read(self) -> list[Entry]:
        return find_entries(self._context.session, self._period, self.search.text())

    def _day(self, entry: Entry) -> str:
        return short_day_text(entry.start.astimezone(self._zone).date())

    def _time(self, entry: Entry) -> str:
        start, end = clock_text(entry.start, self._zone), clock_text(entry.end, self._zone)
        return f"{start}\N{EN DASH}{end}"

    def _hat(self, entry: Entry) -> str:
        named = self._hats.get(entry.hat) if entry.hat else None
        return (named.body or f"@{named.hat.tag}") if named else ""

    def show_period(self, period: Days) -> None:
        """List the entries of another period."""
        self._period = period
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the entries again."""
        self._zone, self._hats = self._context.session.zone(), hats_by_id(self._context.session)
        self._model.refresh()
        count = self._model.rowCount()
        self.show_remark(tr_plural("{n} entry", "{n} entries", count))
        self.table.setVisible(count > 0)
        self.nothing.setVisible(count == 0)
        words = self.search.text().strip()
        self.nothing.setText(
            tr("No entry of these days holds “{words}”.").format(words=words)
            if words
            else tr("Nothing is logged in these days.")
        )


def _what(entry: Entry) -> str:
    return " ".join(part for part in (entry.what, *(f"#{t}" for t in entry.tags.split())) if part)


def _sample(entry: Entry) -> QIcon:
    return mode_sample(entry.mode)
