"""Why a block gives way: by what, for whom, whose choice. Each answer is one key."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from planner.domain.protection import Consent, Requester
from planner.services.blocks import Cause
from planner.text import tr
from planner.words.choices import choice_texts
from ui.look.measure import scaled
from ui.pages.protected_time.question import Question
from ui.widgets.choice import Option
from ui.widgets.form import FormRow


class CauseForm(QWidget):
    """Three questions and a line to type in; number keys answer and go on to the next."""

    def __init__(self, likely: Sequence[str], *, needs_what: bool) -> None:
        super().__init__()
        self._needs_what = needs_what
        self.by_what = Question(
            tr("By what?"), [Option(value=each, words=_short(each)) for each in likely]
        )
        self.own_words = QLineEdit()
        self.own_row = FormRow(
            tr("By what, in other words") if likely else tr("By what, in your words"),
            self.own_words,
        )
        self.for_whom = Question(
            tr("For whom?"),
            [Option(value=r.value, words=words) for r, words in choice_texts(Requester).items()],
        )
        self.consent = Question(
            tr("Whose choice?"),
            [Option(value=c.value, words=words) for c, words in choice_texts(Consent).items()],
        )
        self.in_charter = QCheckBox(tr("Decided beforehand; otherwise it is just this once"))
        self.by_what.setVisible(bool(likely))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(14))
        parts = (self.by_what, self.own_row, self.for_whom, self.consent, self.in_charter)
        for part in parts:
            column.addWidget(part)
        self.by_what.answered.connect(self._go_to_for_whom)
        self.for_whom.answered.connect(self._go_to_consent)
        self.own_words.textEdited.connect(self.by_what.clear)

    def take_focus(self) -> None:
        """Put the focus on the first question."""
        if self.by_what.isVisibleTo(self):
            self.by_what.take_focus()
        else:
            self.own_words.setFocus()

    def expect_what(self, *, is_needed: bool) -> None:
        """Insist on an answer to the first question, or do not."""
        self._needs_what = is_needed

    def cause(self) -> Cause | None:
        """Return the answers; None where one is missing, which is then said beside it."""
        what = self.own_words.text().strip() or self.by_what.value or ""
        is_told = bool(what) or not self._needs_what
        self.own_row.show_error("" if is_told else tr("Please say what takes the time."))
        if not is_told:
            self.take_focus()
            return None
        if not (self.for_whom.check() and self.consent.check()):
            return None
        return Cause(
            by_what=what,
            for_whom=Requester(self.for_whom.value or ""),
            consent=Consent(self.consent.value or ""),
            in_charter=self.in_charter.isChecked(),
        )

    @Slot()
    def _go_to_for_whom(self) -> None:
        self.for_whom.take_focus()

    @Slot()
    def _go_to_consent(self) -> None:
        self.consent.take_focus()


_LONGEST_SHOWN = 36


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_SHOWN else words[: _LONGEST_SHOWN - 1] + "…"
