"""What leader and coach agreed on, and a form to change it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.coaching import Agreement
from planner.domain.records import Tier
from planner.services.coaching import agreement_of, edit_agreement
from planner.text import tr
from planner.words.choices import choice_text
from planner.words.fields import field_label
from planner.words.numbers import day_text
from ui.context import Context
from ui.look.icons import icon
from ui.widgets.card import Card
from ui.widgets.described import Described
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.record_fields import Surroundings
from ui.widgets.record_form import RecordForm

ROWS = (
    ("coach", "ends_on"),
    ("purpose",),
    ("confidentiality",),
    ("record_keeping",),
    ("tier",),
)
SHOWN = (
    *("coach", "purpose", "confidentiality", "record_keeping"),
    *("ends_on", "version", "agreed_on", "tier"),
)


class AgreementCard(Card):
    """Shows the agreement; its button turns it into a form."""

    def __init__(self, context: Context, today: Callable[[], date]) -> None:
        super().__init__(tr("Coaching agreement"))
        self._context = context
        self._seen = agreement_of(context.session)
        self.nothing = label(
            tr(
                "Nothing is agreed yet: what the coaching is for, what stays between you, "
                "who keeps records, and when it ends."
            ),
            "muted",
        )
        self.words = {name: Described(field_label(Agreement.TYPE, name)) for name in SHOWN}
        self.edit_button = QPushButton(tr("Edit the agreement"))
        self.edit_button.setIcon(icon("edit"))
        self.form = RecordForm(Agreement, ROWS, Surroundings(today=today, references={}))
        self._buttons = QWidget()
        Flow(self._buttons).add(self.edit_button)
        for widget in (self.nothing, *self.words.values(), self._buttons, self.form):
            self.add(widget)
        self.form.hide()
        self.edit_button.clicked.connect(self._edit)
        self.form.saved.connect(self._save)
        self.form.cancelled.connect(self._leave)
        self.refresh()

    def refresh(self) -> None:
        """Show the agreement as it stands; a form that is open keeps what was typed."""
        agreement = agreement_of(self._context.session)
        is_asking = not self.form.isHidden()
        if not is_asking:
            self._seen = agreement
        is_empty = not any((agreement.coach, agreement.purpose, agreement.confidentiality))
        self.nothing.setVisible(is_empty and not is_asking)
        for name, shown in self.words.items():
            shown.show_words("" if is_empty or is_asking else _words(agreement, name))

    @Slot()
    def _edit(self) -> None:
        self._seen = agreement_of(self._context.session)
        self.form.show_record(self._seen)
        self._show_form(is_shown=True)
        self.form.focus_first()

    @Slot()
    def _leave(self) -> None:
        self._show_form(is_shown=False)
        self.edit_button.setFocus()

    @Slot()
    def _save(self) -> None:
        if self._context.attempt(self._write, self.form.explain):
            self._leave()
            self._context.show_done(tr("The agreement is saved."))

    def _write(self) -> None:
        new = replace(self._seen, **self.form.values())
        edit_agreement(self._context.session, self._seen, new)

    def _show_form(self, *, is_shown: bool) -> None:
        self.form.setVisible(is_shown)
        self.refresh()
        self._buttons.setVisible(not is_shown)


def _words(agreement: Agreement, name: str) -> str:
    value = getattr(agreement, name)
    if isinstance(value, Tier):
        return choice_text(value)
    return day_text(value) if isinstance(value, date) else str(value or "")
