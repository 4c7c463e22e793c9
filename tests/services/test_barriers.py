from datetime import UTC, date, datetime, timedelta

import pytest

from planner.domain.attention import Entry, Mode
from planner.domain.barriers import Barrier, BarrierKind, Delay
from planner.domain.direction import Initiative
from planner.domain.errors.fields import NotFoundError
from planner.domain.errors.governance import DayInFutureError
from planner.domain.errors.partnership import AlreadyEndedError, OneDelayedThingError
from planner.domain.goals import Skill, SkillGoal
from planner.domain.protection import Block, Displacement
from planner.insight.account import Days
from planner.services.barriers import (
    choose_costs,
    clear_barrier,
    delay_goal,
    fuel_map,
    link_costs,
    possible_costs,
)
from planner.services.blocks import Cause, add_block, displace_block
from planner.services.log import log_line, split_entry
from planner.services.records import add_record, delete_record, edit_record

TODAY = date(2026, 11, 20)
WEEK = Days(first=date(2026, 11, 16), last=date(2026, 11, 22))
MORNING = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def barrier(session, title="Discharge beds", **fields):
    made = Barrier(id=session.new_id(), title=title, kind=BarrierKind.DEMAND, **fields)
    add_record(session, made)
    return made


def lost_block(session):
    block = Block(
        id=session.new_id(), start=MORNING, minutes=90, first_start=MORNING, first_minutes=90
    )
    add_block(session, block)
    return displace_block(session, block, Cause(by_what="Bed meeting"))


def rows(session, period=WEEK):
    return {row.barrier.title: row for row in fuel_map(session, period).rows}


def test_hours_blocks_and_delays_of_a_barrier_stand_in_one_row(session):
    beds = barrier(session)
    goal = SkillGoal(id=session.new_id(), title="Frailty", skill=Skill.SET_DIRECTION)
    add_record(session, goal)
    entry = log_line(session, "09:00-10:30 fire bed meeting")
    link_costs(session, beds, [entry], [lost_block(session)])
    delay_goal(session, beds, goal)

    row = rows(session)["Discharge beds"]
    assert (row.cost.minutes, row.cost.displaced_minutes, len(row.cost.blocks)) == (90, 90, 1)
    assert [delay.named for delay in row.delays] == [goal.id]


def test_one_undo_takes_back_all_links(session):
    beds, entry, lost = barrier(session), log_line(session, "1h fire beds"), lost_block(session)
    link_costs(session, beds, [entry], [lost])
    session.undo()

    assert session.read.get(Entry, entry.id).barrier is None
    assert session.read.get(Displacement, lost.id).barrier is None


def test_a_link_can_be_taken_back(session):
    beds, entry = barrier(session), log_line(session, "1h fire beds")
    link_costs(session, beds, [entry])
    link_costs(session, None, [session.read.get(Entry, entry.id)])

    assert rows(session)["Discharge beds"].cost.minutes == 0


def test_a_row_that_displaced_nothing_is_not_linked(session):
    beds, entry = barrier(session), log_line(session, "1h fire beds")
    with pytest.raises(NotFoundError):
        link_costs(session, beds, [entry], [Displacement(**unreal(session))])

    assert session.read.get(Entry, entry.id).barrier is None


def unreal(session):
    return {"id": session.new_id(), "at": MORNING, "minutes": 0, "outcome": "kept"}


def test_a_tag_links_what_is_logged_unless_two_barriers_have_it(session):
    beds = barrier(session, tag="beds")
    assert log_line(session, "10m fire call #Beds").barrier == beds.id

    barrier(session, "Ward beds", tag="#beds")
    assert log_line(session, "10m fire call #beds").barrier is None


def test_the_parts_of_a_split_entry_keep_their_barrier(session):
    beds = barrier(session, tag="beds")
    parts = split_entry(session, log_line(session, "60m fire call #beds"), 20)

    assert [part.barrier for part in parts] == [beds.id, beds.id]


def test_a_cleared_barrier_ends_its_delays_and_leaves_the_map(session, clock):
    beds = barrier(session)
    change = Initiative(id=session.new_id(), title="Frailty at home")
    add_record(session, change)
    delay_goal(session, beds, change, date(2026, 11, 2))
    cleared = clear_barrier(session, beds)

    (delay,) = session.read.all(Delay)
    assert delay.until == TODAY
    assert "Discharge beds" in rows(session)
    assert rows(session, Days(first=date(2026, 11, 23), last=date(2026, 11, 29))) == {}
    with pytest.raises(AlreadyEndedError):
        clear_barrier(session, cleared)
    with pytest.raises(DayInFutureError):
        clear_barrier(session, barrier(session, "Money"), TODAY + timedelta(days=1))


def test_a_delay_names_exactly_one_thing(session):
    beds = barrier(session)
    with pytest.raises(OneDelayedThingError):
        add_record(session, Delay(id=session.new_id(), barrier=beds.id))
    goal = SkillGoal(id=session.new_id(), title="Frailty", skill=Skill.SET_DIRECTION)
    add_record(session, goal)
    delay = delay_goal(session, beds, goal)
    with pytest.raises(OneDelayedThingError):
        edit_record(session, delay, Delay(id=delay.id, barrier=beds.id))


def test_what_a_deleted_barrier_cost_stands_in_the_rest(session):
    beds = barrier(session, tag="beds")
    log_line(session, "09:00-10:30 fire call #beds")
    delete_record(session, beds)

    drawn = fuel_map(session, WEEK)
    assert (drawn.rows, drawn.rest.minutes, drawn.total.minutes) == ((), 90, 90)


def test_time_away_is_no_cost(session):
    beds = barrier(session)
    entry = log_line(session, "09:00-10:00 leave")
    link_costs(session, beds, [entry])

    assert entry.mode is Mode.AWAY
    assert fuel_map(session, WEEK).total.minutes == 0


def test_costs_are_chosen_among_what_is_nobody_elses(session):
    beds, theirs = barrier(session), barrier(session, "Their beds")
    mine, other = log_line(session, "1h fire beds"), log_line(session, "2h run board")
    lost = lost_block(session)
    link_costs(session, theirs, [other])
    link_costs(session, beds, [mine])
    mine = session.read.get(Entry, mine.id)

    offered = possible_costs(session, beds, WEEK)
    assert {one.id for one in offered} == {mine.id, lost.id}
    choose_costs(session, beds, offered, {lost.id})

    assert session.read.get(Entry, mine.id).barrier is None
    assert session.read.get(Entry, other.id).barrier == theirs.id
    assert session.read.get(Displacement, lost.id).barrier == beds.id
    session.undo()
    assert session.read.get(Entry, mine.id).barrier == beds.id


def test_what_displaces_a_block_names_its_barrier_at_once(session):
    beds = barrier(session)
    block = Block(
        id=session.new_id(), start=MORNING, minutes=90, first_start=MORNING, first_minutes=90
    )
    add_block(session, block)

    with pytest.raises(NotFoundError):
        displace_block(session, block, Cause(by_what="Beds", barrier=session.new_id()))
    displace_block(session, block, Cause(by_what="Bed meeting", barrier=beds.id))

    assert rows(session)["Discharge beds"].cost.displaced_minutes == 90
