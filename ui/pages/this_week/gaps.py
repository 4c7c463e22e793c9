"""Working time of a day that nobody logged yet: one key says what it was."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from planner.domain.attention import Mode
from planner.insight.day import Gap
from planner.services.log import NewEntry, log_entry
from planner.text import tr
from planner.words.choices import choice_title
from planner.words.numbers import hours_text
from ui.context import Context
from ui.look.measure import scaled
from ui.models.rows import Column, RowsModel
from ui.pages.this_week.wording import clock_stretch, logged_words
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role
from ui.widgets.modes import MODE_KEYS, mode_sample
from ui.widgets.row_table import RowTable


@dataclass(frozen=True, slots=True)
class _GapRow:
    gap: Gap

    @property
    def id(self) -> str:
        return self.gap.start.isoformat()


class Gaps(QWidget):
    """A list of gaps. F, R, L, D or A logs the current one; what it was may be added."""

    def __init__(self, context: Context, read: Callable[[], Sequence[Gap]]) -> None:
        super().__init__()
        self._context = context
        self._model: RowsModel[_GapRow] = RowsModel(
            self._columns(), lambda: [_GapRow(gap) for gap in read()], self
        )
        self.table = RowTable(tr("Time not logged"), self._model, wide=1, most_rows=4)
        self.table.horizontalHeader().hide()
        self.what = QLineEdit()
        self.what.setPlaceholderText(tr("What it was, if you like"))
        self.what.setAccessibleName(tr("What the marked gap was"))
        self.mode_buttons = [self._mode_button(mode) for mode in Mode]
        self._build()

    def _columns(self) -> tuple[Column[_GapRow], ...]:
        zone = self._context.session.zone()
        return (
            Column(tr("When"), lambda row: clock_stretch(row.gap.start, row.gap.end, zone)),
            Column(tr("What"), lambda _: tr("not logged"), foreground=lambda _: "muted"),
            Column(tr("Length"), lambda row: hours_text(row.gap.minutes), is_number=True),
        )

    def _mode_button(self, mode: Mode) -> QPushButton:
        words = choice_title(mode)
        action = self.table.add_key(words, MODE_KEYS[mode], partial(self._log, mode))
        button = QPushButton(mode_sample(mode), words)
        set_role(button, "quiet")
        button.setAutoDefault(False)
        button.setToolTip(tr("{action} ({key})").format(action=words, key=MODE_KEYS[mode]))
        button.clicked.connect(action.trigger)
        return button

    def _build(self) -> None:
        keys = Flow(gap_px=4)
        for button in self.mode_buttons:
            keys.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(8))
        column.addWidget(self.table)
        column.addWidget(self.what)
        column.addLayout(keys)
        column.addWidget(label(tr("F, R, L, D or A logs the marked time as that mode."), "muted"))

    def refresh(self) -> None:
        """Read the gaps again."""
        self._model.refresh()

    def _log(self, mode: Mode, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        row = self.table.row
        if row is None:
            return
        number, gap = row.row(), self._model.value(row).gap
        new = NewEntry(
            start=gap.start, minutes=gap.minutes, mode=mode, what=self.what.text().strip()
        )
        session = self._context.session
        made: list[str] = []
        if self._context.attempt(lambda: made.append(logged_words(log_entry(session, new)))):
            self.what.clear()
            self._context.show_done(made[0])
            self.table.go_to(number)
