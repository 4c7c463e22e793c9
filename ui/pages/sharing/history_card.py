"""The history of the plan: step by step, the newest first, narrowed to what one looks for."""

from dataclasses import replace

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from planner.domain.changes import ChangeSet
from planner.domain.history_steps import HistoryStep, HistoryWish
from planner.domain.records import RecordId
from planner.overriding import override
from planner.services.history import STEPS_AT_ONCE, NamedRecord, history_steps
from planner.text import tr, tr_plural
from planner.words.records import record_texts, record_title
from ui.context import Context
from ui.look.icons import icon
from ui.look.measure import scaled
from ui.models.line_list import LineList, ListLine
from ui.pages.sharing.history_step import StepView
from ui.pages.sharing.history_words import HistoryWords
from ui.widgets.announce import announce
from ui.widgets.card import Card
from ui.widgets.choice import Option
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.pick import Pick

LIST_PX = 420
PATIENCE_MS = 300
"""So long nothing is typed before a long history is searched."""
ALL_KINDS = ""


class HistoryCard(Card):
    """Reads some steps when it is first seen, and more when they are asked for."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("History"))
        self._context = context
        self._wish = HistoryWish()
        self._steps: list[HistoryStep] = []
        self._lines: list[ListLine] = []
        self._said = HistoryWords(context.session)
        self._is_stale = True
        self.kind = Pick(_kinds())
        self.kind.setAccessibleName(tr("Which kind of record"))
        self.search = QLineEdit(placeholderText=tr("Search words that stand or stood somewhere"))
        self.search.setAccessibleName(tr("Search the history"))
        self.search.setClearButtonEnabled(True)
        self.only = label("", "strong")
        self.all_button = QPushButton(icon("close"), tr("Show all records"))
        self.none = label("", "muted")
        self.list = LineList(tr("Steps of the history"), lambda: self._lines, most_px=LIST_PX)
        self.earlier_button = QPushButton(icon("next"), tr("Show earlier steps"))
        self.step = StepView(context)
        self._typing = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        asked = QWidget()
        row = Flow(asked)
        row.add(self.kind, grow=1, basis_px=180)
        row.add(self.search, grow=2, basis_px=260)
        self._narrowed = QWidget()
        column = QVBoxLayout(self._narrowed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(6))
        holder, earlier = QWidget(), QWidget()
        Flow(holder).add(self.all_button)
        Flow(earlier).add(self.earlier_button)
        column.addWidget(self.only)
        column.addWidget(holder)
        self._narrowed.hide()
        self._earlier = earlier
        for widget in (asked, self._narrowed, self.none, self.list, earlier, self.step):
            self.add(widget)

    def _connect(self) -> None:
        self._context.changed.connect(self._on_changed)
        self.kind.chosen.connect(self._look)
        self.search.textChanged.connect(self._typing.start)
        self.search.returnPressed.connect(self._look)
        self._typing.timeout.connect(self._look)
        self.all_button.clicked.connect(self._show_all)
        self.earlier_button.clicked.connect(self.show_earlier)
        self.list.chosen.connect(self._on_chosen)
        self.step.record_wanted.connect(self.show_record)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The page is painted first.
        QTimer.singleShot(0, self, self._read_if_stale)

    @Slot(object)
    def _on_changed(self, _changes: ChangeSet) -> None:
        self._is_stale = True
        if self.isVisible():
            self._read_if_stale()

    @Slot()
    def _read_if_stale(self) -> None:
        if self._is_stale:
            self._read(max(STEPS_AT_ONCE, len(self._steps)))

    def _read(self, number: int) -> None:
        """Read the newest steps of the wish again."""
        self._is_stale = False
        self._said = HistoryWords(self._context.session)
        self._steps = history_steps(self._context.session, self._wish, limit=number)
        self._show(may_have_more=len(self._steps) == number)

    def _show(self, *, may_have_more: bool) -> None:
        self._lines = [
            ListLine(id=step.id, words=self._said.step(step), remark=self._said.remark(step))
            for step in self._steps
        ]
        self._earlier.setVisible(may_have_more)
        self.list.setVisible(bool(self._steps))
        is_narrowed = self._wish != HistoryWish()
        self.none.setText(tr("Nothing fits.") if is_narrowed else tr("Nothing was done yet."))
        self.none.setVisible(not self._steps)
        self.list.refresh()  # it tells which step is the current one now

    @Slot()
    def show_earlier(self) -> None:
        """Read the steps before those that are shown."""
        if self._steps:
            more = history_steps(self._context.session, self._wish, before=self._steps[-1])
            place = len(self._steps)
            self._steps = [*self._steps, *more]
            self._show(may_have_more=len(more) == STEPS_AT_ONCE)
            self.list.stand_on(place)
            self.list.setFocus()

    @Slot()
    def _look(self) -> None:
        """Show what fits what was chosen and typed."""
        self._typing.stop()
        wish = replace(self._wish, record_type=self.kind.value, words=self.search.text().strip())
        if wish == self._wish:
            return
        self._wish = wish
        self._read(STEPS_AT_ONCE)
        found = len(self._steps)
        announce(self.search, tr_plural("{n} step", "{n} steps", found).format(n=found))

    @Slot(object)
    def show_record(self, named: NamedRecord) -> None:
        """Show what was done to one record, and nothing else."""
        self._narrow_to(named.id)
        self.only.setText(
            tr("Only what was done to {record}").format(record=self._said.record(named))
        )
        self.list.setFocus()

    @Slot()
    def _show_all(self) -> None:
        self._narrow_to(None)
        self.list.setFocus()

    def _narrow_to(self, record: RecordId | None) -> None:
        for widget in (self.kind, self.search):
            widget.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.kind.choose(ALL_KINDS)
        self.search.clear()
        for widget in (self.kind, self.search):
            widget.blockSignals(False)  # noqa: FBT003 - Qt's own signature
        self._wish = HistoryWish(record=record)
        self._narrowed.setVisible(record is not None)
        self._read(STEPS_AT_ONCE)

    @Slot()
    def _on_chosen(self) -> None:
        current = self.list.current
        step = next((one for one in self._steps if one.id == current), None)
        self.step.show_step(step, self._said, self._wish.record)


def _kinds() -> list[Option]:
    kinds = sorted((record_title(kind), kind) for kind in record_texts())
    every = Option(value=ALL_KINDS, words=tr("Every kind of record"))
    return [every, *(Option(value=kind, words=words) for words, kind in kinds)]
