from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from planner.domain.charter import CharterItem
from planner.domain.errors.fields import (
    ChangedSinceError,
    EmptyFieldError,
    FieldOutOfRangeError,
    NotFoundError,
)
from planner.domain.errors.ledger import WriteOffTooLargeError
from planner.domain.errors.log import BlockNotBegunError, BlockOverlapError, BlockStateError
from planner.domain.protection import (
    Block,
    BlockState,
    Cadence,
    Consent,
    Displacement,
    Requester,
    Rule,
)
from planner.domain.records import RecordId
from planner.services.blocks import (
    Cause,
    defend_block,
    displace_block,
    keep_block,
    lock_block,
    move_block,
    shorten_block,
)
from planner.services.charter import add_charter_item
from planner.services.debts import debt, ledger, write_off
from planner.services.protection import add_rule, delete_rule
from tests.services.protected_time import MONDAY, WEEK, a_block, now_of

ESCALATION = Cause(by_what="ED escalation", for_whom=Requester.SITE, consent=Consent.IMPOSED)


@pytest.fixture
def clock(clock):
    """The blocks of these tests have begun."""
    clock.pass_time(weeks=9)
    return clock


@pytest.fixture
def rule(session):
    found = Rule(id=session.new_id(), title="Models of care", target=120)
    add_rule(session, found)
    return found


def test_a_lost_block_is_owed_and_says_by_what_and_for_whom(session, rule):
    block = a_block(session, rule)

    displace_block(session, block, replace(ESCALATION, why="no beds"))

    (row,) = session.read.protection.ledger(block.id)
    assert (row.by_what, row.for_whom, row.consent) == (
        "ED escalation",
        Requester.SITE,
        Consent.IMPOSED,
    )
    assert (row.why, row.outcome, row.exception_number) == ("no beds", BlockState.LOST, 1)
    assert not now_of(session, block).stands
    assert debt(session).by_rule == {rule.id: 120}


def test_exceptions_are_counted_and_what_the_charter_allows_is_none(session):
    allowed = CharterItem(
        id=session.new_id(), text="A declared incident", valid_from=date(2026, 1, 1)
    )
    add_charter_item(session, allowed)
    first, second, third = (a_block(session, start=MONDAY + n * WEEK) for n in range(3))

    displace_block(session, first, ESCALATION)
    displace_block(session, second, replace(ESCALATION, in_charter=True))
    displace_block(session, third, ESCALATION)

    assert [row.exception_number for row in session.read.protection.ledger()] == [1, 0, 2]
    assert [row.charter_item for row in session.read.protection.ledger()] == [
        None,
        allowed.id,
        None,
    ]


def test_a_shortened_block_stands_and_owes_the_rest(session, rule):
    block = a_block(session, rule)

    shorten_block(session, block, 45, ESCALATION)

    short = now_of(session, block)
    assert (short.minutes, short.state, short.stands) == (45, BlockState.SHORTENED, True)
    assert debt(session).minutes == 75


@pytest.mark.parametrize("minutes", [0, 14, 120, 200])
def test_a_block_is_not_shortened_to_nonsense(session, minutes):
    block = a_block(session)

    with pytest.raises(FieldOutOfRangeError):
        shorten_block(session, block, minutes, ESCALATION)


def test_a_moved_block_owes_nothing_unless_it_gets_shorter(session, rule):
    block = a_block(session, rule)

    move_block(session, block, MONDAY + timedelta(days=1), Cause())
    assert debt(session).minutes == 0
    assert len(session.read.protection.ledger(block.id)) == 1

    move_block(session, now_of(session, block), MONDAY, ESCALATION, minutes=90)
    assert debt(session).minutes == 30
    assert now_of(session, block).state is BlockState.MOVED


def test_a_longer_block_promises_no_more_than_before(session, rule):
    block = a_block(session, rule, minutes=60)
    move_block(session, block, MONDAY, Cause(), minutes=120)
    assert debt(session).minutes == 0

    displace_block(session, now_of(session, block), ESCALATION)
    assert debt(session).minutes == 60


def test_what_takes_minutes_must_be_named(session):
    block = a_block(session)

    with pytest.raises(EmptyFieldError):
        displace_block(session, block, Cause())

    assert now_of(session, block) == block
    assert session.read.protection.ledger() == []


def test_blocks_do_not_stand_on_one_another(session):
    block = a_block(session)
    other = a_block(session, start=MONDAY + timedelta(hours=2))

    with pytest.raises(BlockOverlapError):
        a_block(session, start=MONDAY + timedelta(hours=1))
    with pytest.raises(BlockOverlapError):
        move_block(session, other, MONDAY + timedelta(minutes=90), Cause())

    displace_block(session, block, ESCALATION)
    move_block(session, other, MONDAY + timedelta(minutes=90), Cause())


def test_a_block_may_move_over_its_own_place(session):
    block = a_block(session)

    move_block(session, block, MONDAY + timedelta(minutes=30), Cause())

    assert now_of(session, block).start == MONDAY + timedelta(minutes=30)


