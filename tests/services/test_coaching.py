from dataclasses import replace
from datetime import date

import pytest

from planner.domain.coaching import Agreement, Question
from planner.domain.errors import ChangedSinceError, EmptyFieldError
from planner.services.coaching import (
    agreement_of,
    ask,
    delete_question,
    edit_agreement,
    edit_question,
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
