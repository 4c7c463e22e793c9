"""The rounds of one change: who was asked when, how many answered, what can be done."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.readiness_results import RoundComments
from planner.domain.records import RecordId
from planner.services.readiness import RoundLine
from planner.text import tr
from planner.words.choices import choice_title
from planner.words.numbers import brief_date_text
from ui.look.icons import icon
from ui.models.rows import Column, RowsModel
from ui.pages.readiness.comments import Comments
from ui.pages.readiness.final_question import FinalQuestion
from ui.pages.readiness.wording import answered_words, closed_words
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.row_table import RowTable


class RoundsCard(Card):
    """Lists rounds, the latest first; what can be done with the current one stands below.

    Signals:
        answer_wanted, file_wanted, reopen_wanted: What the user wants to do with it.
        closed: The user wants to close it, and knows that this is final.
    """

    answer_wanted = Signal()
    file_wanted = Signal()
    reopen_wanted = Signal()
    closed = Signal()

    def __init__(self, read: Callable[[], Sequence[RoundLine]]) -> None:
        super().__init__(tr("Rounds"))
        self.model: RowsModel[RoundLine] = RowsModel(_columns(), read, self)
        self.table = RowTable(tr("Rounds"), self.model, wide=1)
        self.none_yet = label(
            tr("No round yet. Open one, ask people what they think, and close it."), "muted"
        )
        self.answer_button = QPushButton(tr("Enter answers"))
        self.file_button = QPushButton(tr("Take in a CSV file"))
        self.close_button = QPushButton(tr("Close the round"))
        self.reopen_button = QPushButton(tr("Go on anew"))
        self.reopen_button.setToolTip(
            tr("A new round begins with these answers; this one stands as it is.")
        )
        self.hint = label("", "muted")
        self.final = FinalQuestion()
        self.comments = Comments()
        self._reasons: Mapping[RecordId, str] = {}
        self._comments: Mapping[RecordId, RoundComments] = {}
        buttons = QWidget()
        row = Flow(buttons)
        for button, drawing in (
            (self.answer_button, "edit"),
            (self.file_button, "import"),
            (self.close_button, "accept"),
            (self.reopen_button, "next"),
        ):
            button.setIcon(icon(drawing))
            row.add(button)
        for widget in (self.none_yet, self.table, self.hint, self.comments, buttons, self.final):
            self.add(widget)
        self._connect()
        self._show_current()

    def _connect(self) -> None:
        self.table.current_changed.connect(self._show_current)
        self.table.opened.connect(self._on_opened)
        self.answer_button.clicked.connect(self.answer_wanted)
        self.file_button.clicked.connect(self.file_wanted)
        self.close_button.clicked.connect(self._ask_to_close)
        self.reopen_button.clicked.connect(self.reopen_wanted)
        self.final.confirmed.connect(self.closed)
        self.final.left.connect(self.close_button.setFocus)

    @property
    def current(self) -> RoundLine | None:
        """Return the current round, None where there are none."""
        index = self.table.row
        return self.model.value(index) if index is not None else None

    def show_closed(
        self, reasons: Mapping[RecordId, str], comments: Mapping[RecordId, RoundComments]
    ) -> None:
        """Say of rounds, by id, why results are not shown, and what people wrote."""
        self._reasons, self._comments = reasons, comments
        self._show_current()

    def refresh(self, wanted: str = "") -> None:
        """Read again; stand on the round `wanted` if it is given."""
        self.model.refresh()
        number = self.model.row_of(wanted)
        if number is not None:
            self.table.go_to(number)
        self._show_current()

    @Slot()
    def _show_current(self) -> None:
        line = self.current
        is_open = line is not None and line.round.closed_on is None
        self.none_yet.setVisible(line is None)
        self.table.setVisible(line is not None)
        for button in (self.answer_button, self.file_button):
            button.setEnabled(is_open)
        self.close_button.setEnabled(is_open and bool(line and line.respondents))
        self.reopen_button.setVisible(line is not None and not is_open)
        self.final.hide()
        self.hint.setText(self._hint_words(line) if line else "")
        self.hint.setVisible(bool(self.hint.text()))
        self.comments.show_comments(self._comments.get(line.id) if line else None)

    def _hint_words(self, line: RoundLine) -> str:
        if line.round.closed_on is not None:
            return self._reasons.get(line.id, "")
        if line.respondents:
            return tr("This round is open: its results stand when it is closed.")
        return tr("This round is open and has no answers yet.")

    @Slot()
    def _ask_to_close(self) -> None:
        if self.current is not None:
            self.final.ask(self.current)

    @Slot()
    def _on_opened(self) -> None:
        if self.answer_button.isEnabled():
            self.answer_wanted.emit()


def _columns() -> list[Column[RoundLine]]:
    return [
        Column(tr("Whose view"), lambda line: choice_title(line.round.rater)),
        Column(
            tr("Asked with"),
            lambda line: line.instrument_name,
            tooltip=lambda line: line.instrument_name,
        ),
        Column(tr("Opened"), lambda line: brief_date_text(line.round.opened_on)),
        Column(tr("Closed"), closed_words),
        Column(tr("Answered"), answered_words, is_number=True),
    ]
