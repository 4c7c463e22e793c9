"""What people write beside their answers to a round, and which of it may be read.

A comment stands under an id made from its round and its respondent: neither a label nor the
order in which comments came is kept with it. Decision 0023 says what that hides, and from whom.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from planner.domain.direction import Initiative
from planner.domain.readiness import Round, RoundComment
from planner.domain.readiness_results import RoundComments
from planner.domain.records import RecordId
from planner.insight.round_comments import WrittenSheet, comments_of_rounds, is_own
from planner.insight.scoring import sheets_of
from planner.services.session import Session
from planner.store.writing import Writer


def comments_of(session: Session, initiative: Initiative) -> tuple[RoundComments, ...]:
    """Return what may be read of the comments of each closed round, in the order of closing."""
    found = session.remember("comments of rounds", partial(_all_comments, session))
    return tuple(one for one in found if one.round.initiative == initiative.id)


def own_comment(session: Session, one: Round, respondent: str) -> str:
    """Return what a respondent wrote so far, to write on; "" where nothing."""
    found = session.read.find(RoundComment, _id(session, one.id, respondent))
    return found.words if found else ""


def write_comment(
    session: Session, writer: Writer, one: RecordId, respondent: str, words: str
) -> None:
    """Keep what a respondent wrote in place of what stood there; "" takes it away."""
    new = RoundComment(id=_id(session, one, respondent), round=one, words=words.strip())
    before = session.read.find(RoundComment, new.id)
    if before is not None:
        writer.replace(before, replace(before, words=new.words))
    elif new.words:
        writer.add(new)


def copy_comments(session: Session, writer: Writer, of: Round, to: Round) -> None:
    """Let a round that goes on from another one begin with its comments, too."""
    respondents = {answer.respondent for answer in session.read.readiness.answers(of.id)}
    for respondent in respondents:
        write_comment(session, writer, to.id, respondent, own_comment(session, of, respondent))


def readable_comments(session: Session) -> set[RecordId]:
    """Return which comments may be read one by one: one person's own, once closed.

    A team's never are: read by itself, each stands beside the moment at which it was written.
    """
    closed = {one.id: one for one in session.read.all(Round) if one.closed_on}
    people: Mapping[RecordId, int] = {
        one: len({answer.respondent for answer in session.read.readiness.answers(one)})
        for one in closed
    }
    return {
        comment.id
        for comment in session.read.all(RoundComment)
        if comment.round in closed and is_own(closed[comment.round], people[comment.round])
    }


def _all_comments(session: Session) -> tuple[RoundComments, ...]:
    """Compare the rounds of all changes: one that goes on can be given to another change."""
    rounds = [one for one in session.read.all(Round) if one.closed_on]
    # The days can be written back; what was seen before what, only the journal knows.
    closed_at = session.read.history.last_said
    rounds.sort(key=lambda one: (closed_at(one.id, "closed_on"), one.closed_on, one.id))
    return comments_of_rounds([(one, _sheets(session, one.id)) for one in rounds])


def _sheets(session: Session, one: RecordId) -> list[WrittenSheet]:
    answered = sheets_of(session.read.readiness.answers(one)).get(one, {})
    words = {comment.id: comment.words for comment in session.read.readiness.comments(one)}
    return [
        WrittenSheet(tuple(sorted(sheet.items())), words.get(_id(session, one, respondent), ""))
        for respondent, sheet in answered.items()
    ]


def _id(session: Session, one: RecordId, respondent: str) -> RecordId:
    return session.only_id(RoundComment, one, respondent)
