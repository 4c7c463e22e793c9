"""Whatever happens to blocks, debt is the sum of the ledger, never negative, and undo knows it."""

from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from planner.domain.errors import PlannerError
from planner.domain.protection import Block, Rule
from planner.services.blocks import (
    Cause,
    add_block,
    displace_block,
    keep_block,
    move_block,
    shorten_block,
)
from planner.services.debts import debt, ledger, write_off
from planner.services.protection import add_rule
from planner.services.session import Session

MONDAY = datetime(2026, 10, 19, 8, tzinfo=UTC)  # the clocks change that week's Sunday
CAUSE = Cause(by_what="winter")
slots = st.integers(0, 60 * 24)  # of a quarter hour each, over two weeks and a bit
lengths = st.sampled_from([15, 45, 60, 120])


class LedgerMachine(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.session = Session.create(None)
        self.rules = [
            Rule(id=self.session.new_id(), title=title, target=target)
            for title, target in (("A", 60), ("B", 180))
        ]
        for protected in self.rules:
            add_rule(self.session, protected)
        self.owed_before = []

    def _try(self, act):
        before = self.session.read.plan(), debt(self.session).minutes
        try:
            act()
        except PlannerError:
            assert (self.session.read.plan(), debt(self.session).minutes) == before
        else:
            self.owed_before.append(before[1])

    def _any_block(self, data):
        return data.draw(st.sampled_from(self.session.read.all(Block)))

    @rule(slot=slots, minutes=lengths, number=st.integers(0, 2))
    def add(self, slot, minutes, number):
        start = MONDAY + timedelta(minutes=15 * slot)
        block = Block(
            id=self.session.new_id(),
            rule=self.rules[number].id if number < 2 else None,
            start=start,
            minutes=minutes,
            first_start=start,
            first_minutes=minutes,
        )
        self._try(lambda: add_block(self.session, block))

    @precondition(lambda self: self.session.read.all(Block))
    @rule(data=st.data())
    def keep(self, data):
        block = self._any_block(data)
        self._try(lambda: keep_block(self.session, block))

    @precondition(lambda self: self.session.read.all(Block))
    @rule(data=st.data())
    def displace(self, data):
        block = self._any_block(data)
        self._try(lambda: displace_block(self.session, block, CAUSE))

    @precondition(lambda self: self.session.read.all(Block))
    @rule(data=st.data(), minutes=lengths)
    def shorten(self, data, minutes):
        block = self._any_block(data)
        self._try(lambda: shorten_block(self.session, block, minutes, CAUSE))

    @precondition(lambda self: self.session.read.all(Block))
    @rule(data=st.data(), slot=slots, minutes=st.none() | lengths)
    def move(self, data, slot, minutes):
        block = self._any_block(data)
        start = MONDAY + timedelta(minutes=15 * slot)
        self._try(lambda: move_block(self.session, block, start, CAUSE, minutes))

    @precondition(lambda self: self.session.read.all(Block))
    @rule(data=st.data(), minutes=st.integers(1, 200))
    def write_off(self, data, minutes):
        block = self._any_block(data)
        self._try(lambda: write_off(self.session, block, minutes, "no longer needed"))

    @precondition(lambda self: self.owed_before)
    @rule()
    def undo(self):
        self.session.undo()
        assert debt(self.session).minutes == self.owed_before.pop()

    @invariant()
    def debt_is_the_sum_of_the_ledger(self):
        found = ledger(self.session)
        assert found.debt.minutes == sum(row.minutes for row in found.rows)
        assert found.debt.minutes == sum(found.debt.by_rule.values())
        assert found.debt.minutes == found.debt.recent + found.debt.middle + found.debt.old

    @invariant()
    def nobody_is_owed_less_than_nothing(self):
        assert all(minutes > 0 for minutes in debt(self.session).by_rule.values())

    @invariant()
    def a_block_owes_what_it_lacks_of_its_promise(self):
        for block in self.session.read.all(Block):
            rows = self.session.read.protection.ledger(block.id)
            taken = sum(max(0, row.minutes) for row in rows)
            left = block.minutes if block.stands else 0
            assert block.first_minutes - left <= taken <= block.first_minutes

    def teardown(self):
        self.session.close()


TestLedger = LedgerMachine.TestCase
TestLedger.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)
