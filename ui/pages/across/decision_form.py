"""The form of a decision: what should be known meanwhile, and the reference-back it needs."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Slot

from planner.domain.governance import Decision
from planner.services.decision_view import DecisionView, decision_view
from planner.services.session import Session
from ui.pages.across.decision_words import context_parts, why_back_words
from ui.pages.across.decisions import REFERENCE_FIELDS
from ui.pages.across.form_card import FormCard
from ui.pages.across.register import Ask, Said
from ui.pages.across.sheet_card import Parts
from ui.widgets.announce import announce
from ui.widgets.labels import label


class DecisionFormCard(FormCard):
    """Keeps before one's eyes what the boards intend, what one owes, and how far one may go.

    The reference-back is asked as soon as it is mandatory, and what was typed there is kept when
    it is not any more.
    """

    def __init__(
        self, session: Session, ask: Ask, today: Callable[[], date], notice: str = ""
    ) -> None:
        super().__init__(session, ask, today, notice)
        self._session = session
        self._today = today
        self._told: tuple[Said, ...] = ()
        self._well: Parts | None = None
        self.why = label("", "strong")
        self.form.put_above("board", self.why)
        self.form.edited.connect(self._show_context)
        self._show_context()

    @Slot()
    def _show_context(self) -> None:
        view = self._view()
        self._show_parts(tuple(context_parts(view, is_brief=True)))
        why = why_back_words(view)
        decision = view.decision
        if why != self.why.text():
            self.why.setText(why)
            if why:
                announce(self.why, why)
        self.why.setVisible(bool(why))
        has_board = bool(decision.board.strip())
        self.form.show_rows(*REFERENCE_FIELDS, is_shown=bool(why) or has_board)

    def _view(self) -> DecisionView:
        """See the decision as it would be, as far as the fields can be read."""
        read, _ = self.form.read_all()
        before = self.ask.record
        if not isinstance(before, Decision):
            before = Decision(id=self._session.new_id(), title="-", day=self._today())
        known = {name: value for name, value in read.items() if value != "" or name != "title"}
        if known.get("day", before.day) is None:
            known["day"] = before.day
        if known.get("body") != before.body and known.get("forum") is before.forum:
            known["forum"] = None  # it will be taken from the other body
        return decision_view(self._session, replace(before, **known))

    def _show_parts(self, parts: Sequence[Said]) -> None:
        if tuple(parts) == self._told:
            return
        self._told = tuple(parts)
        if self._well is not None:
            self._well.hide()
            self._well.deleteLater()
        self._well = Parts(parts)
        self.form.put_above("intention", self._well)
        self._well.show()  # Qt would show it only when its events are next at work
