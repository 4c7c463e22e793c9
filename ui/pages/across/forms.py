"""Which form asks for which record."""

from collections.abc import Callable
from datetime import date

from planner.domain.attention import Entry
from planner.domain.governance import Decision
from planner.domain.people import Body
from planner.domain.pulse import Pulse
from planner.services.session import Session
from ui.pages.across.body_form import BodyFormCard
from ui.pages.across.cost_form import CostCard
from ui.pages.across.decision_form import DecisionFormCard
from ui.pages.across.form_card import AskCard, FormCard
from ui.pages.across.pulse_form import PulseCard
from ui.pages.across.register import Ask


def form_card(session: Session, ask: Ask, today: Callable[[], date], notice: str) -> AskCard:
    """Return the form that asks for it, under the notice of its register."""
    if issubclass(ask.record_type, Pulse):
        return PulseCard(session, ask, today, notice)
    if issubclass(ask.record_type, Decision):
        return DecisionFormCard(session, ask, today, notice)
    if issubclass(ask.record_type, Body):
        return BodyFormCard(session, ask, today, notice)
    if issubclass(ask.record_type, Entry):
        return CostCard(ask)
    return FormCard(session, ask, today, notice)
