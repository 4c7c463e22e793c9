"""This week's protected time: what stands, what was kept, what took the rest."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planner.services.blocks import keep_block
from planner.services.week import ProtectedStretch, ProtectedWeek, protected_week
from planner.text import tr
from planner.words.numbers import clock_text, hours_text, short_weekday_text
from ui.context import Context
from ui.look.measure import scaled
from ui.pages.this_week.wording import SEPARATOR, stretch_note, stretch_state, stretch_title
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role


class ProtectedTime(Card):
    """The blocks of the week. K keeps the earliest one whose time has come.

    Signals:
        page_wanted: The user wants to see or plan protected time.
    """

    page_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Protected time"))
        self._context = context
        self._shown: ProtectedWeek | None = None
        self.lines: list[StretchLine] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(scaled(10))
        self.column.addLayout(self._list)
        self.empty = EmptyState(
            "protected_time",
            tr("No protected time this week"),
            tr("Blocks for the work only you can lead will stand here, and what became of them."),
            tr("Plan protected time"),
        )
        self.see_button = QPushButton(tr("See the week"))
        row = Flow()
        row.add(self.see_button)
        self.add(self.empty)
        self.column.addStretch(1)
        self.column.addLayout(row)
        self.empty.wanted.connect(self.page_wanted)
        self.see_button.clicked.connect(self.page_wanted)
        self._keep_key = QShortcut(QKeySequence("K"), self)
        self._keep_key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._keep_key.activated.connect(self.keep_first)
        self.refresh()

    def refresh(self) -> None:
        """Read the week again."""
        week = protected_week(self._context.session)
        self.empty.setVisible(not week.stretches)
        self.see_button.setVisible(bool(week.stretches))
        self.show_remark(_sum_words(week))
        if self._shown is None or week.stretches != self._shown.stretches:
            self._show_lines(week)
        self._shown = week

    def _show_lines(self, week: ProtectedWeek) -> None:
        had_focus = any(line.keep_button.hasFocus() for line in self.lines)
        for line in self.lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [StretchLine(self._context, stretch) for stretch in week.stretches]
        for line in self.lines:
            line.kept.connect(self._keep)
            self._list.addWidget(line)
        buttons = [line.keep_button for line in self.lines if line.stretch.can_be_kept]
        if buttons:
            QWidget.setTabOrder(buttons[-1], self.see_button)
        if had_focus:
            (buttons[0] if buttons else self.see_button).setFocus()

    def keep_first(self) -> None:
        """Keep the earliest block that can be kept."""
        waiting = [line.stretch for line in self.lines if line.stretch.can_be_kept]
        if waiting:
            self._keep(waiting[0])

    def _keep(self, stretch: ProtectedStretch) -> None:
        block = stretch.block
        if block and self._context.attempt(partial(keep_block, self._context.session, block)):
            self._context.show_done(
                tr("Kept {length} of “{title}”.").format(
                    length=hours_text(block.minutes), title=stretch_title(stretch)
                )
            )


class StretchLine(QWidget):
    """One block or proposal.

    Signals:
        kept: The user says that the block was kept.
    """

    kept = Signal(object)

    def __init__(self, context: Context, stretch: ProtectedStretch) -> None:
        super().__init__()
        self.stretch = stretch
        zone = context.session.zone()
        start, end = stretch.place.start, stretch.place.end
        day = short_weekday_text(start.astimezone(zone).date())
        self.when = label(
            f"{day} {clock_text(start, zone)}\N{EN DASH}{clock_text(end, zone)}", wraps=False
        )
        self.title = label(stretch_title(stretch), "strong")
        self.note = label(stretch_note(stretch, context.session.now()), "muted")
        self.chip = Chip(*stretch_state(stretch))
        self.keep_button = QPushButton(tr("Kept"))
        set_role(self.keep_button, "quiet")
        self.keep_button.setToolTip(tr("K keeps the earliest one"))
        self.setAccessibleName(
            SEPARATOR.join(
                (self.when.text(), self.title.text(), self.chip.text(), self.note.text())
            )
        )
        self.keep_button.setAccessibleName(
            tr("Kept: {title}, {when}").format(title=self.title.text(), when=self.when.text())
        )
        self.keep_button.clicked.connect(self._tell)
        self._build()
        self.keep_button.setVisible(stretch.can_be_kept)

    def _build(self) -> None:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(1))
        column.addWidget(self.title)
        column.addWidget(self.note)
        row = Flow(self)
        top = Qt.AlignmentFlag.AlignTop
        self.when.setMinimumWidth(self.when.fontMetrics().horizontalAdvance("Wed 00:00-00:00 "))
        row.add(self.when, align=top)
        row.add(words, grow=1, basis_px=150)
        row.add(self.chip, align=top)
        row.add(self.keep_button, align=top)

    def _tell(self) -> None:
        self.kept.emit(self.stretch)


def _sum_words(week: ProtectedWeek) -> str:
    if not week.planned_minutes:
        return ""
    kept = tr("{kept} of {planned} kept").format(
        kept=hours_text(week.kept_minutes), planned=hours_text(week.planned_minutes)
    )
    if not week.debt_minutes:
        return kept
    owed = tr("debt {minutes}").format(minutes=hours_text(week.debt_minutes))
    return SEPARATOR.join((kept, owed))
