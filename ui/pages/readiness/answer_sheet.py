"""A sheet of statements that one respondent agrees or disagrees with."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from planner.domain.errors import PlannerError
from planner.domain.readiness import Answer, Instrument, Item, Rater, Round, RoundComment
from planner.insight.team_guard import LEAST_FOR_COMMENTS
from planner.overriding import override
from planner.text import tr
from planner.words.choices import choice_text
from planner.words.errors import error_text
from planner.words.fields import field_help, field_label
from ui.pages.readiness.forms import PageForm
from ui.pages.readiness.wording import anchors_words
from ui.widgets.choice import Choice, Option
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.labels import label, set_role

NO_CHANCE = "no_chance"
NO_CHANCE_KEY = "-"


class StatementChoice(Choice):
    """The answers to one statement; a digit or a minus sign answers and goes on.

    Signals:
        answered: A key gave the answer, so that the next statement can take the focus.
    """

    answered = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if typed == NO_CHANCE_KEY:
            self.choose(NO_CHANCE)
            self.chosen.emit(NO_CHANCE)
            self.answered.emit()
            return
        super().keyPressEvent(event)
        if typed.isdigit() and self.value == typed:
            self.answered.emit()


class AnswerSheet(PageForm):
    """Asks for an answer to each statement; 'no chance to say' until one is given.

    Args:
        to: The round that the answers are for.
        instrument: Its statements and its scale.
        respondent: The label to begin with.
        sheet: What this respondent said before, by item; `comment` what they wrote.

    Signals:
        went_on: The widget that has the focus now, and should be seen.
    """

    went_on = Signal(QWidget)

    def __init__(
        self,
        to: Round,
        instrument: Instrument,
        respondent: str,
        sheet: Mapping[str, int | None],
        comment: str = "",
    ) -> None:
        super().__init__(tr("Answers: {view}").format(view=choice_text(to.rater)))
        self.round = to
        self._instrument = instrument
        self.form = Form()
        self.respondent = QLineEdit(respondent)
        self.respondent_row = self.form.add(
            field_label(Answer.TYPE, "respondent"),
            self.respondent,
            field_help(Answer.TYPE, "respondent"),
        )
        self.respondent_row.setHidden(to.rater is Rater.SELF)
        self.choices = {
            item.key: self._ask(item, sheet.get(item.key))
            for scale in instrument.subscales
            for item in scale.items
        }
        self._before = comment
        self.words = QPlainTextEdit(comment)
        self.words.setTabChangesFocus(True)
        self.words_row = self.form.add(
            field_label(RoundComment.TYPE, "words"), self.words, _comment_help(to.rater)
        )
        self.count = label("", "muted")
        self.save_button = QPushButton(tr("Save the answers"))
        self.cancel_button = QPushButton(tr("Cancel"))
        set_role(self.save_button, "primary")
        self._build()
        self._connect()
        self._tell_count()

    def _ask(self, item: Item, value: int | None) -> StatementChoice:
        scale = self._instrument
        steps = range(scale.lowest, scale.highest + 1)
        has_anchors = len(scale.anchors) == len(steps)
        options = [
            Option(
                value=str(step),
                words=str(step),
                help=scale.anchors[number] if has_anchors else "",
            )
            for number, step in enumerate(steps)
        ]
        none = Option(value=NO_CHANCE, words=tr("No chance to say"))
        given = NO_CHANCE if value is None else str(value)
        choice = StatementChoice(item.words, [*options, none], given)
        self.form.add(item.words, choice)
        return choice

    def _build(self) -> None:
        buttons = QWidget()
        row = Flow(buttons)
        for button in (self.save_button, self.cancel_button):
            row.add(button)
        self.add(label(anchors_words(self._instrument), "muted"))
        self.add(
            label(
                tr("A digit answers and goes on; a minus sign means “no chance to say”."), "small"
            )
        )
        for widget in (self.form, self.count, buttons):
            self.add(widget)

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.saved)
        self.cancel_button.clicked.connect(self.cancelled)
        for choice in self.choices.values():
            choice.chosen.connect(self._tell_count)
            choice.answered.connect(self._go_on)

    def values(self) -> Mapping[str, int | None]:
        """Return the answers by item; None is 'no chance to say'."""
        return {
            key: None if choice.value == NO_CHANCE else int(choice.value)
            for key, choice in self.choices.items()
        }

    def comment(self) -> str | None:
        """Return what was written; None where the field is empty and was so at first."""
        words = self.words.toPlainText().strip()
        return words if words or self._before else None

    @Slot()
    def _go_on(self) -> None:
        """Put the focus on the statement after the one just answered; then on the button."""
        choices = list(self.choices.values())
        answered = self.sender()
        if isinstance(answered, StatementChoice):
            then = choices.index(answered) + 1
            if then < len(choices):
                choices[then].take_focus()
                self.went_on.emit(choices[then])
            else:
                self.save_button.setFocus()
                self.went_on.emit(self.save_button)

    @Slot()
    def _tell_count(self) -> None:
        given = sum(value is not None for value in self.values().values())
        words = tr("{n} of {all} statements have an answer.")
        self.count.setText(words.format(n=given, all=len(self.choices)))

    @override
    def explain(self, error: Exception) -> bool:
        is_ours = getattr(error, "field_name", "") == "respondent"
        if isinstance(error, PlannerError) and is_ours:
            self.respondent_row.show_error(error_text(error))
            self.respondent.setFocus()
        if isinstance(error, PlannerError) and _is_of_comment(error):
            self.words_row.show_error(error_text(error))
            self.words.setFocus()
            return True
        return is_ours

    @override
    def focus_first(self) -> None:
        if self.respondent_row.isHidden():
            next(iter(self.choices.values())).take_focus()
        else:
            self.respondent.setFocus()


def _comment_help(rater: Rater) -> str:
    """Say before somebody writes who will read it."""
    if rater is Rater.TEAM:
        return tr(
            "If you like. Shown without a name, in no order, once the round is closed and at "
            "least {least} people answered; how somebody writes may still tell who it was."
        ).format(least=LEAST_FOR_COMMENTS)
    return tr("If you like. Shown once the round is closed.")


def _is_of_comment(error: PlannerError) -> bool:
    return getattr(error, "record_type", "") == RoundComment.TYPE
