"""The form of a body: what kind it is says how it decides, and whether it is owed a duty."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.services.law import law_on
from planner.services.session import Session
from ui.pages.across.form_card import FormCard
from ui.pages.across.register import Ask
from ui.widgets.labels import label
from ui.widgets.pick import Pick


class BodyFormCard(FormCard):
    """Fills in what the law says of a kind once it is chosen; all of it can be changed."""

    def __init__(
        self, session: Session, ask: Ask, today: Callable[[], date], notice: str = ""
    ) -> None:
        super().__init__(session, ask, today, notice)
        self._law = law_on(today())
        self.note = label("", "muted")
        self.form.put_above("forum", self.note)
        kind: QWidget = self.form.field("kind")
        if isinstance(kind, Pick):
            kind.chosen.connect(self._on_kind)
            self._show_note(kind.value)

    @Slot(str)
    def _on_kind(self, key: str) -> None:
        kind = self._law.kind(key)
        if kind is not None:
            self.form.show_values(
                {"forum": kind.forum, "is_organisation_in_law": kind.is_organisation_in_law}
            )
        self._show_note(key)

    def _show_note(self, key: str) -> None:
        kind = self._law.kind(key)
        self.note.setText(kind.note if kind else "")
        self.note.setVisible(bool(kind and kind.note))
