"""Giving up minutes that are owed: of which rule, how many, and why."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.domain.durations import read_minutes
from planner.domain.errors import PlannerError
from planner.services.debts import write_off_rule
from planner.services.owed import Owed, owed
from planner.text import tr
from planner.words.errors import error_text
from planner.words.numbers import hours_text
from ui.context import Context
from ui.widgets.choice import Option
from ui.widgets.dialog_form import DialogForm
from ui.widgets.form import Form
from ui.widgets.labels import label
from ui.widgets.pick import Pick


class WriteOffDialog(DialogForm):
    """Offers what each rule is owed; a reason is asked for, because the ledger keeps it."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent, tr("Write off debt"), tr("Write it off"))
        self._context = context
        self._owed = {_key(one): one for one in owed(context.session)}
        self.rule = Pick([Option(value=key, words=_words(one)) for key, one in self._owed.items()])
        self.length = QLineEdit()
        self.why = QLineEdit()
        form = Form()
        form.add(tr("Owed to"), self.rule)
        self.length_row = form.add(tr("How much"), self.length, tr("Such as 90m or 1h30."))
        self.why_row = form.add(
            tr("Why"), self.why, tr("Such as: the initiative ended. The ledger keeps it.")
        )
        words = tr("What is written off is not repaid any more. One step of undo brings it back.")
        self.body.add(label(words, "muted"))
        self.body.add(form)
        self.body.end()
        self.rule.chosen.connect(self._offer_all)
        self.submitted.connect(self._save)
        self._offer_all()

    @Slot()
    def _offer_all(self) -> None:
        one = self._owed.get(self.rule.value)
        self.length.setText(hours_text(one.minutes) if one else "")

    @Slot()
    def _save(self) -> None:
        one = self._owed.get(self.rule.value)
        minutes = self._minutes()
        self.why_row.show_error("" if self.why.text().strip() else tr("Please say why."))
        if one is None or minutes is None or not self.why.text().strip():
            (self.length if minutes is None else self.why).setFocus()
            return
        action = partial(
            write_off_rule, self._context.session, one.rule, minutes, self.why.text().strip()
        )
        if self.attempt(action):
            said = tr("{minutes} were written off.").format(minutes=hours_text(minutes))
            self._context.show_done(said)

    def _minutes(self) -> int | None:
        try:
            minutes = read_minutes(self.length.text())
        except PlannerError as error:
            self.length_row.show_error(error_text(error))
            return None
        self.length_row.show_error("")
        return minutes


def _key(one: Owed) -> str:
    return one.rule or "none"


def _words(one: Owed) -> str:
    title = one.title or tr("blocks without a rule")
    return tr("{rule}: {minutes}").format(rule=title, minutes=hours_text(one.minutes))
