"""The capture line: type, see what was understood, press Enter."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from planner.domain.attention import Entry
from planner.drawing.attention import mode_token
from planner.overriding import override
from planner.text import tr
from planner.words.choices import choice_title
from ui.context import Context
from ui.pages.this_week.completion import MarkCompletion
from ui.pages.this_week.number_warning import NumberWarning
from ui.widgets.announce import announce
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_look, set_role

_UNDO = QKeySequence.StandardKey.Undo
_REDO = QKeySequence.StandardKey.Redo


class CaptureLine(QLineEdit):
    """Leaves undo and redo to the window while there is no typing to take back."""

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_undo, is_redo = map(event.matches, (_UNDO, _REDO))
            if (is_undo and not self.isUndoAvailable()) or (is_redo and not self.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)

    def start_afresh(self) -> None:
        """Empty the line, and forget what was typed: undo is then that of the window."""
        self.setText("")  # `clear` could be undone


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
        self._is_understood = False
        self.line = CaptureLine()
        self.line.setAccessibleName(tr("Log time"))
        self.line.setPlaceholderText(tr("45m fire ED escalation @trust"))
        self.line.setClearButtonEnabled(True)
        set_role(self.line, "capture")
        self.mode = Chip()
        self.words = label("", "muted")
        self.keys = label(tr("Enter saves"), "strong", wraps=False)
        self.help_button = QPushButton(tr("How to write it"))
        set_role(self.help_button, "quiet")
        self.warning = NumberWarning(self.help_button)
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
        from ui.pages.this_week.capture_reading import marks  # noqa: PLC0415 - once one types

        return marks(self._context.session)

    @property
    def last(self) -> QWidget:
        """Return where Tab leaves the card."""
        return self.warning.confirm_button if self.warning.is_built else self.help_button

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
        elif not self._is_understood:
            set_look(self.line, "invalid", "true")
            announce(self.line, self.words.text(), urgent=True)
        else:
            self._log(confirmed=False)

    @Slot()
    def _save_confirmed(self) -> None:
        self._log(confirmed=True)

    def _log(self, *, confirmed: bool) -> None:
        from ui.pages.this_week.capture_reading import log_and_tell  # noqa: PLC0415 - once one types

        made: list[tuple[Entry, str]] = []
        log = partial(log_and_tell, self._context.session, self.line.text(), confirmed=confirmed)
        if not self._context.attempt(lambda: made.append(log())):
            return
        self.line.start_afresh()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        [(entry, told)] = made
        self._context.show_done(told)
        self.saved.emit(entry)

    @Slot()
    def _correct(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        start = self.line.text().find(self.warning.number)
        if start >= 0:
            self.line.setSelection(start, len(self.warning.number))

    @Slot()
    def _show(self) -> None:
        """Show what the line means so far."""
        set_look(self.line, "invalid", "false")
        line = self.line.text()
        if line.strip():
            self._show_meaning(line)
            return
        self._show_words(
            tr("How long, which mode, what it was: it is shown here before it is saved.")
        )
        self.warning.show_number("", "")

    def _show_meaning(self, line: str) -> None:
        from ui.pages.this_week.capture_reading import meaning, number_words  # noqa: PLC0415 - once one types

        read = meaning(self._context.session, line)
        self._show_words(read.words, is_understood=read.mode is not None)
        if read.mode is not None:
            self.mode.show_words(choice_title(read.mode), mode_token(read.mode))
        self.warning.show_number(read.number, number_words(read.number) if read.number else "")

    def _show_words(self, words: str, *, is_understood: bool = False) -> None:
        self._is_understood = is_understood
        self.words.setText(words)
        set_role(self.words, "" if is_understood else "muted")
        self.mode.setVisible(is_understood)
        self.keys.setVisible(is_understood)
        self.help_button.setVisible(not is_understood)
