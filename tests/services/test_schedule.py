from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from planner.domain.attention import Entry, Meeting, MeetingState, Mode
from planner.domain.changes import Action
from planner.domain.errors.fields import (
    AmbiguousIdError,
    ChangedSinceError,
    FieldOutOfRangeError,
    NotFoundError,
)
from planner.domain.errors.log import BlockOverlapError, BlockStateError
from planner.domain.hours import WeekHours
from planner.domain.people import Member
from planner.domain.protection import Block, BlockState, Cadence, HoursSet, Rule
from planner.progress import Cancelled, NoProgress
from planner.scheduling.proposal import Engine
from planner.services.blocks import Cause, displace_block, keep_block
from planner.services.gathering import gather
from planner.services.protection import add_rule, delete_rule, edit_hours, hours_of, pause_rule
from planner.services.schedule import (
    accept_proposals,
    lost_starts,
    preview,
    proposal_named,
    reject_proposals,
    repaid_minutes,
    replan,
    restore_proposals,
    search,
    store_proposals,
    store_replan,
)
from planner.services.survival import survival
from tests.services.protected_time import a_block

MORNINGS = WeekHours.parse("mon-fri 08:00-12:00")
MONDAY = date(2026, 11, 23)  # the Monday after the clock's Friday


@pytest.fixture
def rule(session):
    found = Rule(id=session.new_id(), title="Models of care", target=120, window=MORNINGS)
    add_rule(session, found)
    return found


def add(session, *records):
    with session.action(Action.ADD_RECORD) as writer:
        for record in records:
            writer.add(record)


def a_meeting(session, start, hours, **fields):
    meeting = Meeting(
        id=session.new_id(),
        uid=f"{start}",
        start=start,
        end=start + timedelta(hours=hours),
        **fields,
    )
    add(session, meeting)
    return meeting


def proposed(session, *, first=MONDAY, weeks=2):
    found = search(gather(session, first=first, weeks=weeks), NoProgress())
    return store_proposals(session, found)


def replanned(session):
    problem = gather(session, first=MONDAY, weeks=2, may_move=True)
    found = replan(problem, NoProgress(), lost=lost_starts(session))
    return store_replan(session, found)


def test_proposals_become_blocks_with_the_same_ids_and_undo_brings_them_back(session, rule):
    stored = proposed(session)
    assert session.read.protection.proposals() == stored
    assert session.read.count(Block) == 0

    blocks = accept_proposals(session, stored)

    assert [block.id for block in blocks] == [proposal.id for proposal in stored]
    assert {block.title for block in blocks} == {"Models of care"}
    assert session.read.protection.proposals() == []

    session.undo()
    assert session.read.protection.proposals() == stored
    session.redo()
    assert session.read.all(Block) == blocks


def test_some_proposals_may_be_accepted_and_others_rejected(session, rule):
    stored = proposed(session)
    assert len(stored) > 1
    accept_proposals(session, stored[:1])
    reject_proposals(session, stored[1:])
    assert session.read.protection.proposals() == []

    session.undo()
    assert session.read.protection.proposals() == stored[:1]


def test_a_rejected_proposal_comes_back_beside_the_others(session, rule):
    stored = proposed(session)
    reject_proposals(session, stored[:1])

    restore_proposals(session, stored[:1])
    restore_proposals(session, stored[:1])

    assert session.read.protection.proposals() == stored


def test_a_proposal_knows_what_it_repays(session, rule):
    assert {repaid_minutes(proposal) for proposal in proposed(session)} == {0}

    lost = a_block(session, rule, datetime(2026, 11, 18, 9, tzinfo=UTC), 60)
    displace_block(session, lost, Cause(by_what="Escalation"))

    assert sum(repaid_minutes(proposal) for proposal in proposed(session)) == 60


def test_a_proposal_is_accepted_once(session, rule):
    stored = proposed(session)
    accept_proposals(session, stored)

    with pytest.raises((ChangedSinceError, BlockOverlapError)):
        accept_proposals(session, stored[:1])


def test_accepting_all_or_nothing(session, rule):
    stored = proposed(session)
    a_block(session, rule, stored[-1].start)

    with pytest.raises(BlockOverlapError):
        accept_proposals(session, stored)

    assert session.read.count(Block) == 1
    assert session.read.protection.proposals() == stored


def test_a_proposal_whose_rule_is_gone_is_refused(session, rule):
    stored = proposed(session)
    delete_rule(session, rule)

    with pytest.raises(NotFoundError):
        accept_proposals(session, stored)


