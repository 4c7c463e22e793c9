"""Exactly what leaves with the plan and why, by type and record by record."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHeaderView, QPushButton, QWidget

from planner.domain.coaching import Audience
from planner.domain.records import Record
from planner.services.leaving import Leaving, Stay
from planner.text import tr
from planner.words.choices import choice_text
from planner.words.plan_preview import difference_text, reason_text, stay_text, sum_text
from planner.words.records import record_title
from ui.look.icons import icon
from ui.models.rows import Column, RowsModel
from ui.pages.plan.wording import leaving_words, record_name
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.row_table import RowTable
from ui.widgets.tables import WordsTable

MOST_ROWS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavingRow:
    """One record that leaves, in words."""

    id: str
    record_type: str
    name: str
    why: str
    others: str


class LeavingCard(Card):
    """Counts by type; a button lists every record with why it leaves.

    Signals:
        record_wanted: The type of the record that is to be shown where it is at home.
    """

    record_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("What leaves"))
        self._told: Leaving | None = None
        self._rows: list[LeavingRow] = []
        self.sentence = label("")
        self.differences = label("", "muted")
        self.counts = WordsTable(tr("What leaves, by type"))
        self.model: RowsModel[LeavingRow] = RowsModel(_columns(), self._read, self)
        self.table = RowTable(tr("What leaves"), self.model, wide=1, most_rows=MOST_ROWS)
        # Both hold long words; each gets half of what the others leave.
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.sums = label("", "muted")
        self.kept = label("", "muted")
        self.every_button = QPushButton(tr("Count by type"))
        self.go_button = QPushButton(tr("Go to this record"))
        self._build()
        self._names_all = True

    def _build(self) -> None:
        self.every_button.setIcon(icon("table"))
        self.go_button.setIcon(icon("next"))
        buttons = QWidget()
        row = Flow(buttons)
        row.add(self.every_button)
        row.add(self.go_button)
        for widget in (self.sentence, self.differences, self.table, self.counts, buttons):
            self.add(widget)
        self.add(self.sums)
        self.add(self.kept)
        self.every_button.clicked.connect(self._swap)
        self.go_button.clicked.connect(self._go)
        self.table.opened.connect(self._go)

    def show_leaving(self, told: Leaving, audience: Audience) -> None:
        """Show what one audience would get."""
        if told == self._told:
            return
        self._told = told
        self.sentence.setText(leaving_words(told, audience))
        self.differences.setText(
            " ".join(difference_text(one.audience, one.more, one.fewer) for one in told.differences)
        )
        added = "; ".join(sum_text(name) for name in told.sums)
        self.sums.setText(
            tr("Added up, without the records themselves: {sums}.").format(sums=added)
            if added
            else tr("No sums leave.")
        )
        self.kept.setText(_kept(told))
        self.kept.setVisible(bool(self.kept.text()))
        self._rows = [_row(told, record) for line in told.records for record in line.leave]
        self.model.refresh()
        self.counts.show_words((tr("Type"), tr("Leave"), tr("Stay")), _counts(told))
        self.counts.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._arrange()

    def _read(self) -> list[LeavingRow]:
        return self._rows

    @Slot()
    def _swap(self) -> None:
        self._names_all = not self._names_all
        self._arrange()

    def _arrange(self) -> None:
        has_any = bool(self._rows)
        self.table.setVisible(has_any and self._names_all)
        self.go_button.setVisible(has_any and self._names_all)
        self.counts.setVisible(has_any and not self._names_all)
        self.every_button.setVisible(has_any)
        self.every_button.setText(
            tr("Count by type") if self._names_all else tr("Name every record")
        )

    @Slot()
    def _go(self) -> None:
        index = self.table.row
        if index is not None:
            self.record_wanted.emit(self.model.value(index).record_type)


def _columns() -> list[Column[LeavingRow]]:
    return [
        Column(tr("Type"), lambda row: record_title(row.record_type)),
        Column(tr("Record that leaves"), lambda row: row.name, tooltip=lambda row: row.name),
        Column(tr("Why"), lambda row: row.why, tooltip=lambda row: row.why),
        Column(tr("Would also go to"), lambda row: row.others),
    ]


def _row(told: Leaving, record: Record) -> LeavingRow:
    owner = told.owners.get(record.id)
    others = told.others.get(record.id, ())
    return LeavingRow(
        id=record.id,
        record_type=record.TYPE,
        name=record_name(record),
        why=reason_text(
            told.why[record.id].reason, record.tier, record_name(owner) if owner else ""
        ),
        others=", ".join(choice_text(one) for one in others),
    )


def _counts(told: Leaving) -> list[tuple[str, str, str]]:
    return [
        (record_title(line.record_type), str(len(line.leave)), str(line.stay))
        for line in told.records
        if line.leave
    ]


def _kept(told: Leaving) -> str:
    counts = {reason: told.staying(reason) for reason in Stay}
    said = [stay_text(reason, count) for reason, count in counts.items() if count]
    return tr("Of what stays: {reasons}").format(reasons=" ".join(said)) if said else ""
