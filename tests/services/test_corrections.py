"""Edits of the past: what was said of a block is corrected by a row, and nothing is rewritten."""

from dataclasses import replace

import pytest

from planner.domain.changes import Action
from planner.domain.errors.fields import EmptyFieldError
from planner.domain.errors.log import BlockOverlapError, BlockStateError
from planner.domain.protection import BlockState, Displacement, Requester, RowKind
from planner.insight.ledger_rows import displacements
from planner.services.blocks import displace_block, keep_block, move_block, shorten_block
from planner.services.cause import Cause
from planner.services.corrections import correct_to_kept, correct_to_lost, reopen_block
from planner.services.debts import debt, debt_at, write_off_rule
from tests.services.protected_time import DAY, MONDAY, WEEK, WINTER, a_block, a_rule, now_of

BOARD = Cause(by_what="Board", for_whom=Requester.OWN_BOARD)


@pytest.fixture
def clock(clock):
    """The blocks of these tests have begun."""
    clock.pass_time(weeks=5)
    return clock


@pytest.fixture
def rule(session):
    return a_rule(session)


def rows_of(session, block):
    return session.read.protection.ledger(block.id)


def test_a_lost_block_that_was_kept_owes_nothing_and_the_past_keeps_what_it_said(
    session, clock, rule
):
    block = a_block(session, rule)
    displace_block(session, block, WINTER)
    then = clock()
    before = rows_of(session, block)
    clock.pass_time(days=4)

    correct_to_kept(session, now_of(session, block), "the call was put off")

    assert now_of(session, block).state is BlockState.KEPT
    assert debt(session).minutes == 0
    assert debt_at(session, then).minutes == 120, "it was believed to be lost"
    lost, corrected, kept = rows_of(session, block)
    assert [lost] == before
    assert (corrected.kind, corrected.about, corrected.minutes) == (
        RowKind.CORRECTED,
        lost.id,
        -120,
    )
    assert (corrected.why, kept.kind) == ("the call was put off", RowKind.KEPT)
    assert displacements(session.read.protection.ledger()) == []


def test_a_kept_block_that_was_lost_owes_and_gives_back_what_it_repaid(session, rule):
    displace_block(session, a_block(session, rule), WINTER)
    block = a_block(session, rule, MONDAY + DAY)
    keep_block(session, block)
    assert debt(session).minutes == 0

    correct_to_lost(session, now_of(session, block), BOARD)

    assert debt(session).minutes == 240
    assert debt(session).by_level == {Requester.SELF: 120, Requester.OWN_BOARD: 120}


def test_a_loss_to_something_else_owes_the_same_for_as_long_under_the_same_number(
    session, clock, rule
):
    block = a_block(session, rule)
    displace_block(session, block, WINTER)
    clock.pass_time(weeks=3)

    row = correct_to_lost(session, now_of(session, block), BOARD)

    owed = debt(session)
    assert (owed.minutes, owed.middle) == (120, 120), "it is three weeks old all the same"
    assert (row.exception_number, row.for_whom) == (1, Requester.OWN_BOARD)
    assert displacements(session.read.protection.ledger()) == [row]


def test_a_loss_that_is_partly_settled_keeps_what_is_left_of_it_and_touches_no_other(
    session, clock, rule
):
    block = a_block(session, rule)
    displace_block(session, block, WINTER)
    clock.pass_time(weeks=3)
    write_off_rule(session, rule.id, 1, "a minute")
    displace_block(session, a_block(session, rule, MONDAY + DAY, minutes=60), WINTER)

    for _ in range(2):
        correct_to_lost(session, now_of(session, block), BOARD)

    owed = debt(session)
    assert (owed.middle, owed.recent) == (119, 60)
    assert owed.by_level == {Requester.OWN_BOARD: 119, Requester.SELF: 60}


