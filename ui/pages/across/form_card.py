"""The form of a register: what is asked, what should be known meanwhile, and what is missing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal, Slot

from planner.domain.governance import Decision
from planner.services.decision_view import DecisionView, decision_view
from planner.services.session import Session
from ui.pages.across.asking import options_for
from ui.pages.across.decision_words import context_parts, why_back_words
from ui.pages.across.decisions import REFERENCE_FIELDS
from ui.pages.across.register import Ask, Said
from ui.pages.across.sheet_card import Parts
from ui.widgets.announce import announce
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.record_fields import Surroundings
from ui.widgets.record_form import RecordForm


class FormCard(Card):
    """Asks for a record.

    Signals:
        saved: The user wants to save what stands there.
        cancelled: The user wants to leave it.
    """

    saved = Signal()
    cancelled = Signal()

    def __init__(
        self, session: Session, ask: Ask, today: Callable[[], date], notice: str = ""
    ) -> None:
        super().__init__(ask.title)
        self.ask = ask
        around = Surroundings(today=today, references=options_for(session, ask.record_type))
        self.form = RecordForm(ask.record_type, ask.rows, around, save_words=ask.save_words)
        self.form.show_values(ask.shown)
        if notice:
            self.add(label(notice, "strong"))
        self.add(self.form)
        self.form.saved.connect(self.saved)
        self.form.cancelled.connect(self.cancelled)

    def values(self) -> Mapping[str, Any]:
        """Return what stands in the fields; raises PlannerError of the first that is wrong."""
        return self.form.values()

    def explain(self, error: Exception) -> bool:
        """Show at its field what was refused; False where it is about no field here."""
        return self.form.explain(error)

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        self.form.focus_first()


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
        self._show_parts(tuple(context_parts(view)))
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


def form_card(session: Session, ask: Ask, today: Callable[[], date], notice: str) -> FormCard:
    """Return the form that asks for it, under the notice of its register."""
    is_decision = issubclass(ask.record_type, Decision)
    return (DecisionFormCard if is_decision else FormCard)(session, ask, today, notice)
