"""What is refused as impossible could not be placed in an empty diary either."""

import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.changes import Action
from planner.domain.hours import Span, WeekHours
from planner.domain.protection import HoursSet, Rule
from planner.scheduling.model import build_model
from planner.scheduling.search import greedy
from planner.services.protection import problems_of
from planner.services.rule_trial import RuleTrial
from planner.services.session import Session
from planner.store.plan_file import Surroundings

QUARTER = 15
FRIDAY = datetime(2026, 11, 20, 16, tzinfo=UTC)


@st.composite
def days(draw):
    """Hours of one day on quarter hours."""
    edges = draw(st.lists(st.integers(24, 80), max_size=4, unique=True))
    pairs = zip(*[iter(sorted(edges))] * 2, strict=False)
    return tuple(Span(QUARTER * start, QUARTER * end) for start, end in pairs)


HOURS = st.tuples(*[days()] * 7).map(WeekHours)
LENGTHS = st.integers(1, 16).map(lambda quarters: QUARTER * quarters)


@st.composite
def rules(draw):
    shortest, longest = sorted((draw(LENGTHS), draw(LENGTHS)))
    return {
        "target": draw(st.integers(1, 60)) * QUARTER,
        "shortest": shortest,
        "longest": longest,
        "window": draw(st.none() | HOURS),
        "spacing_days": draw(st.integers(0, 7)),
        "most_a_day": draw(st.none() | LENGTHS),
        "most_blocks_a_day": draw(st.integers(0, 3)),
    }


@pytest.fixture(scope="module")
def empty():
    around = Surroundings(clock=lambda: FRIDAY, randomness=random.Random(7).randbytes)  # noqa: S311 - made-up data
    session = Session.create(None, around)
    with session.action(Action.ADD_RECORD) as writer:
        keep_free = WeekHours.parse("mon-sun 12:00-13:00")
        hours = WeekHours.parse("mon-fri 08:00-18:00; sat 08:00-10:00")
        writer.add(HoursSet(id=session.only_id(HoursSet), hours=hours, keep_free=keep_free))
    yield session
    session.close()


@settings(max_examples=150, deadline=None)
@given(fields=rules())
def test_nothing_that_an_empty_diary_holds_is_refused(empty, fields):
    rule = Rule(id=empty.new_id(), title="Models of care", **fields)
    problem = RuleTrial(empty).problem(rule, {})
    week = replace(problem, horizon=replace(problem.horizon, weeks=1))

    model = build_model(week)
    placed = sum(model.candidates[place].minutes for place in greedy(model))

    if placed >= rule.target:
        assert problems_of(empty, rule) == ()
