from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from planner.domain.attention import Entry, Meeting, MeetingState, Mode
from planner.domain.changes import Action
from planner.domain.hours import WeekHours
from planner.domain.joint import BusyTime
from planner.domain.people import Member
from planner.domain.protection import Block, BlockState, HoursSet, Rule
from planner.progress import NoProgress
from planner.services.gathering import gather
from planner.services.protection import add_hours, add_rule, edit_hours, hours_of
from planner.services.schedule import search

MONDAY = date(2026, 11, 23)  # the Monday after the clock's Friday


def at(day, hour):
    return datetime(2026, 11, 23, tzinfo=UTC) + timedelta(days=day, hours=hour)


@pytest.fixture
def add(session):
    def write(*records):
        with session.action(Action.ADD_RECORD) as writer:
            for record in records:
                writer.add(record)
        return records[0]

    return write


@pytest.fixture
def meeting(session, add):
    def make(day, begin, end, **more):
        start, end = at(day, begin), at(day, end)
        return add(Meeting(id=session.new_id(), uid=str(start), start=start, end=end, **more))

    return make


@pytest.fixture
def rule(session):
    def make(members=None, **fields):
        made = Rule(id=session.new_id(), title="Models of care", **{"target": 120, **fields})
        add_rule(session, made, members)
        return made

    return make


def set_hours(session, **fields):
    seen = hours_of(session)
    edit_hours(session, seen, replace(seen, **fields))


def only_demand(session):
    (demand,) = gather(session, first=MONDAY, weeks=2).rules
    return demand


def placed(session, weeks=1):
    found = search(gather(session, first=MONDAY, weeks=weeks), NoProgress())
    return [block.start for block in found.blocks]


def test_the_way_is_kept_free_for_meetings_that_are_elsewhere_alone(session, meeting):
    set_hours(session, travel=30)
    meeting(0, 9, 10, place="County Hall")
    meeting(1, 9, 10, place="Microsoft Teams Meeting")
    meeting(2, 9, 10)

    busy = gather(session, first=MONDAY, weeks=1).busy

    assert [each.travel_minutes for each in busy] == [30, 0, 0]


def test_days_on_which_the_leader_is_away_or_out_of_office_are_days_off(session, add, meeting):
    whole = Entry(id=session.new_id(), start=at(0, 0), minutes=1440, mode=Mode.AWAY)
    halves = [
        Entry(id=session.new_id(), start=at(1, hour), minutes=300, mode=Mode.AWAY)
        for hour in (8, 13)
    ]
    morning = Entry(id=session.new_id(), start=at(2, 8), minutes=240, mode=Mode.AWAY)
    busy = Entry(id=session.new_id(), start=at(3, 8), minutes=600, mode=Mode.RUNNING)
    add(whole, *halves, morning, busy)
    meeting(7, 0, 48, is_all_day=True, is_out_of_office=True)
    meeting(10, 0, 24, is_all_day=True)
    meeting(11, 0, 24, is_all_day=True, is_out_of_office=True, state=MeetingState.DISMISSED)

    off = gather(session, first=MONDAY, weeks=2).days_off

    assert sorted((day - MONDAY).days for day in off) == [0, 1, 7, 8]


def test_leave_that_began_before_the_weeks_counts_within_them(session, meeting):
    meeting(-30, 0, 24 * 32, is_all_day=True, is_out_of_office=True)

    off = gather(session, first=MONDAY, weeks=1).days_off

    assert sorted((day - MONDAY).days for day in off) == [0, 1]


def test_the_working_hours_hand_on_their_limits(session):
    set_hours(
        session,
        keep_free=WeekHours.parse("mon-fri 12:00-13:00"),
        without_meetings=WeekHours.parse("wed 08:00-12:00"),
        freeze_days=3,
        before_meeting=10,
    )

    problem = gather(session, first=MONDAY, weeks=1)

    assert problem.limits.keep_free.quarters(0).bit_count() == 4
    assert problem.without_meetings.quarters(2).bit_count() == 16
    assert (problem.limits.freeze_days, problem.limits.before_meeting_minutes) == (3, 10)


def test_a_rule_has_caps_and_best_hours_of_its_own(session, rule):
    rule(most_a_day=90, most_blocks_a_day=1, best_hours=WeekHours.parse("tue 08:00-10:00"))

    demand = only_demand(session)

    assert (demand.day_minutes, demand.most_a_day) == (90, 1)
    assert demand.best_hours.quarters(1).bit_count() == 8


def test_a_rule_never_has_more_blocks_a_day_than_all_rules_together(session, rule):
    rule(most_blocks_a_day=20)

    assert only_demand(session).most_a_day == hours_of(session).most_blocks_a_day


def test_a_rule_s_hours_set_holds_on_its_days_and_the_working_hours_on_others(session, rule):
    early = HoursSet(
        id=session.new_id(),
        name="Early",
        hours=WeekHours.parse("mon-fri 06:00-08:00"),
        keep_free=WeekHours.parse("mon 06:00-08:00"),
        last_day=date(2026, 11, 29),
    )
    add_hours(session, early)
    rule(hours=early.id)

    starts = placed(session, weeks=2)

    assert {start.hour < 8 for start in starts if start < at(7, 0)} == {True}
    assert {start.hour < 8 for start in starts if start >= at(7, 0)} == {False}
    assert not [start for start in starts if start < at(1, 0)], "Monday is kept free"


def test_blocks_of_several_stand_where_all_who_must_are_free(session, add, rule):
    kate, tom = (Member(id=session.new_id(), name=name) for name in ("Kate", "Tom"))
    add(kate, tom)
    for member, free in ((kate, 1), (tom, 3)):
        for day in range(5):
            if day != free:
                busy = BusyTime(
                    id=session.new_id(), member=member.id, start=at(day, 0), end=at(day, 23)
                )
                add(busy)
    rule({kate.id: True, tom.id: False}, target=60)

    assert {start.date() for start in placed(session)} == {date(2026, 11, 24)}


def test_nonsense_that_a_merge_made_of_busy_times_is_left_out(session, add, rule):
    kate = Member(id=session.new_id(), name="Kate")
    add(kate)
    add(BusyTime(id=session.new_id(), member=kate.id, start=at(2, 9), end=at(0, 9)))
    add(BusyTime(id=session.new_id(), member=kate.id, start=at(0, 9), end=at(2, 9)))
    rule({kate.id: True})

    (attendee,) = only_demand(session).attendees

    assert [(busy.start, busy.end) for busy in attendee.busy] == [(at(0, 9), at(2, 9))]


@pytest.mark.parametrize(
    ("fields", "may_move", "is_locked"),
    [
        ({}, False, True),
        ({}, True, False),
        ({"is_locked": True}, True, True),
        ({"state": BlockState.KEPT}, True, True),
        ({"state": BlockState.SHORTENED}, True, False),
    ],
)
def test_blocks_move_only_when_they_may(session, add, rule, fields, may_move, is_locked):
    block = Block(
        id=session.new_id(),
        rule=rule().id,
        start=at(1, 9),
        minutes=60,
        first_start=at(1, 9),
        first_minutes=60,
        **fields,
    )
    add(block)

    (existing,) = gather(session, first=MONDAY, weeks=1, may_move=may_move).existing

    assert (existing.key, existing.is_locked) == (block.id, is_locked)
