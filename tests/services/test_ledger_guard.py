"""No action gets past the ledger, whoever writes it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from planner.domain.changes import Action
from planner.domain.protection import BlockState
from planner.services.ledger_guard import LedgerPassedByError
from tests.services.protected_time import a_block


@pytest.mark.parametrize("field", ["state", "start", "minutes"])
def test_a_change_without_its_row_is_a_bug_and_is_not_kept(session, field):
    block = a_block(session)
    other = {
        "state": BlockState.LOST,
        "start": block.start + timedelta(hours=1),
        "minutes": 30,
    }[field]

    with (
        pytest.raises(LedgerPassedByError),
        session.action(Action.EDIT_RECORD) as writer,
    ):
        writer.replace(block, replace(block, **{field: other}))

    assert session.read.plan().all(type(block)) == (block,)


def test_no_block_is_deleted(session):
    block = a_block(session)

    with pytest.raises(LedgerPassedByError), session.action(Action.DELETE_RECORD) as writer:
        writer.delete(block)

    assert session.read.plan().all(type(block)) == (block,)


def test_what_says_nothing_about_time_needs_no_row(session):
    block = a_block(session)

    with session.action(Action.LOCK_BLOCK) as writer:
        writer.replace(block, replace(block, is_locked=True, title="Reading"))
