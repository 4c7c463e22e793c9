from datetime import date

import pytest

from planner.domain.errors.fields import NotFoundError
from planner.domain.errors.standards import ReflectionShownError
from planner.domain.reflection import Reflection, ReflectionQuestion, Side
from planner.services.reflection import (
    answer_reflection,
    latest_reflection,
    quarter_of,
    side_by_side,
    start_reflection,
)

ALL = {question: f"about {question.value}" for question in ReflectionQuestion}


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 1, 1), date(2026, 1, 1)),
        (date(2026, 6, 30), date(2026, 4, 1)),
        (date(2026, 12, 31), date(2026, 10, 1)),
    ],
)
def test_a_day_lies_in_its_quarter(day, first):
    assert quarter_of(day) == first


def test_a_quarter_has_one_reflection_point(session):
    first = start_reflection(session)

    assert start_reflection(session, date(2026, 12, 24), date(2027, 1, 5)) == first
    assert (first.quarter, first.closes_on) == (date(2026, 10, 1), date(2026, 12, 11))
    assert latest_reflection(session) == first


def test_neither_side_is_shown_before_both_have_answered_all(session):
    point = start_reflection(session)
    answer_reflection(session, point, Side.LEADER, ALL)
    all_but_one = dict(list(ALL.items())[1:])
    seen = answer_reflection(session, point, Side.COACH, all_but_one)

    assert not seen.is_shown
    assert not any(seen.words.values())
    assert seen.answered == {Side.LEADER: 5, Side.COACH: 4}

    shown = answer_reflection(session, point, Side.COACH, ALL)
    assert shown.is_shown
    assert shown.words == {Side.LEADER: ALL, Side.COACH: ALL}


def test_an_answer_may_change_until_it_is_shown_and_not_after(session):
    point = start_reflection(session)
    moved = ReflectionQuestion.MOVED
    answer_reflection(session, point, Side.LEADER, ALL)
    answer_reflection(session, point, Side.LEADER, {moved: "better"})
    seen = answer_reflection(session, point, Side.COACH, ALL)

    assert seen.words[Side.LEADER][moved] == "better"
    with pytest.raises(ReflectionShownError):
        answer_reflection(session, point, Side.LEADER, {moved: "like the coach"})


def test_an_empty_answer_is_none(session):
    point = start_reflection(session)
    seen = answer_reflection(session, point, Side.LEADER, dict.fromkeys(ReflectionQuestion, "  "))

    assert seen.answered[Side.LEADER] == 0


def test_when_the_time_is_over_what_there_is_is_shown(session, clock):
    point = start_reflection(session, closes_on=date(2026, 11, 25))
    answer_reflection(session, point, Side.COACH, ALL)

    clock.pass_time(days=5)
    assert not side_by_side(session, point).is_shown
    clock.pass_time(days=1)

    assert side_by_side(session, point).words == {Side.LEADER: {}, Side.COACH: ALL}
    with pytest.raises(ReflectionShownError):
        answer_reflection(session, point, Side.LEADER, ALL)


def test_without_a_reflection_point_there_is_nothing_to_show(session):
    with pytest.raises(NotFoundError):
        latest_reflection(session)
    assert session.read.all(Reflection) == []
