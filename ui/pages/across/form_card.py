"""The form of a register: what is asked, and what is wrong with it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from planner.domain.errors.partnership import CostCarrierMissingError
from planner.overriding import override
from planner.services.session import Session
from ui.pages.across.asking import options_for
from ui.pages.across.register import Ask
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.record_fields import Surroundings
from ui.widgets.record_form import RecordForm


class AskCard(Card):
    """A card that asks for something, and is left with its buttons.

    Signals:
        saved: The user wants to save what stands there.
        cancelled: The user wants to leave it.
    """

    saved = Signal()
    cancelled = Signal()

    def __init__(self, ask: Ask, notice: str) -> None:
        super().__init__(ask.title)
        self.ask = ask
        if notice:
            self.add(label(notice, "strong"))

    def values(self) -> Mapping[str, Any]:
        """Return what stands in the fields; raises PlannerError of the first that is wrong."""
        raise NotImplementedError

    def explain(self, error: Exception) -> bool:
        """Show at its field what was refused; False where it is about no field here."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        raise NotImplementedError


class FormCard(AskCard):
    """Asks for a record by its declared fields."""

    def __init__(
        self, session: Session, ask: Ask, today: Callable[[], date], notice: str = ""
    ) -> None:
        super().__init__(ask, notice)
        around = Surroundings(today=today, references=options_for(session, ask.record_type))
        self.form = RecordForm(ask.record_type, ask.rows, around, save_words=ask.save_words)
        self.form.show_values(ask.shown)
        self.add(self.form)
        self.form.saved.connect(self.saved)
        self.form.cancelled.connect(self.cancelled)

    @override
    def values(self) -> Mapping[str, Any]:
        return self.form.values()

    @override
    def explain(self, error: Exception) -> bool:
        if isinstance(error, CostCarrierMissingError):
            self.form.show_problems({"carried_by": error})
            return True
        return self.form.explain(error)

    @override
    def focus_first(self) -> None:
        self.form.focus_first()
