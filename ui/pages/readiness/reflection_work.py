"""What the user does at a reflection point: start it, answer, type in what the coach wrote."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from planner.domain.errors.fields import NotFoundError
from planner.domain.reflection import Reflection, ReflectionAnswer, ReflectionQuestion, Side
from planner.services import reflection as services
from planner.services.reflection import SideBySide
from planner.services.session import Session
from planner.text import tr
from ui.context import Context
from ui.pages.readiness.form_place import FormPlace
from ui.pages.readiness.reflection_card import ReflectionCard
from ui.pages.readiness.reflection_form import ReflectionForm


class ReflectionWork(QObject):
    """Turns what is pressed on the card into services' actions."""

    def __init__(self, context: Context, place: FormPlace, card: ReflectionCard) -> None:
        super().__init__(card)
        self._context = context
        self._place = place
        self._card = card
        card.start_wanted.connect(self._start)
        card.leader_wanted.connect(self._answer_as_leader)
        card.coach_wanted.connect(self._answer_as_coach)

    def refresh(self) -> None:
        """Show how the latest reflection point stands."""
        latest = latest_point(self._context.session)
        quarter = services.quarter_of(self._context.now().date())
        self._card.show_point(latest, quarter)

    @Slot()
    def _start(self) -> None:
        if self._context.attempt(partial(services.start_reflection, self._context.session)):
            self._context.show_done(tr("The reflection point is open for you and your coach."))

    @Slot()
    def _answer_as_leader(self) -> None:
        self._ask(Side.LEADER)

    @Slot()
    def _answer_as_coach(self) -> None:
        self._ask(Side.COACH)

    def _ask(self, side: Side) -> None:
        latest = latest_point(self._context.session)
        if latest is not None:
            to = latest.reflection
            before = own_answers(self._context.session, to) if side is Side.LEADER else {}
            form = ReflectionForm(to, side, before)
            form.saved.connect(self._save)
            self._place.begin(form)

    @Slot()
    def _save(self) -> None:
        form = self._place.form
        if not isinstance(form, ReflectionForm):
            return
        answer = partial(
            services.answer_reflection,
            self._context.session,
            form.reflection,
            form.side,
            form.values(),
        )
        if self._context.attempt(answer, form.explain):
            self._place.leave()
            self._context.show_done(tr("The answers are saved."))


def latest_point(session: Session) -> SideBySide | None:
    """Return the latest reflection point as it may be seen, None where there is none."""
    try:
        return services.side_by_side(session, services.latest_reflection(session))
    except NotFoundError:
        return None


def own_answers(session: Session, to: Reflection) -> dict[ReflectionQuestion, str]:
    """Return what the leader answered so far, which only the coach must not know yet."""
    return {
        answer.question: answer.words
        for answer in session.read.all(ReflectionAnswer)
        if answer.reflection == to.id and answer.side is Side.LEADER
    }
