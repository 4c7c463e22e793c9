"""Two prompts a day at most, none on leave and none in a surge."""

from datetime import timedelta

import pytest

from planner.domain.attention import Entry, Mode
from planner.domain.changes import Action
from planner.domain.hindsight import Worth
from planner.services.blocks import displace_block
from planner.services.day import close_day
from planner.services.hindsights import answer_hindsight, skip_hindsight
from planner.services.prompts import MOST_A_DAY, PromptKind, prompts, prompts_allowed
from planner.services.surges import end_surge, start_surge
from tests.services.protected_time import DAY, MONDAY, WINTER, a_block

WEEK_CLOSE, DAY_CLOSE, HINDSIGHT = PromptKind


def log(session, mode=Mode.RUNNING, minutes=60):
    entry = Entry(
        id=session.new_id(),
        start=session.now() - timedelta(minutes=minutes),
        minutes=minutes,
        mode=mode,
    )
    with session.action(Action.LOG_ENTRY) as writer:
        writer.add(entry)


@pytest.fixture
def asks(session, clock):
    """A Thursday at half past four, with a displacement of last week and a logged hour."""
    rows = [
        displace_block(session, a_block(session, start=MONDAY + number * DAY), WINTER)
        for number in range(2)
    ]
    clock.pass_time(days=13, minutes=30)
    log(session)
    return rows


def kinds(session, given=()):
    return [prompt.kind for prompt in prompts(session, given)]


def test_a_close_comes_first_and_the_oldest_displacement_next(session, asks):
    close, look_back = prompts(session)

    assert (close.kind, close.close.day) == (DAY_CLOSE, session.today())
    assert (look_back.kind, look_back.hindsight.row) == (HINDSIGHT, asks[0])


def test_what_was_shown_is_not_asked_again_and_uses_the_day_up(session, asks):
    assert kinds(session, {DAY_CLOSE}) == [HINDSIGHT]
    assert kinds(session, {DAY_CLOSE, HINDSIGHT}) == []
    assert kinds(session, {WEEK_CLOSE}) == [DAY_CLOSE]
    assert MOST_A_DAY == 2


def test_one_look_back_a_day_is_enough(session, clock, asks):
    answer_hindsight(session, asks[0], Worth.YES)
    assert kinds(session) == [DAY_CLOSE]

    clock.pass_time(days=1)
    assert HINDSIGHT in kinds(session)
    skip_hindsight(session, asks[1])
    assert HINDSIGHT not in kinds(session)


def test_a_day_that_was_closed_is_not_asked_for(session, asks):
    close_day(session, session.today())

    assert kinds(session) == [HINDSIGHT]


def test_a_friday_asks_for_the_week_instead_of_the_day(session, clock, asks):
    clock.pass_time(days=1)

    assert kinds(session) == [WEEK_CLOSE, HINDSIGHT]


def test_nothing_is_asked_in_a_surge(session, clock, asks):
    start_surge(session, "Flu")
    assert not prompts_allowed(session)
    assert kinds(session) == []

    end_surge(session)
    assert prompts_allowed(session)
    assert kinds(session) == [DAY_CLOSE, HINDSIGHT]


def test_nothing_is_asked_on_leave(session, asks):
    whole_day = 10 * 60
    day = session.now().replace(hour=8, minute=0)
    with session.action(Action.LOG_ENTRY) as writer:
        entry = Entry(id=session.new_id(), start=day, minutes=whole_day, mode=Mode.AWAY)
        writer.add(entry)

    assert not prompts_allowed(session)
    assert kinds(session) == []


def test_an_empty_plan_asks_nothing_in_the_morning(session, clock):
    clock.moment = clock.moment.replace(hour=9) - DAY
    assert prompts_allowed(session)
    assert kinds(session) == []