def test_a_new_search_replaces_proposals_and_leaves_blocks(session, rule):
    accept_proposals(session, proposed(session, weeks=2))
    before = session.read.all(Block)

    again = proposed(session, weeks=3)

    assert session.read.all(Block) == before
    assert {p.start.date() >= MONDAY + timedelta(weeks=2) for p in again} == {True}


def test_nothing_is_proposed_into_meetings_leave_or_the_past(session, rule):
    week = datetime(2026, 11, 23, tzinfo=UTC)
    a_meeting(session, week, 24, is_all_day=True)
    a_meeting(session, week + timedelta(days=1), 24, state=MeetingState.CANCELLED)
    a_meeting(session, week + timedelta(days=1), 24, is_busy=False)
    a_meeting(session, week + timedelta(days=1), 24, state=MeetingState.DISMISSED)
    add(
        session,
        Entry(
            id=session.new_id(),
            start=week + timedelta(days=2),
            minutes=1440,
            mode=Mode.AWAY,
        ),
        replace(hours_of(session), hours=WeekHours.parse("mon-wed 08:00-18:00")),
    )

    stored = proposed(session, weeks=1)

    assert {proposal.start.date() for proposal in stored} == {date(2026, 11, 24)}
    assert sum(proposal.minutes for proposal in stored) == 120


def test_the_search_is_the_same_for_the_same_plan(session, rule):
    problem = gather(session, first=MONDAY, weeks=4)

    assert gather(session, first=MONDAY, weeks=4) == problem
    assert search(problem, NoProgress()) == search(problem, NoProgress())


def test_what_does_not_fit_is_told_with_what_would_help(session, rule):
    usual = hours_of(session)
    edit_hours(session, usual, replace(usual, hours=WeekHours.parse("mon 08:00-09:00")))

    found = search(gather(session, first=MONDAY, weeks=1), NoProgress())

    (unmet,) = found.unmet
    assert (unmet.rule_key, unmet.week_start, unmet.missing_minutes) == (rule.id, MONDAY, 60)
    assert unmet.because.value


def test_a_search_can_be_stopped_and_stores_nothing(session, rule):
    class Impatient:
        def step(self, _done, _total):
            raise Cancelled

    with pytest.raises(Cancelled):
        search(gather(session), Impatient())

    assert session.read.protection.proposals() == []


def test_a_search_without_time_gives_a_plan_all_the_same(session, rule):
    found = search(gather(session, weeks=2), NoProgress(), seconds=0)

    assert found.blocks


def test_paused_rules_ask_for_nothing(session, rule):
    pause_rule(session, rule, is_paused=True)

    assert gather(session).rules == ()
    assert proposed(session) == []


def test_debt_from_before_the_horizon_is_asked_for_and_this_week_asks_by_itself(session, rule):
    past = datetime(2026, 11, 10, 9, tzinfo=UTC)
    displace_block(session, a_block(session, rule, past), Cause(by_what="winter"))
    displace_block(
        session,
        a_block(session, rule, datetime(2026, 11, 24, 9, tzinfo=UTC), 60),
        Cause(by_what="winter"),
    )

    (demand,) = gather(session, first=MONDAY).rules

    assert demand.repay_minutes == 120


def test_once_the_working_hours_of_a_week_are_over_its_losses_are_asked_for(session, clock, rule):
    lost = a_block(session, rule, datetime(2026, 11, 18, 9, tzinfo=UTC), 60)
    displace_block(session, lost, Cause(by_what="winter"))

    (on_friday,) = gather(session).rules
    clock.pass_time(days=2)
    on_sunday = gather(session)

    assert on_friday.repay_minutes == 0
    assert on_sunday.horizon.start == MONDAY
    assert [demand.repay_minutes for demand in on_sunday.rules] == [60]


def test_a_monthly_rule_is_due_every_four_weeks(session):
    add_rule(
        session, Rule(id=session.new_id(), title="Reading", target=240, cadence=Cadence.MONTHLY)
    )

    (demand,) = gather(session).rules

    assert (demand.cadence.value, demand.target_minutes) == ("four_weekly", 240)


@pytest.mark.parametrize("weeks", [0, -1, 105])
def test_an_impossible_horizon_is_refused(session, weeks):
    with pytest.raises(FieldOutOfRangeError):
        gather(session, weeks=weeks)


