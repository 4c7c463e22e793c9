"""The five questions of a reflection point, as one side answers them."""

from collections.abc import Mapping

from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from planner.domain.errors import PlannerError
from planner.domain.reflection import Reflection, ReflectionAnswer, ReflectionQuestion, Side
from planner.overriding import override
from planner.text import tr
from planner.words.choices import choice_text
from planner.words.errors import error_text
from ui.pages.readiness.forms import PageForm
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.labels import label, set_role


class ReflectionForm(PageForm):
    """Asks one side; what the other side said is never shown here.

    Args:
        to: The reflection point.
        side: Who answers.
        before: What this side may see of its own earlier answers.
    """

    def __init__(
        self, to: Reflection, side: Side, before: Mapping[ReflectionQuestion, str]
    ) -> None:
        titles = {
            Side.LEADER: tr("Your answers at the reflection point"),
            Side.COACH: tr("The coach's answers, typed in from paper"),
        }
        notes = {
            Side.LEADER: tr("Your coach answers the same, blind; both are shown together."),
            Side.COACH: tr(
                "Let somebody else type them in, or do not read your own answers again before: "
                "what is saved here is hidden until both sides are there. An empty field leaves "
                "what was saved before."
            ),
        }
        super().__init__(titles[side])
        self.reflection, self.side = to, side
        self._before = dict(before)
        self.form = Form()
        self.fields = {question: QPlainTextEdit() for question in ReflectionQuestion}
        self.add(label(notes[side], "muted"))
        self.add(self.form)
        self.rows = {
            question: self.form.add(choice_text(question), field)
            for question, field in self.fields.items()
        }
        for question, words in self._before.items():
            self.fields[question].setPlainText(words)
        self.save_button = QPushButton(tr("Save the answers"))
        self.cancel_button = QPushButton(tr("Cancel"))
        set_role(self.save_button, "primary")
        buttons = QWidget()
        row = Flow(buttons)
        for button in (self.save_button, self.cancel_button):
            row.add(button)
        self.add(buttons)
        self.save_button.clicked.connect(self.saved)
        self.cancel_button.clicked.connect(self.cancelled)

    def values(self) -> Mapping[ReflectionQuestion, str]:
        """Return what was answered; fields that are and were empty are left out."""
        written = {question: field.toPlainText() for question, field in self.fields.items()}
        return {
            question: words
            for question, words in written.items()
            if words.strip() or self._before.get(question)
        }

    @override
    def explain(self, error: Exception) -> bool:
        is_ours = getattr(error, "record_type", "") == ReflectionAnswer.TYPE
        if isinstance(error, PlannerError) and is_ours:
            words = error_text(error)
            longest = max(self.fields, key=lambda one: len(self.fields[one].toPlainText()))
            self.form.clear_errors()
            self.rows[longest].show_error(words)
            self.fields[longest].setFocus()
        return is_ours

    @override
    def focus_first(self) -> None:
        next(iter(self.fields.values())).setFocus()