def test_a_settled_block_stays_as_it_is(session):
    kept, lost = a_block(session), a_block(session, start=MONDAY + WEEK)
    keep_block(session, kept)
    displace_block(session, lost, ESCALATION)

    for block in (now_of(session, kept), now_of(session, lost)):
        for change in (
            lambda block=block: keep_block(session, block),
            lambda block=block: displace_block(session, block, ESCALATION),
            lambda block=block: shorten_block(session, block, 30, ESCALATION),
            lambda block=block: move_block(session, block, MONDAY - WEEK, Cause()),
        ):
            with pytest.raises(BlockStateError):
                change()


def test_keeping_the_usual_target_repays_nothing(session, rule):
    displace_block(session, a_block(session, rule), ESCALATION)

    keep_block(session, a_block(session, rule, MONDAY + WEEK))

    assert debt(session).minutes == 120


def test_what_is_kept_beyond_the_target_repays(session, rule):
    displace_block(session, a_block(session, rule), ESCALATION)
    keep_block(session, a_block(session, rule, MONDAY + WEEK))

    keep_block(session, a_block(session, rule, MONDAY + WEEK + timedelta(days=1), minutes=45))

    assert debt(session).minutes == 75
    assert session.read.protection.ledger()[-1].minutes == -45


def test_another_block_of_the_same_week_repays_the_lost_one(session, rule):
    displace_block(session, a_block(session, rule), ESCALATION)

    keep_block(session, a_block(session, rule, MONDAY + timedelta(days=3)))

    assert debt(session).minutes == 0


def test_four_weeks_count_together_for_a_monthly_rule(session):
    monthly = Rule(
        id=session.new_id(), title="Reading", target=240, cadence=Cadence.MONTHLY, longest=240
    )
    add_rule(session, monthly)
    start = datetime(2026, 12, 7, 9, tzinfo=UTC)  # the first Monday of a period
    displace_block(session, a_block(session, monthly, start), ESCALATION)

    keep_block(session, a_block(session, monthly, start + WEEK))
    assert debt(session).minutes == 120
    keep_block(session, a_block(session, monthly, start + 3 * WEEK))
    assert debt(session).minutes == 0


def test_debt_ages_and_the_oldest_is_repaid_first(session, clock, rule):
    displace_block(session, a_block(session, rule), ESCALATION)
    clock.pass_time(weeks=5)
    displace_block(session, a_block(session, rule, MONDAY + WEEK, minutes=60), ESCALATION)
    clock.pass_time(weeks=3)
    displace_block(session, a_block(session, rule, MONDAY + 2 * WEEK, minutes=30), ESCALATION)

    owed = debt(session)
    assert (owed.recent, owed.middle, owed.old) == (30, 60, 120)

    write_off(session, session.read.all(Block)[0], 150, "the paper was withdrawn")
    owed = debt(session)
    assert (owed.minutes, owed.recent, owed.middle, owed.old) == (60, 30, 30, 0)
    assert owed.oldest == session.read.protection.ledger()[1].at


def test_a_write_off_needs_a_reason_and_no_more_than_is_owed(session, rule):
    block = a_block(session, rule)
    displace_block(session, block, ESCALATION)

    with pytest.raises(WriteOffTooLargeError):
        write_off(session, block, 121, "enough")
    with pytest.raises(FieldOutOfRangeError):
        write_off(session, block, 0, "enough")
    with pytest.raises(EmptyFieldError):
        write_off(session, block, 60, " ")

    assert debt(session).minutes == 120


def test_the_kept_share_counts_blocks_that_are_over(session, clock, rule):
    assert ledger(session).kept_share is None
    keep_block(session, a_block(session, rule))
    displace_block(session, a_block(session, rule, MONDAY + WEEK), ESCALATION)
    a_block(session, rule, MONDAY + 11 * WEEK)
    assert ledger(session).kept_share == 0.5

    clock.pass_time(weeks=4)
    assert ledger(session).kept_share == pytest.approx(1 / 3)


def test_debt_outlives_its_rule(session, rule):
    displace_block(session, a_block(session, rule), ESCALATION)

    delete_rule(session, rule)

    assert debt(session).minutes == 120


def test_a_block_is_not_kept_before_it_begins(session, clock):
    block = a_block(session, start=clock() + timedelta(minutes=1))

    with pytest.raises(BlockNotBegunError):
        keep_block(session, block)

    clock.pass_time(minutes=1)
    keep_block(session, block)
    assert now_of(session, block).state is BlockState.KEPT


def test_a_locked_block_says_so(session):
    block = a_block(session)
    lock_block(session, block, is_locked=True)
    assert now_of(session, block).is_locked

    with pytest.raises(ChangedSinceError):
        lock_block(session, block, is_locked=False)


def test_a_block_is_defended_and_made_flexible_again(session):
    block = a_block(session)
    defend_block(session, block, is_defended=True)
    assert now_of(session, block).is_defended
    assert session.read.protection.ledger() == []

    with pytest.raises(ChangedSinceError):
        defend_block(session, block, is_defended=False)


def test_a_block_of_a_rule_that_is_gone_is_refused(session):
    with pytest.raises(NotFoundError):
        a_block(session, Rule(id=RecordId("f" * 32), title="Gone", target=60))


def test_one_undo_takes_back_the_block_and_its_row(session, rule):
    block = a_block(session, rule)
    displace_block(session, block, ESCALATION)

    session.undo()

    assert now_of(session, block) == block
    assert session.read.count(Displacement) == 0
    assert debt(session).minutes == 0
