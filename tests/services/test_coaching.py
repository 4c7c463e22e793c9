from dataclasses import replace
from datetime import date

import pytest

from planner.domain.coaching import Agreement, Question
from planner.domain.errors.fields import ChangedSinceError, EmptyFieldError
from planner.domain.records import Tier
from planner.services.coaching import (
    agreement_of,
    ask,
    delete_question,
    edit_agreement,
    edit_question,
    reopen,
    settle,
)


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
