"""Why a block gives way: by what, for whom, whose choice, and what allows it. One key each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from planner.domain.barriers import Barrier
from planner.domain.charter import CharterItem
from planner.domain.protection import Consent, Requester
from planner.domain.records import RecordId
from planner.services.cause import Cause
from planner.services.likely_displacers import LikelyDisplacer
from planner.text import tr
from planner.words.choices import choice_texts
from planner.words.levels import Names, level_text
from ui.look.measure import scaled
from ui.pages.protected_time.question import Question
from ui.widgets.choice import Option
from ui.widgets.form import FormRow
from ui.widgets.labels import label, shortened
from ui.widgets.pick import Pick

JUST_THIS_ONCE = "just this once"
MOST_ITEMS = 6
LONGEST_SHOWN = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What is known before anybody is asked.

    Attributes:
        likely: Answers to "by what?", the likeliest first, with what went with each before.
        allowing: What in the charter allows it, asked with for whom and by what; best first.
        number: The n of *just this once, n*, if nothing allows it.
        levels: From which demands come today, with what the law packs call them.
        barriers: That stand in the way still; one of them may be behind it.
    """

    likely: Sequence[LikelyDisplacer]
    allowing: Callable[[Requester, str], Sequence[CharterItem]]
    number: int
    levels: Names
    barriers: Sequence[Barrier] = ()


class CauseForm(QWidget):
    """Questions and a line to type in; number keys answer, Enter gives the likely answer."""

    def __init__(self, expected: Expected, *, needs_what: bool) -> None:
        super().__init__()
        self._expected = expected
        self._needs_what = needs_what
        likely = [each.by_what for each in expected.likely]
        self.by_what = Question(
            tr("By what?"),
            [Option(value=each, words=shortened(each, LONGEST_SHOWN)) for each in likely],
            likely[0] if likely and needs_what else None,
        )
        self.own_words = QLineEdit()
        self.own_row = FormRow(
            tr("By what, in other words") if likely else tr("By what, in your words"),
            self.own_words,
        )
        self.for_whom = Question(tr("For whom?"), _levels(expected))
        self.consent = Question(tr("Whose choice?"), _consents())
        self.allowed = Question(tr("Did you decide that beforehand?"), ())
        self.once = label("", "muted")
        self.barrier = Pick(_barriers(expected.barriers))
        self.barrier_row = FormRow(tr("Barrier behind it"), self.barrier)
        self.barrier_row.setVisible(bool(expected.barriers))
        self.by_what.setVisible(bool(likely))
        self._build()
        self._connect()
        self._expect()
        self._ask_charter()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(14))
        questions = (self.by_what, self.own_row, self.for_whom, self.consent, self.allowed)
        for part in (*questions, self.once, self.barrier_row):
            column.addWidget(part)

    def _connect(self) -> None:
        self.by_what.answered.connect(self._go_to_for_whom)
        self.for_whom.answered.connect(self._go_to_consent)
        self.consent.answered.connect(self._go_on)
        self.by_what.changed.connect(self._expect)
        self.for_whom.changed.connect(self._ask_charter)
        self.own_words.textEdited.connect(self._on_typed)

    def take_focus(self) -> None:
        """Put the focus on the first question."""
        if self.by_what.isVisibleTo(self):
            self.by_what.take_focus()
        else:
            self.own_words.setFocus()

    def expect_what(self, *, is_needed: bool) -> None:
        """Insist on an answer to the first question, or do not."""
        self._needs_what = is_needed

    @property
    def is_being_typed(self) -> bool:
        """Say whether Enter only ends the words that are being typed."""
        return self.own_words.hasFocus() and bool(self._what()) and self.for_whom.value is None

    def go_on_from_typing(self) -> None:
        """Go from the words that were typed to the next question."""
        self._go_to_for_whom()

    def cause(self) -> Cause | None:
        """Return the answers; None where one is missing, which is then said beside it."""
        what = self._what()
        is_told = bool(what) or not self._needs_what
        self.own_row.show_error("" if is_told else tr("Please say what takes the time."))
        if not is_told:
            self.take_focus()
            return None
        asked = [self.for_whom, self.consent]
        if self.allowed.isVisibleTo(self):
            asked.append(self.allowed)
        if not all(question.check() for question in asked):
            return None
        return Cause(
            by_what=what,
            for_whom=Requester(self.for_whom.value or ""),
            consent=Consent(self.consent.value or ""),
            charter_item=self._charter_item(),
            barrier=RecordId(self.barrier.value) if self.barrier.value else None,
        )

    def _charter_item(self) -> RecordId | None:
        value = self.allowed.value if self.allowed.isVisibleTo(self) else None
        return RecordId(value) if value and value != JUST_THIS_ONCE else None

    def _what(self) -> str:
        return self.own_words.text().strip() or self.by_what.value or ""

    @Slot()
    def _go_to_for_whom(self) -> None:
        self.for_whom.take_focus()

    @Slot()
    def _go_to_consent(self) -> None:
        self.consent.take_focus()

    @Slot()
    def _go_on(self) -> None:
        if self.allowed.isVisibleTo(self) and self.allowed.value is None:
            self.allowed.take_focus()
        else:
            self.allowed.answered.emit()

    @Slot()
    def _on_typed(self) -> None:
        self.by_what.clear()
        self._expect()

    @Slot()
    def _expect(self) -> None:
        """Let Enter repeat what was answered before with the same "by what"."""
        what = self._what()
        known = next((each for each in self._expected.likely if each.by_what == what), None)
        whom = known.for_whom if known else None
        if not what and not self._needs_what:
            whom = Requester.SELF
        self.for_whom.expect(whom.value if whom else None)
        self.consent.expect((known.consent if known and whom else Consent.MINE).value)
        self._ask_charter()

    @Slot()
    def _ask_charter(self) -> None:
        whom, what = self.for_whom.value, self._what()
        items = self._expected.allowing(Requester(whom), what) if whom and what else ()
        once = tr("just this once, number {n}").format(n=self._expected.number)
        answers = [
            Option(value=each.id, words=shortened(each.text, LONGEST_SHOWN))
            for each in items[:MOST_ITEMS]
        ]
        answers.append(Option(value=JUST_THIS_ONCE, words=once))
        self.allowed.offer(answers, answers[0].value)
        self.allowed.setVisible(bool(items))
        self.once.setText(tr("Nothing in the charter allows this: {once}.").format(once=once))
        self.once.setVisible(bool(whom and what and not items))


def _levels(expected: Expected) -> list[Option]:
    """Offer the levels of today, and what was given of earlier ones."""
    known = [each.for_whom for each in expected.likely if each.for_whom is not None]
    levels = dict.fromkeys((*expected.levels, *known))
    return [Option(value=one.value, words=level_text(one, expected.levels)) for one in levels]


def _barriers(barriers: Sequence[Barrier]) -> list[Option]:
    none = Option(value="", words=tr("No barrier"))
    return [none, *(Option(value=one.id, words=one.title) for one in barriers)]


def _consents() -> list[Option]:
    return [Option(value=each.value, words=words) for each, words in choice_texts(Consent).items()]
