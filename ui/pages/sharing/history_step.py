"""What one step of the history changed, record by record, and what can be done about it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planner.domain.changes import HistoryLine
from planner.domain.history_steps import HistoryStep
from planner.domain.records import RecordId
from planner.services.history import MOST_LINES, NamedRecord, standing, step_lines
from planner.services.restoring import restore_from_edit, take_out_of_bin
from planner.text import tr
from planner.words.records import record_text
from ui.context import Context
from ui.look.icons import icon
from ui.look.measure import scaled
from ui.models.line_list import LineList, ListLine
from ui.pages.sharing.erase_question import EraseQuestion
from ui.pages.sharing.history_words import HistoryWords
from ui.widgets.flow import Flow
from ui.widgets.labels import label

LIST_PX = 300


class StepView(QWidget):
    """Shows the edits of a step under the names of their records.

    Signals:
        record_wanted: The user wants to see only what was done to this NamedRecord.
    """

    record_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._step: HistoryStep | None = None
        self._said = HistoryWords(context.session)
        self._shown: tuple[HistoryStep | None, HistoryWords, RecordId | None] | None = None
        self._lines: list[ListLine] = []
        self._edits: dict[str, HistoryLine] = {}
        self._fields: dict[str, str] = {}
        self.title = label("", "strong")
        self.list = LineList(tr("What this step changed"), lambda: self._lines, most_px=LIST_PX)
        self.more = label(tr("There is more in this step; look at one record to see all."), "muted")
        self.restore_button = QPushButton(icon("undo"), tr("Restore as it was"))
        self.bin_button = QPushButton(icon("accept"), tr("Take out of the bin"))
        self.only_button = QPushButton(icon("search"), tr("History of this record"))
        self.erase_button = QPushButton(icon("remove"), tr("Erase for good…"))
        self._build()

    def _build(self) -> None:
        buttons = QWidget()
        row = Flow(buttons)
        for button, act in (
            (self.restore_button, self.restore),
            (self.bin_button, self.take_out),
            (self.only_button, self._want_record),
            (self.erase_button, self.ask_erase),
        ):
            button.clicked.connect(act)
            row.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(8))
        for widget in (self.title, self.list, self.more, buttons):
            column.addWidget(widget)
        self.list.chosen.connect(self._on_chosen)

    def show_step(
        self, step: HistoryStep | None, said: HistoryWords, only: RecordId | None = None
    ) -> None:
        """Show another step, or what it did to one record; None shows nothing.

        Nothing is read again while the words come from the same `said`.
        """
        self.setVisible(step is not None)
        if (step, said, only) == self._shown:
            return
        self._shown = (step, said, only)
        self._step, self._said = step, said
        if step is None:
            return
        self.title.setText(tr("What changed on {moment}").format(moment=said.moment(step)))
        lines = step_lines(self._context.session, step, only)
        is_cut = len(lines) == MOST_LINES
        records = list(dict.fromkeys(NamedRecord(one.record_type, one.record_id) for one in lines))
        if is_cut and len(records) > 1:  # of the last one, nobody knows what is missing
            records.pop()
        self.more.setVisible(is_cut)
        self._take(lines, records)
        self.list.refresh()

    def _take(self, lines: Sequence[HistoryLine], records: Sequence[NamedRecord]) -> None:
        self._lines, self._edits, self._fields = [], {}, {}
        for named in records:
            edits = [one for one in lines if one.record_id == named.id]
            remark = tr("in the bin") if standing(self._context.session, named).is_in_bin else ""
            self._add(
                named.id,
                ListLine(id=named.id, words=self._said.record(named), remark=remark),
                edits[-1],
                "",
            )
            for edit in edits:
                for field, words in self._said.edit(edit):
                    line = ListLine(id=f"{edit.edit} {field}", words=words, is_part=True)
                    self._add(line.id, line, edits[-1], field)

    def _add(self, line_id: str, line: ListLine, last: HistoryLine, field: str) -> None:
        self._lines.append(line)
        self._edits[line_id] = last
        self._fields[line_id] = field

    @property
    def named(self) -> NamedRecord | None:
        """Return the record of the current line."""
        edit = self._edits.get(self.list.current)
        return NamedRecord(edit.record_type, edit.record_id) if edit else None

    @Slot()
    def _on_chosen(self) -> None:
        named = self.named
        is_in_bin = named is not None and standing(self._context.session, named).is_in_bin
        self.bin_button.setVisible(is_in_bin)
        for button in (self.restore_button, self.only_button, self.erase_button):
            button.setEnabled(named is not None)

    @Slot()
    def restore(self) -> None:
        """Give the record of the current line the values that this step left it."""
        named, edit = self.named, self._edits.get(self.list.current)
        if named is None or edit is None or self._step is None:
            return
        moment = self._said.moment(self._step)
        if self._context.attempt(
            partial(restore_from_edit, self._context.session, named, edit.edit)
        ):
            words = tr("The {record} stands again as on {moment}.")
            self._context.show_done(
                words.format(record=record_text(named.record_type), moment=moment)
            )

    @Slot()
    def take_out(self) -> None:
        """Take the record of the current line out of the bin."""
        named = self.named
        if named is not None and self._context.attempt(
            partial(take_out_of_bin, self._context.session, named)
        ):
            words = tr("The {record} is out of the bin.")
            self._context.show_done(words.format(record=record_text(named.record_type)))

    @Slot()
    def _want_record(self) -> None:
        if self.named is not None:
            self.record_wanted.emit(self.named)

    @Slot()
    def ask_erase(self) -> None:
        """Ask what of the record is to be erased for good."""
        if self.named is not None:
            field = self._fields[self.list.current]
            EraseQuestion(
                self._context, self, self.named, self._said.record(self.named), field
            ).open()
