"""What a leader settles with the coach: agreement, questions, sessions, replies, actions."""

from dataclasses import replace
from datetime import date

from planner.domain.changes import Action
from planner.domain.coaching import (
    AgreedAction,
    Agreement,
    AgreementVersion,
    CoachComment,
    CoachingSession,
    Question,
)
from planner.domain.errors.coaching import BetweenTwoError
from planner.domain.records import Record, Tier
from planner.services.session import Session


def agreement_of(session: Session) -> Agreement:
    """Return what was agreed on, an empty agreement as long as there is none.

    The empty one may be seen by the coach, with whom it is made.
    `edit_agreement` takes either kind as what the user saw.
    """
    stored = session.read.all(Agreement)
    return stored[0] if stored else Agreement(id=session.only_id(Agreement), tier=Tier.COACH)


def edit_agreement(session: Session, seen: Agreement, new: Agreement) -> None:
    """Set the agreement; terms that change are a new version, and the old ones are kept.

    Raises:
        ChangedSinceError: It is not as `seen` any more.
    """
    with session.action(Action.EDIT_AGREEMENT) as writer:
        if not session.read.all(Agreement):
            writer.add(replace(new, agreed_on=new.agreed_on or session.today()))
        elif _terms(seen) == _terms(new):
            writer.replace(seen, new)
        else:
            agreed_on = session.today() if new.agreed_on == seen.agreed_on else new.agreed_on
            later = replace(new, version=seen.version + 1, agreed_on=agreed_on)
            writer.replace(seen, later)
            writer.add(_kept(session, seen))


def _terms(agreement: Agreement) -> tuple[object, ...]:
    return (
        agreement.coach,
        agreement.purpose,
        agreement.confidentiality,
        agreement.record_keeping,
        agreement.ends_on,
    )


def _kept(session: Session, seen: Agreement) -> AgreementVersion:
    return AgreementVersion(
        id=session.new_id(),
        tier=seen.tier,
        version=seen.version,
        coach=seen.coach,
        purpose=seen.purpose,
        confidentiality=seen.confidentiality,
        record_keeping=seen.record_keeping,
        ends_on=seen.ends_on,
        agreed_on=seen.agreed_on,
        held_until=session.today(),
    )


def note_session(
    session: Session, day: date | None = None, minutes: int = 60, agreed: str = ""
) -> CoachingSession:
    """Note a meeting with the coach under the agreement as it stands; today if no day is given.

    Raises:
        FieldOutOfRangeError: It was shorter than 5 minutes or longer than 10 hours.
    """
    agreements = session.read.all(Agreement)
    met = CoachingSession(
        id=session.new_id(),
        tier=Tier.COACH,
        day=day or session.today(),
        minutes=minutes,
        agreed=agreed,
        agreement=agreements[0].version if agreements else 0,
    )
    with session.action(Action.NOTE_SESSION) as writer:
        writer.add(met)
    return met


def sessions(session: Session) -> list[CoachingSession]:
    """List the meetings with the coach, the latest first."""
    return sorted(session.read.all(CoachingSession), key=lambda met: met.day, reverse=True)


def reply(session: Session, seen: CoachComment, words: str) -> CoachComment:
    """Answer a comment; blank words take the reply back. Raises ChangedSinceError."""
    said = words.strip()
    new = replace(seen, reply=said, replied_on=session.today() if said else None)
    with session.action(Action.REPLY_TO_COACH) as writer:
        writer.replace(seen, new)
    return new


def finish_action(session: Session, seen: AgreedAction, on: date | None = None) -> AgreedAction:
    """Mark an agreed action as done, today unless another day is given; ChangedSinceError."""
    return _settle_action(session, seen, on or session.today())


def reopen_action(session: Session, seen: AgreedAction) -> AgreedAction:
    """Mark an agreed action as open again; raises ChangedSinceError."""
    return _settle_action(session, seen, None)


def check_between_two(record: Record) -> None:
    """Refuse to show the team what is not for the sponsor; raises BetweenTwoError."""
    if not isinstance(record, CoachComment | AgreedAction):
        return
    if record.is_not_for_sponsor and record.tier is Tier.TEAM:
        raise BetweenTwoError(record.TYPE, "tier")


def _settle_action(session: Session, seen: AgreedAction, done_on: date | None) -> AgreedAction:
    new = replace(seen, done_on=done_on)
    with session.action(Action.FINISH_AGREED_ACTION) as writer:
        writer.replace(seen, new)
    return new


def ask(session: Session, words: str, on: date | None = None) -> Question:
    """Note a question that the coach may see, asked today unless another day is given.

    Raises:
        EmptyFieldError: It has no words.
    """
    question = Question(
        id=session.new_id(), tier=Tier.COACH, words=words, asked_on=on or session.today()
    )
    with session.action(Action.ADD_RECORD) as writer:
        writer.add(question)
    return question


def settle(session: Session, seen: Question, on: date | None = None) -> None:
    """Mark a question as settled; raises ChangedSinceError."""
    edit_question(session, seen, replace(seen, settled_on=on or session.today()))


def reopen(session: Session, seen: Question) -> None:
    """Mark a question as open again; raises ChangedSinceError."""
    edit_question(session, seen, replace(seen, settled_on=None))


def edit_question(session: Session, seen: Question, new: Question) -> None:
    """Put `new` in the question's place; raises ChangedSinceError."""
    with session.action(Action.EDIT_RECORD) as writer:
        writer.replace(seen, new)


def delete_question(session: Session, seen: Question) -> None:
    """Delete a question; raises ChangedSinceError."""
    with session.action(Action.DELETE_RECORD) as writer:
        writer.delete(seen)
