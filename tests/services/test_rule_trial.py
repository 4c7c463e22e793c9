from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from planner.domain.attention import Meeting
from planner.domain.changes import Action
from planner.domain.hours import WeekHours
from planner.domain.protection import Block, Cadence, Rule
from planner.progress import Cancelled, NoProgress
from planner.services.blocks import add_block
from planner.services.protection import add_rule
from planner.services.rule_trial import RuleTrial, try_rule
from planner.words.rule_trial import fitting_text

MONDAY = date(2026, 11, 23)  # the Monday after the clock's Friday


@pytest.fixture
def rule(session):
    return a_rule(session)


def a_rule(session, **fields):
    return Rule(id=session.new_id(), title="Models of care", **{"target": 120, **fields})


def tried(session, rule, members=None):
    problem = RuleTrial(session).problem(rule, members or {})
    return try_rule(problem, rule, NoProgress())


def test_nothing_is_written_while_a_rule_is_tried(session, rule):
    fitting = tried(session, rule)

    assert session.read.count(Rule) == 0
    assert (fitting.first, fitting.weeks) == (MONDAY, 4)
    assert fitting.minutes == fitting.asked_minutes == 4 * 120
    assert fitting.unmet is None


def test_a_rule_in_the_plan_is_tried_as_it_is_typed_and_not_twice(session, rule):
    add_rule(session, rule)

    fitting = tried(session, replace(rule, target=180, longest=180))

    assert fitting.asked_minutes == 4 * 180


def test_other_rules_keep_their_places(session, rule):
    morning = WeekHours.parse("mon 08:00-10:00")
    add_rule(session, replace(rule, window=morning, priority=5))

    fitting = tried(session, a_rule(session, window=morning, priority=1))

    assert fitting.minutes < fitting.asked_minutes
    assert fitting.unmet is not None


def test_blocks_that_stand_already_count(session, rule):
    add_rule(session, rule)
    start = datetime(2026, 11, 24, 9, tzinfo=UTC)
    block = Block(
        id=session.new_id(),
        rule=rule.id,
        start=start,
        minutes=120,
        first_start=start,
        first_minutes=120,
    )
    add_block(session, block)

    fitting = tried(session, rule)

    assert fitting.minutes == 4 * 120
    assert start in [stretch.start for stretch in fitting.stretches]


def test_what_keeps_out_the_rest_is_told_with_what_would_help(session):
    with session.action(Action.ADD_RECORD) as writer:
        for week in range(4):
            start = datetime(2026, 11, 24, 8, tzinfo=UTC) + timedelta(weeks=week)
            end = start + timedelta(hours=3)
            writer.add(Meeting(id=session.new_id(), uid=str(week), start=start, end=end))

    fitting = tried(session, a_rule(session, window=WeekHours.parse("tue 08:00-12:00")))

    assert fitting.minutes == 4 * 60
    assert fitting.unmet.would_help
    words = fitting_text(fitting)
    assert words.startswith("1 h of 2 h a week would fit in the four weeks from 23 Nov.")
    assert "It would lie on Tuesday mornings." in words


def test_mornings_and_afternoons_are_told_apart_where_both_are_used(session):
    window = WeekHours.parse("mon 10:00-12:00; thu 14:00-15:00")
    both = a_rule(session, target=180, window=window)

    fitting = tried(session, both)

    assert (fitting.mornings_minutes, fitting.afternoons_minutes) == (4 * 120, 4 * 60)
    assert "Mornings alone: 2 h; afternoons alone: 1 h." in fitting_text(fitting)
    alone = tried(session, a_rule(session, window=WeekHours.parse("mon 10:00-12:00")))
    assert alone.mornings_minutes is None


def test_a_monthly_rule_asks_once(session):
    fitting = tried(session, a_rule(session, target=240, cadence=Cadence.MONTHLY))

    assert fitting.asked_minutes in range(240, 481), "four weeks may touch two months"


def test_a_rule_that_begins_later_asks_for_nothing_yet(session):
    fitting = tried(session, a_rule(session, earliest=date(2027, 6, 1)))

    assert fitting_text(fitting) == "It asks for nothing in the four weeks from 23 Nov."


def test_trying_can_be_stopped(session, rule):
    class Impatient:
        def step(self, _done, _total):
            raise Cancelled

    problem = RuleTrial(session).problem(rule, {})

    with pytest.raises(Cancelled):
        try_rule(problem, rule, Impatient())