def test_hours_survive_as_they_did_once_there_are_enough(session, rule):
    unknown = gather(session).survival
    first = datetime(2026, 6, 1, 9, tzinfo=UTC)
    for week in range(8):
        block = a_block(session, rule, first + timedelta(weeks=week))
        if week % 2:
            keep_block(session, block)
        else:
            displace_block(session, block, Cause(by_what="winter"))

    assert survival(session).by_weekday[0].share == 0.5
    known = gather(session).survival
    assert known != unknown
    assert known.chances[0][10] < known.chances[3][10]


@pytest.mark.parametrize(
    ("zone", "week"),
    [
        ("Europe/London", date(2027, 3, 22)),
        ("Europe/London", date(2027, 10, 25)),
        ("America/New_York", date(2027, 3, 8)),
        ("Australia/Lord_Howe", date(2027, 3, 29)),
        ("Australia/Lord_Howe", date(2027, 9, 27)),
    ],
)
def test_weeks_with_a_clock_change_keep_the_rule_s_local_hours(session, zone, week):
    add(
        session,
        Member(id=session.new_id(), name="Ada", is_owner=True, zone=zone),
        HoursSet(id=session.new_id(), hours=WeekHours.parse("sat 08:00-12:00; sun 00:00-12:00")),
        Rule(id=session.new_id(), title="Write", target=240, longest=240),
    )

    stored = proposed(session, first=week, weeks=1)
    accept_proposals(session, stored)

    local = [proposal.start.astimezone(ZoneInfo(zone)) for proposal in stored]
    ends = [proposal.end.astimezone(ZoneInfo(zone)) for proposal in stored]
    assert sum(proposal.minutes for proposal in stored) == 240
    assert all(start.date() == end.date() for start, end in zip(local, ends, strict=True))
    assert all(end.hour * 60 + end.minute <= 720 for end in ends)
    assert all(start.minute % 15 == 0 for start in local)


def test_a_proposal_is_named_by_part_of_its_id(session, rule):
    stored = proposed(session, weeks=3)

    assert proposal_named(session, stored[0].id.upper()) == stored[0]
    assert proposal_named(session, stored[1].id[-12:]) == stored[1]
    with pytest.raises(AmbiguousIdError):
        proposal_named(session, stored[0].id[:6])
    for written in ("", "abc", "not hex"):
        with pytest.raises(NotFoundError):
            proposal_named(session, written)


def test_a_meeting_on_a_block_moves_it_with_its_id_in_one_undoable_action(session, rule):
    blocks = accept_proposals(session, proposed(session))
    before = session.read.all(Block)
    rows = len(session.read.protection.ledger())
    a_meeting(session, blocks[0].start, 2)

    stored = replanned(session)
    (move,) = stored
    assert move.moves == blocks[0].id
    assert session.read.protection.proposals() == stored
    accept_proposals(session, stored)

    moved = session.read.get(Block, blocks[0].id)
    assert (moved.start, moved.minutes, moved.state) == (
        move.start,
        blocks[0].minutes,
        BlockState.MOVED,
    )
    assert session.read.count(Block) == len(before)
    (row,) = session.read.protection.ledger(moved.id)
    assert (row.minutes, row.outcome) == (0, BlockState.MOVED)
    assert session.read.protection.proposals() == []

    session.undo()
    assert session.read.all(Block) == before
    assert len(session.read.protection.ledger()) == rows
    assert session.read.protection.proposals() == stored


def test_a_lost_block_is_made_good_by_a_new_one(session, rule):
    blocks = accept_proposals(session, proposed(session))
    displace_block(session, blocks[-1], Cause(by_what="Escalation"))

    (new,) = replanned(session)

    assert (new.moves, new.minutes) == (None, blocks[-1].minutes)


def test_a_block_that_was_given_up_meanwhile_does_not_move(session, rule):
    block = accept_proposals(session, proposed(session))[0]
    a_meeting(session, block.start, 2)
    (move,) = replanned(session)
    displace_block(session, block, Cause(by_what="Escalation"))

    assert session.read.protection.proposals() == []
    with pytest.raises(BlockStateError):
        accept_proposals(session, [move])


def test_the_preview_is_there_at_once_and_the_proof_no_worse(session, rule):
    problem = gather(session, first=MONDAY, weeks=4)

    quick, sure = preview(problem, NoProgress()), search(problem, NoProgress())

    assert (quick.engine, sure.engine) == (Engine.SEARCH, Engine.SOLVER)
    assert sure.objective >= quick.objective * 0.99
    assert sure.gap < 0.01
