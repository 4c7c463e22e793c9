"""What a leader settles with the coach: the agreement, and the questions brought."""

from dataclasses import replace
from datetime import date

from planner.domain.changes import Action
from planner.domain.coaching import Agreement, Question
from planner.domain.records import Tier
from planner.services.session import Session


def agreement_of(session: Session) -> Agreement:
    """Return what was agreed on, an empty agreement as long as there is none.

    The empty one may be seen by the coach, with whom it is made.
    `edit_agreement` takes either kind as what the user saw.
    """
    stored = session.read.all(Agreement)
    return stored[0] if stored else Agreement(id=session.only_id(Agreement), tier=Tier.COACH)


def edit_agreement(session: Session, seen: Agreement, new: Agreement) -> None:
    """Set the agreement; raises ChangedSinceError when it is not as `seen` any more."""
    with session.action(Action.EDIT_RECORD) as writer:
        if session.read.all(Agreement):
            writer.replace(seen, new)
        else:
            writer.add(new)


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
