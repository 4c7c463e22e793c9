"""What is due in the registers of leading across bodies, soonest first."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from planner.domain.coaching import AgreedAction, CoachComment
from planner.domain.due_things import DueKind, DueThing
from planner.domain.duties import DelegationCard
from planner.domain.governance import BenefitCheck, Decision
from planner.domain.loyalty import LoyaltyEntry
from planner.domain.partnership import Promise, Tension
from planner.services.bodies import bodies_by_id
from planner.services.decision_view import DecisionView, decision_views
from planner.services.promises import owed_acts
from planner.services.session import Session

AHEAD_DAYS = 28


def due_things(session: Session, ahead_days: int = AHEAD_DAYS) -> list[DueThing]:
    """List what is due up to so many days ahead, whatever is overdue first.

    What has no day of its own counts from the day of its decision or note.
    """
    until = session.today() + timedelta(days=ahead_days)
    found = [thing for source in _SOURCES for thing in source(session) if thing.day <= until]
    return sorted(found, key=lambda thing: (thing.day, thing.kind, thing.title, thing.record))


def _from_decisions(session: Session) -> Iterator[DueThing]:
    for view in decision_views(session):
        yield from _references_due(view)
        yield from _benefits_due(view.decision, view.checks)


def _references_due(view: DecisionView) -> Iterator[DueThing]:
    """Yield a thing for each board; answered ones are done."""
    decision = view.decision
    if not view.references and view.must_go_back:
        yield _of_decision(DueKind.NAME_BOARD, decision, decision.day)
    for reference in view.references:
        if not reference.is_answered:
            is_sent = reference.sent_on is not None
            yield _of_decision(
                DueKind.HEAR_FROM_BOARD if is_sent else DueKind.SEND_TO_BOARD,
                decision,
                reference.due or reference.sent_on or decision.day,
                reference.board,
            )


def _benefits_due(decision: Decision, checks: Iterable[BenefitCheck]) -> Iterator[DueThing]:
    for check in checks:
        if check.checked_on is None:
            yield _of_decision(DueKind.CHECK_BENEFIT, decision, check.due)


def _of_decision(kind: DueKind, decision: Decision, day: date, board: str = "") -> DueThing:
    return DueThing(
        kind=kind,
        record_type=Decision.TYPE,
        record=decision.id,
        title=decision.title,
        day=day,
        detail=board,
        is_closed=decision.is_closed and kind is not DueKind.CHECK_BENEFIT,
    )


def _delegations_due(session: Session) -> Iterator[DueThing]:
    bodies = bodies_by_id(session)
    for card in session.read.all(DelegationCard):
        if card.review_on is not None:
            body = bodies.get(card.body)
            yield DueThing(
                kind=DueKind.REVIEW_DELEGATION,
                record_type=DelegationCard.TYPE,
                record=card.id,
                title=body.name if body else "",
                day=card.review_on,
                detail=card.limit,
            )


def _loyalties_due(session: Session) -> Iterator[DueThing]:
    now = session.today()
    for entry in session.read.all(LoyaltyEntry):
        if entry.lacks_declaration(now):
            yield DueThing(
                kind=DueKind.DECLARE_LOYALTY,
                record_type=LoyaltyEntry.TYPE,
                record=entry.id,
                title=entry.title,
                day=entry.noted_on,
            )


def _promises_due(session: Session) -> Iterator[DueThing]:
    for act in owed_acts(session):
        if act.due is not None:
            yield DueThing(
                kind=DueKind.KEEP_PROMISE,
                record_type=Promise.TYPE,
                record=act.id,
                title=act.what,
                day=act.due,
                detail=act.to_whom,
            )


def _conversations_due(session: Session) -> Iterator[DueThing]:
    for tension in session.read.all(Tension):
        if tension.next_conversation is not None and not tension.is_closed:
            yield DueThing(
                kind=DueKind.TALK,
                record_type=Tension.TYPE,
                record=tension.id,
                title=tension.title,
                day=tension.next_conversation,
                detail=tension.with_whom,
            )


def _agreed_due(session: Session) -> Iterator[DueThing]:
    for action in session.read.all(AgreedAction):
        if action.due is not None and action.done_on is None:
            yield DueThing(
                kind=DueKind.DO_AGREED,
                record_type=AgreedAction.TYPE,
                record=action.id,
                title=" ".join(action.words.split()),
                day=action.due,
            )


def _replies_due(session: Session) -> Iterator[DueThing]:
    """Yield one thing for each revision with comments that wait: a coach writes many."""
    waiting: dict[int, CoachComment] = {}
    for comment in session.read.all(CoachComment):
        if comment.words and not comment.reply:
            waiting.setdefault(comment.revision, comment)
    for revision, first in waiting.items():
        yield DueThing(
            kind=DueKind.REPLY_TO_COACH,
            record_type=CoachComment.TYPE,
            record=first.id,
            title=str(revision),
            day=first.taken_on,
        )


_SOURCES: tuple[Callable[[Session], Iterable[DueThing]], ...] = (
    _from_decisions,
    _delegations_due,
    _loyalties_due,
    _promises_due,
    _conversations_due,
    _agreed_due,
    _replies_due,
)
