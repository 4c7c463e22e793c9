from dataclasses import replace
from datetime import date

import pytest

from planner.domain.changes import Action
from planner.domain.coaching import (
    AgreedAction,
    Agreement,
    AgreementVersion,
    CoachComment,
    CoachingSession,
    CommentKind,
    CommentSource,
    Question,
)
from planner.domain.errors.coaching import BetweenTwoError
from planner.domain.errors.fields import ChangedSinceError, EmptyFieldError
from planner.domain.records import Tier
from planner.services.coaching import (
    agreement_of,
    ask,
    delete_question,
    edit_agreement,
    edit_question,
    finish_action,
    note_session,
    reopen,
    reopen_action,
    reply,
    settle,
)
from planner.services.records import add_record, edit_record


def test_there_is_one_agreement_however_often_it_changes(session):
    empty = agreement_of(session)
    edit_agreement(session, empty, replace(empty, coach="Jo"))
    agreed = agreement_of(session)
    edit_agreement(session, agreed, replace(agreed, purpose="Speak up sooner"))

    assert session.read.all(Agreement) == [agreement_of(session)]
    assert (agreement_of(session).coach, agreement_of(session).purpose) == (
        "Jo",
        "Speak up sooner",
    )
    with pytest.raises(ChangedSinceError):
        edit_agreement(session, agreed, agreed)


def test_questions_are_asked_changed_settled_and_deleted(session):
    question = ask(session, "What do I avoid?")
    assert question.asked_on == date(2026, 11, 20)

    edit_question(session, question, replace(question, words="Whom do I avoid?"))
    settle(session, session.read.get(Question, question.id), date(2026, 12, 1))
    settled = session.read.get(Question, question.id)
    assert (settled.words, settled.settled_on) == ("Whom do I avoid?", date(2026, 12, 1))

    delete_question(session, settled)
    assert session.read.count(Question) == 0
    with pytest.raises(EmptyFieldError):
        ask(session, " ")


def test_what_is_for_the_coach_may_be_seen_by_the_coach(session):
    assert ask(session, "What do I avoid?").tier is Tier.COACH
    assert agreement_of(session).tier is Tier.COACH


def test_a_settled_question_is_opened_again(session):
    settle(session, ask(session, "What do I avoid?"))

    reopen(session, session.read.all(Question)[0])

    assert session.read.all(Question)[0].settled_on is None


def test_changed_terms_are_a_new_version_and_the_old_ones_are_kept(session):
    empty = agreement_of(session)
    edit_agreement(session, empty, replace(empty, coach="Jo", purpose="Listen"))
    first = agreement_of(session)
    edit_record(session, first, replace(first, purpose="Speak up sooner"))
    second = agreement_of(session)
    edit_agreement(session, second, replace(second, tier=Tier.MINE))

    assert (second.version, second.agreed_on) == (2, date(2026, 11, 20))
    assert agreement_of(session).version == 2, "who may see it is no term"
    [kept] = session.read.all(AgreementVersion)
    assert (kept.version, kept.purpose, kept.agreed_on) == (1, "Listen", first.agreed_on)

    session.undo()
    session.undo()

    assert session.read.count(AgreementVersion) == 0
    assert agreement_of(session) == first


def test_a_session_names_the_version_of_the_agreement_that_held(session):
    before = note_session(session, date(2026, 11, 1), 45)
    empty = agreement_of(session)
    edit_agreement(session, empty, replace(empty, coach="Jo"))
    after = note_session(session, agreed="Ask first.")

    assert session.read.all(CoachingSession) == [before, after]
    assert (before.agreement, after.agreement) == (0, 1)
    assert (after.day, after.minutes, after.tier) == (date(2026, 11, 20), 60, Tier.COACH)


def test_a_comment_is_replied_to_and_the_reply_taken_back(session):
    comment = CoachComment(
        id=session.new_id(),
        revision=1,
        kind=CommentKind.REMARK,
        source=CommentSource.ANNOTATION,
        words="Why now?",
        taken_on=session.today(),
    )
    with session.action(Action.TAKE_IN_RETURN) as writer:
        writer.add(comment)

    replied = reply(session, comment, " Because of winter. ")
    assert session.read.all(CoachComment) == [replied]
    assert (replied.reply, replied.replied_on) == ("Because of winter.", session.today())

    reply(session, replied, " ")
    assert session.read.all(CoachComment) == [comment]


def test_an_agreed_action_is_done_and_opened_again(session):
    action = AgreedAction(id=session.new_id(), words="Ask Jo", taken_on=session.today())
    with session.action(Action.TAKE_IN_RETURN) as writer:
        writer.add(action)

    done = finish_action(session, action)
    assert done.done_on == session.today()
    assert reopen_action(session, done) == action


def test_what_is_not_for_the_sponsor_cannot_be_shown_to_the_team(session):
    action = AgreedAction(
        id=session.new_id(), words="Ask Jo", is_not_for_sponsor=True, taken_on=session.today()
    )
    add_record(session, action)

    with pytest.raises(BetweenTwoError):
        edit_record(session, action, replace(action, tier=Tier.TEAM))

    edit_record(session, action, replace(action, tier=Tier.TEAM, is_not_for_sponsor=False))
    [shown] = session.read.all(AgreedAction)
    with pytest.raises(BetweenTwoError):
        edit_record(session, shown, replace(shown, is_not_for_sponsor=True))
