"""Whether something is really to be erased for good: what that reaches is said first."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from planner.domain.plan import RECORD_TYPES
from planner.domain.records import specs_of
from planner.services.erasing import Erased, erase
from planner.services.history import NamedRecord
from planner.text import tr, tr_plural
from planner.words.fields import field_label
from ui.context import Context
from ui.widgets.choice import Option
from ui.widgets.described import Described
from ui.widgets.dialog_form import DialogForm
from ui.widgets.form import Form
from ui.widgets.labels import label
from ui.widgets.pick import Pick

WHOLE = ""


class EraseQuestion(DialogForm):
    """Asks what is to go; nothing is erased before a box is ticked that says so.

    Args:
        context: The open session.
        parent: Over which it opens.
        named: The record.
        words: What it is called.
        field: Its field that was looked at; "" for the whole record.
    """

    def __init__(
        self, context: Context, parent: QWidget, named: NamedRecord, words: str, field: str
    ) -> None:
        super().__init__(parent, tr("Erase for good?"), tr("Erase for good"))
        self._context = context
        self._named = named
        self._erased: Erased | None = None
        self.what = Pick(_options(named), field)
        self.sure = QCheckBox(tr("I know that nothing brings it back"))
        form = Form()
        form.add(tr("What is to go"), self.what)
        reached = tr(
            "What stands there now, and all that ever stood there, in the history of this plan. "
            "Every copy of the plan that is merged with this one later, and what the team has, "
            "obeys when it next exchanges with you."
        )
        kept = tr(
            "Backups, exports, PDFs and calendars, and what others took in and do not exchange "
            "any more. That something was erased, when and by whom, stays in the history."
        )
        self.body.add(label(words, "strong"))
        self.body.add(form)
        self.body.add(Described(tr("What is erased"), reached))
        self.body.add(Described(tr("What is not reached"), kept))
        self.body.add(self.sure)
        self.body.end()
        self.setAccessibleDescription(f"{words}. {reached} {kept}")
        self.do_button.setEnabled(False)
        self.sure.toggled.connect(self.do_button.setEnabled)
        self.submitted.connect(self._submit)

    @Slot()
    def _submit(self) -> None:
        if self.sure.isChecked() and self.attempt(self._erase):
            self._context.show_info(self._told())

    def _erase(self) -> None:
        field = self.what.value or None
        self._erased = erase(self._context.session, self._named, field)

    def _told(self) -> str:
        if self._erased is None:
            return ""
        count = len(self._erased.records)
        said = [
            tr_plural("{n} record is erased.", "{n} records are erased.", count).format(n=count)
        ]
        if self.what.value:
            said = [
                tr("Erased: {field}.").format(
                    field=field_label(self._named.record_type, self.what.value)
                )
            ]
        said.append(tr("Backups and what others have still hold it."))
        if not self._erased.is_wiped:
            said.append(
                tr(
                    "Another program reads the plan, so remains may still stand in its file: close "
                    "it, and erase anything once more."
                )
            )
        return " ".join(said)


def _options(named: NamedRecord) -> list[Option]:
    whole = Option(value=WHOLE, words=tr("The whole record, with what cannot be without it"))
    declared = RECORD_TYPES.get(named.record_type)
    fields = [
        Option(value=spec.name, words=tr("Only: {field}").format(
            field=field_label(named.record_type, spec.name)
        ))
        for spec in (specs_of(declared) if declared else ())
    ]  # fmt: skip
    return [whole, *fields]
