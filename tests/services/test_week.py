from datetime import UTC, date, datetime, timedelta

import pytest

from planner.domain.attention import Meeting
from planner.domain.changes import Action
from planner.domain.proposals import StoredProposal
from planner.domain.protection import Block, Requester, Rule
from planner.insight.account import Days
from planner.services.balance import find_entries, last_weeks
from planner.services.blocks import Cause, add_block, displace_block, keep_block
from planner.services.day import close_day
from planner.services.first_steps import NewHat, set_up
from planner.services.log import log_line
from planner.services.protection import add_rule
from planner.services.settling import to_settle
from planner.services.timer import TimerWords, start_timer
from planner.services.week import protected_week

TUESDAY = datetime(2026, 11, 17, 9, tzinfo=UTC)


@pytest.fixture
def rule(session):
    made = Rule(id=session.new_id(), title="Models of care", target=120)
    add_rule(session, made)
    return made


def put_block(session, rule, start=TUESDAY, minutes=60):
    block = Block(
        id=session.new_id(),
        rule=rule.id,
        start=start,
        minutes=minutes,
        first_start=start,
        first_minutes=minutes,
    )
    add_block(session, block)
    return block


def put_draft(session, start, minutes=60):
    meeting = Meeting(
        id=session.new_id(),
        uid=start.isoformat(),
        start=start,
        end=start + timedelta(minutes=minutes),
    )
    with session.action(Action.IMPORT_CALENDAR) as writer:
        writer.add(meeting)
    return meeting


def test_only_blocks_whose_time_has_come_and_that_nobody_settled_can_be_kept(session, rule):
    kept = put_block(session, rule)
    keep_block(session, kept)
    over = put_block(session, rule, TUESDAY + timedelta(days=1))
    ahead = put_block(session, rule, TUESDAY + timedelta(days=4))
    put_block(session, rule, TUESDAY - timedelta(weeks=1))

    week = protected_week(session)

    assert [one.id for one in week.stretches] == [kept.id, over.id, ahead.id]
    assert [one.can_be_kept for one in week.stretches] == [False, True, False]
    assert (week.kept_minutes, week.planned_minutes, week.debt_minutes) == (60, 180, 0)


def test_a_lost_block_knows_what_took_it_and_leaves_debt(session, rule):
    block = put_block(session, rule)
    displace_block(session, block, Cause(by_what="Region call", for_whom=Requester.SITE))

    week = protected_week(session)

    assert week.stretches[0].lost_to.by_what == "Region call"
    assert week.debt_minutes == 60


def test_proposals_of_the_week_stand_among_its_blocks(session, rule):
    block = put_block(session, rule)
    session.put_proposals(
        [
            StoredProposal(
                id=session.new_id(),
                rule=rule.id,
                start=TUESDAY + timedelta(weeks=weeks, hours=-1),
                minutes=60,
                survival=None,
                why="[]",
            )
            for weeks in (0, 1)
        ]
    )

    proposal, shown = protected_week(session).stretches

    assert (proposal.block, proposal.rule, proposal.place.minutes) == (None, rule, 60)
    assert shown.id == block.id


def test_what_is_left_has_an_end(session, clock):
    assert to_settle(session).is_settled
    over = put_draft(session, clock() - timedelta(hours=2))
    put_draft(session, clock() + timedelta(hours=2))
    put_draft(session, clock() - timedelta(weeks=5))
    log_line(session, "wed 9:00-10:00 fire ED")

    left = to_settle(session)

    assert left.drafts == (over,)
    assert left.open_days == (date(2026, 11, 18),)
    close_day(session, date(2026, 11, 18))
    assert to_settle(session).open_days == ()


@pytest.mark.parametrize(("hours", "is_forgotten"), [(2, False), (7, False), (9, True)])
def test_a_timer_of_another_day_is_forgotten(session, clock, hours, is_forgotten):
    start_timer(session, TimerWords(what="Call"))

    clock.pass_time(hours=hours)

    assert (to_settle(session).forgotten_timer is not None) is is_forgotten


def test_entries_are_found_by_words_tags_and_hats(session):
    set_up(session, "Alex", [NewHat(body="Riverside Trust", role="Director")])
    first = log_line(session, "mon 9:00-10:00 fire ED escalation @trust #flow")
    second = log_line(session, "tue 9:00-10:00 run Board paper")
    period = Days(first=date(2026, 11, 16), last=date(2026, 11, 20))

    assert find_entries(session, period) == [second, first]
    assert find_entries(session, period, "ESCALATION ed") == [first]
    assert find_entries(session, period, "#flow @trust") == [first]
    assert find_entries(session, period, "escalation board") == []
    assert last_weeks(session, 13).first == date(2026, 8, 24)