def test_a_loss_that_was_repaid_stays_repaid_when_it_is_told_rightly(session, rule):
    block = a_block(session, rule)
    displace_block(session, block, WINTER)
    keep_block(session, a_block(session, rule, MONDAY + DAY))
    assert debt(session).minutes == 0

    correct_to_lost(session, now_of(session, block), BOARD)

    assert debt(session).minutes == 0


def test_a_correction_never_makes_debt_negative(session, rule):
    block = a_block(session, rule)
    displace_block(session, block, WINTER)
    displace_block(session, a_block(session, rule, MONDAY + DAY, minutes=60), WINTER)
    write_off_rule(session, rule.id, 150, "the paper was dropped")

    row = reopen_block(session, now_of(session, block))

    assert row.minutes == -30
    assert debt(session).minutes == 0
    assert now_of(session, block).state is BlockState.PLANNED


def test_a_reopened_block_stands_as_it_did_before(session, rule):
    moved, short = a_block(session, rule), a_block(session, rule, MONDAY + DAY)
    move_block(session, moved, MONDAY + WEEK, Cause())
    shorten_block(session, short, 60, WINTER)
    for block in (moved, short):
        keep_block(session, now_of(session, block))
        reopen_block(session, now_of(session, block))

    assert now_of(session, moved).state is BlockState.MOVED
    assert now_of(session, short).state is BlockState.SHORTENED
    assert debt(session).minutes == 60
    displace_block(session, now_of(session, short), WINTER)
    assert debt(session).minutes == 120, "all of the block and no more"


def test_only_a_settled_block_is_corrected(session, rule):
    block = a_block(session, rule)
    for correct in (reopen_block, correct_to_kept):
        with pytest.raises(BlockStateError):
            correct(session, block)
    with pytest.raises(BlockStateError):
        correct_to_lost(session, block, BOARD)

    keep_block(session, block)
    with pytest.raises(BlockStateError):
        correct_to_kept(session, now_of(session, block))


def test_a_correction_that_is_refused_leaves_no_trace(session, rule):
    block = a_block(session, rule)
    keep_block(session, block)
    before = session.read.plan()

    with pytest.raises(EmptyFieldError):
        correct_to_lost(session, now_of(session, block), Cause())

    assert session.read.plan() == before


def test_a_lost_block_does_not_come_back_onto_another(session, rule):
    block = a_block(session, rule)
    displace_block(session, block, WINTER)
    a_block(session, rule)

    with pytest.raises(BlockOverlapError):
        reopen_block(session, now_of(session, block))


def test_one_undo_takes_a_correction_back(session, rule):
    block = a_block(session, rule)
    displace_block(session, block, WINTER)
    before = session.read.plan()
    correct_to_kept(session, now_of(session, block))

    session.undo()

    assert session.read.plan() == before


def test_a_loss_of_an_older_plan_which_did_not_name_its_rule_is_taken_back(session, rule):
    lost = replace(a_block(session, rule), id=session.new_id(), state=BlockState.LOST)
    row = Displacement(
        id=session.new_id(),
        block=lost.id,
        at=session.now(),
        minutes=120,
        outcome=BlockState.LOST,
        by_what="winter",
    )
    lost = replace(lost, start=MONDAY + DAY)
    with session.action(Action.IMPORT_PLAN) as writer:
        writer.add(lost)
        writer.add(row)
    assert debt(session).by_rule == {rule.id: 120}

    reopen_block(session, lost)

    assert debt(session).minutes == 0


def test_a_block_that_older_plans_kept_without_a_row_is_corrected_too(session, rule):
    block = a_block(session, rule)
    kept = replace(block, id=session.new_id(), start=MONDAY + DAY, state=BlockState.KEPT)
    with session.action(Action.IMPORT_PLAN) as writer:
        writer.add(kept)

    row = reopen_block(session, kept)

    assert (row.about, row.minutes) == (None, 0)
    assert now_of(session, kept).state is BlockState.PLANNED
