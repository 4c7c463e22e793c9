"""What is owed: by rule, by level, by age, at any date, and written off with a reason."""

import pytest

from planner.domain.changes import Action
from planner.domain.errors.fields import EmptyFieldError, FieldOutOfRangeError
from planner.domain.errors.ledger import WriteOffTooLargeError
from planner.domain.protection import BlockState, Displacement, Requester, RowKind
from planner.services.blocks import Move, displace_block, keep_block, move_blocks
from planner.services.cause import Cause
from planner.services.debts import debt, debt_at, ledger, write_off_rule
from planner.services.protection import delete_rule
from tests.services.protected_time import DAY, MONDAY, WEEK, WINTER, a_block, a_rule, now_of

SITE = Cause(by_what="Escalation", for_whom=Requester.SITE)


@pytest.fixture
def rule(session):
    return a_rule(session)


def test_debt_is_told_by_rule_and_by_level(session, rule):
    displace_block(session, a_block(session, rule), SITE)
    displace_block(session, a_block(session, None, MONDAY + DAY, minutes=30), WINTER)
    displace_block(session, a_block(session, rule, MONDAY + 2 * DAY, minutes=60), WINTER)

    owed = debt(session)

    assert owed.by_rule == {rule.id: 180, None: 30}
    assert owed.by_level == {Requester.SITE: 120, Requester.SELF: 90}
    assert [(part.minutes, part.by_what) for part in owed.parts] == [
        (120, "Escalation"),
        (30, "winter"),
        (60, "winter"),
    ]


def test_debt_at_a_date_is_what_the_ledger_said_then(session, clock, rule):
    start = clock()
    displace_block(session, a_block(session, rule), WINTER)
    clock.pass_time(weeks=3)
    keep_block(session, a_block(session, rule, MONDAY + DAY))
    clock.pass_time(weeks=1)

    assert debt_at(session, start - DAY).minutes == 0
    assert debt_at(session, start).minutes == 120
    then = debt_at(session, start + 2 * WEEK + DAY)
    assert (then.minutes, then.recent, then.middle) == (120, 0, 120)
    assert debt_at(session, clock()).minutes == debt(session).minutes == 0


def test_debt_is_written_off_for_a_rule_that_is_gone_and_for_none(session, rule):
    displace_block(session, a_block(session, rule), WINTER)
    displace_block(session, a_block(session, None, MONDAY + DAY), WINTER)
    delete_rule(session, rule)

    write_off_rule(session, rule.id, 120, "the rule is gone")
    write_off_rule(session, None, 20, "not needed")

    assert debt(session).by_rule == {None: 100}
    row = session.read.protection.ledger()[-1]
    assert (row.block, row.kind, row.why) == (None, RowKind.WRITTEN_OFF, "not needed")


@pytest.mark.parametrize(
    ("minutes", "refusal"), [(0, FieldOutOfRangeError), (121, WriteOffTooLargeError)]
)
def test_no_more_is_written_off_than_is_owed(session, rule, minutes, refusal):
    displace_block(session, a_block(session, rule), WINTER)

    with pytest.raises(refusal):
        write_off_rule(session, rule.id, minutes, "enough")
    with pytest.raises(EmptyFieldError):
        write_off_rule(session, rule.id, 60, " ")
    with pytest.raises(WriteOffTooLargeError):
        write_off_rule(session, None, 60, "enough")

    assert debt(session).minutes == 120


def test_several_blocks_move_in_one_action_and_may_change_places(session, rule):
    one, other = a_block(session, rule), a_block(session, rule, MONDAY + DAY)

    rows = move_blocks(
        session,
        [
            Move(seen=one, start=other.start, minutes=120),
            Move(seen=other, start=one.start, minutes=90),
        ],
        SITE,
    )

    assert [row.minutes for row in rows] == [0, 30]
    assert [row.exception_number for row in rows] == [1, 2]
    assert now_of(session, one).start == other.start
    assert now_of(session, other).state is BlockState.MOVED
    session.undo()
    assert ledger(session).rows == ()
    assert now_of(session, one) == one


def test_rows_of_plans_that_did_not_name_rule_and_kind_still_count(session, rule):
    block = a_block(session, rule)
    row = Displacement(
        id=session.new_id(),
        block=block.id,
        at=session.now(),
        minutes=45,
        outcome=BlockState.SHORTENED,
        by_what="winter",
    )
    with session.action(Action.DISPLACE_BLOCK) as writer:
        writer.add(row)

    assert debt(session).by_rule == {rule.id: 45}
    assert session.read.protection.debt_minutes() == 45
    assert row.is_displacement


def test_what_two_copies_repaid_twice_settles_the_next_debt(session, rule):
    displace_block(session, a_block(session, rule), WINTER)
    twice = [
        Displacement(
            id=session.new_id(),
            rule=rule.id,
            at=session.now(),
            kind=RowKind.WRITTEN_OFF,
            minutes=-120,
            outcome=BlockState.LOST,
            why="in this copy and in that",
        )
        for _ in range(2)
    ]
    with session.action(Action.WRITE_OFF_DEBT) as writer:
        for row in twice:
            writer.add(row)
    assert (debt(session).minutes, debt(session).overpaid) == (0, 120)

    displace_block(session, a_block(session, rule, MONDAY + DAY, minutes=150), WINTER)

    assert (debt(session).minutes, debt(session).overpaid) == (30, 0)


def test_what_was_read_within_an_action_that_failed_is_not_remembered(session, rule):
    block = a_block(session, rule)
    row = Displacement(
        id=session.new_id(),
        block=block.id,
        at=session.now(),
        minutes=45,
        outcome=BlockState.SHORTENED,
        by_what="winter",
    )

    def fail():
        with session.action(Action.DISPLACE_BLOCK) as writer:
            writer.add(row)
            assert debt(session).minutes == 45
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert debt(session).minutes == 0
