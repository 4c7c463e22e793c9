"""What the past of a plan says about each hour: its ledger, and meetings that came later."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from planner.domain.attention import Entry, Meeting, MeetingState, Mode
from planner.domain.changes import Action
from planner.domain.protection import Block
from planner.insight.survival import LEAST_BLOCKS
from planner.services.blocks import (
    add_block,
    displace_block,
    keep_block,
    move_block,
    shorten_block,
)
from planner.services.cause import Cause
from planner.services.corrections import correct_to_kept
from planner.services.surges import start_surge
from planner.services.survival import knows_survival, survival

MONDAY = datetime(2026, 11, 16, 9, tzinfo=UTC)
HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)
CAUSE = Cause(by_what="winter")
MONDAY_9, MONDAY_10, TUESDAY_9 = (0, 9), (0, 10), (1, 9)
A_DAY_OF_FADING = 0.001


def a_block(session, start=MONDAY, minutes=60):
    block = Block(
        id=session.new_id(),
        start=start,
        minutes=minutes,
        first_start=start,
        first_minutes=minutes,
    )
    add_block(session, block)
    return block


def a_meeting(session, start=MONDAY, minutes=60, **fields):
    meeting = Meeting(
        id=session.new_id(),
        uid=session.new_id(),
        start=start,
        end=start + timedelta(minutes=minutes),
        **fields,
    )
    with session.action(Action.IMPORT_CALENDAR) as writer:
        writer.add(meeting)
    return meeting


def moved(session, meeting, start):
    with session.action(Action.IMPORT_CALENDAR) as writer:
        later = replace(meeting, start=start, end=start + timedelta(minutes=meeting.minutes))
        writer.replace(meeting, later)


def now_of(session, block):
    return session.read.get(Block, block.id)


def chance(session, cell):
    weekday, hour = cell
    return survival(session).chances[weekday][hour]


def rate(session, cell):
    weekday, hour = cell
    found = survival(session).by_weekday_and_hour[weekday][hour]
    return found.blocks, found.kept


@pytest.fixture
def clock(clock):
    """The blocks of these tests have begun."""
    clock.pass_time(weeks=9)
    return clock


@pytest.fixture
def unhit(session):
    """The chance of an hour in which one block was kept and nothing hit it."""
    keep_block(session, a_block(session, MONDAY + 4 * HOUR))
    return chance(session, (0, 13))


def test_a_kept_block_raises_the_chance_of_its_hour_and_a_lost_one_lowers_it(session):
    before = chance(session, MONDAY_9)
    keep_block(session, a_block(session))
    after_kept = chance(session, MONDAY_9)
    displace_block(session, a_block(session, MONDAY - WEEK), CAUSE)

    assert chance(session, MONDAY_9) < before < after_kept
    assert rate(session, MONDAY_9) == (2, 1)


def test_a_meeting_that_came_later_hits_a_block_that_was_kept_all_the_same(session, unhit):
    block = a_block(session)
    a_meeting(session)
    keep_block(session, block)

    assert chance(session, MONDAY_9) < unhit
    assert rate(session, MONDAY_9) == (1, 1), "people are told what was kept"


def test_a_meeting_that_was_there_before_hits_nothing(session):
    a_meeting(session)
    keep_block(session, a_block(session))
    keep_block(session, a_block(session, MONDAY + DAY))

    assert chance(session, MONDAY_9) == pytest.approx(
        chance(session, TUESDAY_9), abs=A_DAY_OF_FADING
    )


def test_a_meeting_that_was_moved_onto_a_block_hits_it(session, unhit):
    meeting = a_meeting(session, MONDAY + DAY)
    block = a_block(session)
    moved(session, meeting, MONDAY)
    keep_block(session, block)

    assert chance(session, MONDAY_9) < unhit


def test_it_hits_only_the_hours_it_lands_on(session):
    block = a_block(session, minutes=120)
    a_meeting(session, MONDAY + HOUR, minutes=30)
    keep_block(session, block)

    assert chance(session, MONDAY_10) < chance(session, MONDAY_9)


@pytest.mark.parametrize(
    "fields", [{"is_busy": False}, {"is_all_day": True}, {"state": MeetingState.DISMISSED}]
)
def test_what_takes_no_time_hits_nothing(session, fields):
    block = a_block(session)
    a_meeting(session, **fields)
    keep_block(session, block)
    keep_block(session, a_block(session, MONDAY + DAY))

    assert chance(session, MONDAY_9) == pytest.approx(
        chance(session, TUESDAY_9), abs=A_DAY_OF_FADING
    )


def test_a_block_that_both_a_meeting_and_the_ledger_hit_is_hit_once(session):
    block = a_block(session)
    displace_block(session, block, CAUSE)
    once = chance(session, MONDAY_9)

    a_meeting(session)

    assert chance(session, MONDAY_9) == once


def test_a_block_nobody_settled_says_nothing(session):
    nothing = survival(session).chances
    a_block(session)
    a_meeting(session)

    assert survival(session).chances == nothing


def test_a_move_of_ones_own_says_nothing_and_the_new_place_does(session):
    block = a_block(session)
    move_block(session, block, MONDAY + DAY, Cause())
    assert rate(session, MONDAY_9) == (0, 0)

    keep_block(session, now_of(session, block))

    assert (rate(session, MONDAY_9), rate(session, TUESDAY_9)) == ((0, 0), (1, 1))


def test_a_displaced_block_was_hit_where_it_stood_and_may_live_where_it_went(session):
    block = a_block(session)
    move_block(session, block, MONDAY + DAY, CAUSE)
    keep_block(session, now_of(session, block))

    assert chance(session, MONDAY_9) < chance(session, TUESDAY_9)
    assert rate(session, MONDAY_9) == (1, 0)
    assert rate(session, TUESDAY_9) == (0, 0), "a block counts once, where it was decided"


def test_of_a_shortened_block_the_hour_that_went_was_hit(session):
    block = a_block(session, minutes=120)
    shorten_block(session, block, 60, CAUSE)
    keep_block(session, now_of(session, block))

    assert chance(session, MONDAY_10) < chance(session, MONDAY_9)
    assert rate(session, MONDAY_9) == (1, 0), "the block was not kept in full"


def test_what_was_corrected_counts_as_corrected(session):
    block = a_block(session)
    displace_block(session, block, CAUSE)
    correct_to_kept(session, now_of(session, block))

    assert rate(session, MONDAY_9) == (1, 1)


def test_leave_says_nothing_and_surges_are_apart(session):
    displace_block(session, a_block(session), CAUSE)
    displace_block(session, a_block(session, MONDAY + DAY), CAUSE)
    before = survival(session).by_hour[9].blocks
    with session.action(Action.LOG_ENTRY) as writer:
        writer.add(Entry(id=session.new_id(), start=MONDAY - HOUR, minutes=480, mode=Mode.AWAY))
    start_surge(session, "Flu", MONDAY + DAY - HOUR)

    found = survival(session)

    assert (before, found.by_hour[9].blocks) == (2, 0)
    assert (found.in_surges.blocks, found.in_surges.kept) == (1, 0)


def test_enough_is_known_from_eight_blocks_on(session):
    for week in range(LEAST_BLOCKS):
        assert not knows_survival(session)
        keep_block(session, a_block(session, MONDAY + week * WEEK))

    assert knows_survival(session)
    assert survival(session).by_weekday_and_hour[0][9].share == 1


def test_undo_takes_what_was_learnt_back(session):
    block = a_block(session)
    before = survival(session)
    displace_block(session, block, CAUSE)

    session.undo()

    assert survival(session) == before
