"""The forms of the rules that are being written, one of them in view."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from planner.domain.changes import ChangeSet
from planner.domain.protection import Rule
from planner.domain.records import RecordId
from planner.text import tr
from ui.context import Context
from ui.pages.protected_time.rule_form import RuleForm
from ui.widgets.labels import label

_OFFERED = ("hours_set", "member", "busy_time")


class RuleForms(QStackedWidget):
    """Keeps what was typed for each rule until it is saved or taken back.

    Signals:
        edited: The user changed something in the form in view.
        saved: They want to save it.
        calendar_wanted: A Member's calendar is to be taken in.
    """

    edited = Signal()
    saved = Signal()
    calendar_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._forms: dict[RecordId, RuleForm] = {}
        self._nothing = label(
            tr("No rule yet. A rule asks for minutes for one goal or initiative."), "muted"
        )
        self.addWidget(self._nothing)

    def current(self) -> RuleForm | None:
        """Return the form in view; None without a rule."""
        shown = self.currentWidget()
        return shown if isinstance(shown, RuleForm) else None

    def new(self) -> RuleForm:
        """Return the form of the rule that is written for the first time; there is one at most."""
        begun = next((form for form in self._forms.values() if form.is_new), None)
        return begun or self._add(None)

    def show_rule(self, rule: Rule | None) -> None:
        """Bring the form of a rule into view; those that were not touched go."""
        for one, form in list(self._forms.items()):
            if (rule is None or one != rule.id) and not form.is_edited and not form.is_new:
                self._drop(one)
        if rule is None:
            self.setCurrentWidget(self._nothing)
        else:
            self.setCurrentWidget(self._forms.get(rule.id) or self._add(rule))

    def drop_new(self) -> None:
        """Forget the rule that was never saved."""
        for rule in [rule for rule, form in self._forms.items() if form.is_new]:
            self._drop(rule)

    def unsaved(self) -> list[str]:
        """List the titles of the rules in which something was typed and not saved."""
        return [form.title for form in self._forms.values() if form.is_edited]

    def follow(self, changes: ChangeSet) -> None:
        """Show what the plan says by now; what was typed stays."""
        if changes.touches(Rule.TYPE, "participation"):
            stored = {rule.id: rule for rule in self._context.session.read.all(Rule)}
            for one, form in list(self._forms.items()):
                if one in stored:
                    form.show_rule(stored[one])
                elif not form.is_new:
                    self._drop(one)
        if changes.touches(*_OFFERED):
            for form in self._forms.values():
                form.refresh()

    def _add(self, rule: Rule | None) -> RuleForm:
        form = RuleForm(self._context, rule)
        form.edited.connect(self.edited)
        form.saved.connect(self.saved)
        form.calendar_wanted.connect(self.calendar_wanted)
        self._forms[form.rule_id] = form
        self.addWidget(form)
        return form

    def _drop(self, rule: RecordId) -> None:
        form = self._forms.pop(rule)
        self.removeWidget(form)
        form.hide()
        form.deleteLater()
