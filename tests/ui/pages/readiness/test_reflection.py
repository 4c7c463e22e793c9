import pytest
from PySide6.QtCore import Qt

from planner.domain.reflection import ReflectionAnswer, ReflectionQuestion, Side
from planner.services.reflection import answer_reflection, latest_reflection, start_reflection
from ui.pages.readiness.page import ReadinessPage

ALL_SAID = dict.fromkeys(ReflectionQuestion, "The coach saw a calmer week.")


@pytest.fixture
def started(session):
    return start_reflection(session)


@pytest.fixture
def page(open_page, context):
    return open_page(ReadinessPage(context))


def test_a_reflection_point_is_started_without_any_named_change(page, press, session, shown_words):
    press(page, "Start this quarter")

    assert latest_reflection(session).quarter.month in {1, 4, 7, 10}
    assert "Leader: 0 of 5 answered. Coach: 0 of 5 answered." in shown_words(page)
    assert not page.reflection_card.start_button.isVisible()


def test_the_leader_answers_by_keys(qtbot, started, page, press, session, shown_words):
    press(page, "Answer yourself")
    for field in page.form.fields.values():
        qtbot.keyClicks(field, "Much")
        qtbot.keyClick(field, Qt.Key.Key_Tab)
    press(page, "Save the answers")

    answers = session.read.all(ReflectionAnswer)
    assert {(one.side, one.words) for one in answers} == {(Side.LEADER, "Much")}
    assert "Leader: 5 of 5 answered." in shown_words(page)
    assert "Much" not in shown_words(page)


def test_own_answers_can_be_gone_on_with(started, page, press, session):
    answer_reflection(session, started, Side.LEADER, {ReflectionQuestion.MOVED: "The board"})

    press(page, "Answer yourself")

    assert page.form.fields[ReflectionQuestion.MOVED].toPlainText() == "The board"


def test_what_the_coach_wrote_is_hidden_until_both_are_there(
    started, page, press, session, shown_words
):
    answer_reflection(session, started, Side.COACH, ALL_SAID)
    assert ALL_SAID[ReflectionQuestion.MOVED] not in shown_words(page)
    press(page, "Coach's answers")
    assert all(not field.toPlainText() for field in page.form.fields.values())
    press(page, "Cancel")

    answer_reflection(session, started, Side.LEADER, dict.fromkeys(ReflectionQuestion, "Mine"))

    words = shown_words(page)
    assert words.count(ALL_SAID[ReflectionQuestion.MOVED]) == 5
    assert words.count("Mine") == 5
    assert not page.reflection_card.leader_button.isVisible()


def test_an_empty_field_leaves_what_the_coach_said(started, page, press, session):
    answer_reflection(session, started, Side.COACH, {ReflectionQuestion.MOVED: "The board"})
    press(page, "Coach's answers")
    page.form.fields[ReflectionQuestion.NEXT].setPlainText("Rest")

    press(page, "Save the answers")

    said = {one.question: one.words for one in session.read.all(ReflectionAnswer)}
    assert said == {ReflectionQuestion.MOVED: "The board", ReflectionQuestion.NEXT: "Rest"}


def test_what_is_too_long_is_said_at_its_field(started, page, press, session, notices):
    press(page, "Answer yourself")
    page.form.fields[ReflectionQuestion.LEARNT].setPlainText("x" * 30_000)

    press(page, "Save the answers")

    assert page.form.rows[ReflectionQuestion.LEARNT].error.isVisible()
    assert session.read.all(ReflectionAnswer) == []
    assert notices == []
