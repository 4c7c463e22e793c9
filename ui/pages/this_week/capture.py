"""The capture line: type, see what was understood, press Enter."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from planner.domain.attention import Entry
from planner.domain.capture_model import Understood
from planner.domain.errors import PatientNumberError, TextNotUnderstoodError
from planner.domain.goals import SkillGoal
from planner.drawing.attention import mode_token
from planner.services.hats import hats, hats_by_id
from planner.services.log import check_text, log_line, overlapping, understand
from planner.text import tr
from planner.words.choices import choice_title
from planner.words.errors import error_text
from ui.context import Context
from ui.look.measure import scaled
from ui.pages.this_week.completion import MarkCompletion
from ui.pages.this_week.wording import logged_words, shared_words, understood_words
from ui.widgets.announce import announce
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.widgets.icon_mark import IconMark
from ui.widgets.labels import label, set_look, set_role


class Capture(Card):
    """One line that becomes an entry. Nothing is saved that was not shown first.

    Signals:
        help_wanted: The user asks how such a line is written.
        saved: The Entry that was logged.
    """

    help_wanted = Signal()
    saved = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._read: Understood | None = None
        self.line = QLineEdit()
        self.line.setAccessibleName(tr("Log time"))
        self.line.setPlaceholderText(tr("45m fire ED escalation @trust"))
        self.line.setClearButtonEnabled(True)
        set_role(self.line, "capture")
        self.mode = Chip()
        self.words = label("", "muted")
        self.keys = label(tr("Enter saves"), "strong", wraps=False)
        self.help_button = QPushButton(tr("How to write it"))
        set_role(self.help_button, "quiet")
        self.warning = NumberWarning()
        self.completion = MarkCompletion(self.line, self._marks)
        self._build()
        self._connect()
        self._show()

    def _build(self) -> None:
        strip = QWidget()
        row = Flow(strip, gap_px=10)
        centre = Qt.AlignmentFlag.AlignVCenter
        row.add(self.mode, align=centre)
        row.add(self.words, grow=1, basis_px=260, align=centre)
        row.add(self.keys, align=centre)
        row.add(self.help_button, align=centre)
        self.add(self.line)
        self.add(self.completion)
        self.add(strip)
        self.add(self.warning)

    def _connect(self) -> None:
        self.line.textChanged.connect(self._show)
        self.line.returnPressed.connect(self.save)
        self.help_button.clicked.connect(self.help_wanted)
        self.warning.refused.connect(self._correct)
        self.warning.confirmed.connect(self._save_confirmed)

    def _marks(self) -> list[str]:
        session = self._context.session
        words = [word for goal in session.read.all(SkillGoal) for word in goal.title.split()]
        tags = [f"@{named.hat.tag}" for named in hats(session)]
        return [*tags, *(f"+{word.casefold()}" for word in dict.fromkeys(words) if len(word) > 3)]  # noqa: PLR2004 - short words fit several goals

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.window().focusWidget() is None:  # nobody was anywhere yet
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self, words: str) -> None:
        """Put words into the line for the user to go on from."""
        self.line.setText(words)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def save(self) -> None:
        """Log what the line says, or say what is still open."""
        if not self.line.text().strip():
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.warning.number:
            self.warning.ask()
        elif self._read is None:
            set_look(self.line, "invalid", "true")
            announce(self.line, self.words.text(), urgent=True)
        else:
            self._log(confirmed=False)

    @Slot()
    def _save_confirmed(self) -> None:
        self._log(confirmed=True)

    def _log(self, *, confirmed: bool) -> None:
        made: list[Entry] = []
        log = partial(log_line, self._context.session, self.line.text(), confirmed=confirmed)
        if not self._context.attempt(lambda: made.append(log())):
            return
        self.line.clear()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        others = overlapping(self._context.session, made[0])
        told = [logged_words(made[0]), *([shared_words(len(others))] if others else [])]
        self._context.show_done(" ".join(told))
        self.saved.emit(made[0])

    @Slot()
    def _correct(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        start = self.line.text().find(self.warning.number)
        if start >= 0:
            self.line.setSelection(start, len(self.warning.number))

    @Slot()
    def _show(self) -> None:
        """Show what the line means so far."""
        self._read = None
        set_look(self.line, "invalid", "false")
        line = self.line.text()
        if line.strip():
            try:
                self._read = understand(self._context.session, line)
            except TextNotUnderstoodError as error:
                self.words.setText(error_text(error))
        else:
            self.words.setText(
                tr("How long, which mode, what it was: it is shown here before it is saved.")
            )
        self._show_read()
        self.warning.show_number(_patient_number(line))

    def _show_read(self) -> None:
        read = self._read
        self.mode.setVisible(read is not None)
        self.keys.setVisible(read is not None)
        self.help_button.setVisible(read is None)
        set_role(self.words, "muted" if read is None else "")
        if read is None:
            return
        session = self._context.session
        self.mode.show_words(choice_title(read.mode), mode_token(read.mode))
        goals = {goal.id: goal.title for goal in session.read.all(SkillGoal)}
        now, zone = session.now(), session.zone()
        self.words.setText(understood_words(read, now, zone, hats_by_id(session), goals))


class NumberWarning(QFrame):
    """Warns of what may be a patient's number before anything is saved.

    Attributes:
        number: As it stands in the line; "" for none.

    Signals:
        refused: The user goes back to the text.
        confirmed: The user says that it is none.
    """

    refused = Signal()
    confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Well")
        self.number = ""
        self.words = label("")
        self.change_button = QPushButton(tr("Change the text"))
        self.confirm_button = QPushButton(tr("It is no patient's number: save"))
        row = Flow()
        row.add(IconMark("warning", "warning"))
        row.add(self.words, grow=1, basis_px=260, align=Qt.AlignmentFlag.AlignVCenter)
        row.add(self.change_button)
        row.add(self.confirm_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(12), scaled(8), scaled(12), scaled(8))
        column.addLayout(row)
        self.change_button.clicked.connect(self.refused)
        self.confirm_button.clicked.connect(self.confirmed)
        self.hide()

    def show_number(self, number: str) -> None:
        """Show the warning for this number; "" takes it away."""
        is_new = bool(number) and number != self.number
        self.number = number
        if number:
            self.words.setText(error_text(PatientNumberError(number)))
        self.setVisible(bool(number))
        if is_new:
            announce(self, self.words.text(), urgent=True)

    def ask(self) -> None:
        """Let the keyboard answer; the harmless answer comes first."""
        self.change_button.setFocus(Qt.FocusReason.OtherFocusReason)


def _patient_number(line: str) -> str:
    try:
        check_text(line, confirmed=False)
    except PatientNumberError as error:
        return error.number
    return ""
