"""What a leader may do with blocks, charter and surges, in any order, for laws to hold against."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from planner.domain.charter import CharterItem
from planner.domain.errors import PlannerError
from planner.domain.protection import Block, BlockState, Displacement, Requester, Rule
from planner.domain.surge import Surge
from planner.services.blocks import (
    Move,
    add_block,
    displace_block,
    keep_block,
    move_block,
    move_blocks,
    shorten_block,
)
from planner.services.cause import Cause
from planner.services.charter import add_charter_item, charter, edit_charter_item
from planner.services.corrections import correct_to_kept, correct_to_lost, reopen_block
from planner.services.debts import debt, write_off, write_off_rule
from planner.services.protection import add_rule, delete_rule
from planner.services.session import Session
from planner.services.surges import end_surge, settle_surge, start_surge, surges
from planner.store.plan_file import Surroundings
from tests.conftest import SteadyClock

MONDAY = datetime(2026, 10, 19, 8, tzinfo=UTC)  # the clocks change that week's Sunday
slots = st.integers(0, 45).map(lambda number: 32 * number)  # of quarter hours, over two weeks
lengths = st.sampled_from([15, 45, 60, 120])
causes = st.builds(
    Cause,
    by_what=st.sampled_from(["winter", "a call", ""]),
    for_whom=st.sampled_from([Requester.SITE, Requester.NATIONAL, Requester.SELF]),
    in_charter=st.booleans(),
)
KINDS = (Rule, Block, CharterItem, Surge, Displacement)
SETTLED = (BlockState.KEPT, BlockState.LOST)


class Leader(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.clock = SteadyClock(MONDAY)
        around = Surroundings(clock=self.clock, randomness=random.Random(7).randbytes)  # noqa: S311
        self.session = Session.create(None, around)
        self.rules = [
            Rule(id=self.session.new_id(), title=title, target=target)
            for title, target in (("A", 60), ("B", 180))
        ]
        for protected in self.rules:
            add_rule(self.session, protected)
        today = MONDAY.date()
        add_charter_item(
            self.session,
            CharterItem(
                id=self.session.new_id(),
                text="What winter brings",
                levels="site",
                valid_from=today,
                most_a_month=3,
            ),
        )
        for day in range(4):
            start = MONDAY + timedelta(days=day)
            self._add(start, 120, self.rules[day % 2].id)
        self.before, self.after = [], []
        self.told, self.charter_said = [], {}
        self.session.listen(self.told.append)

    def _add(self, start, minutes, owed_to):
        block = Block(
            id=self.session.new_id(),
            rule=owed_to,
            start=start,
            minutes=minutes,
            first_start=start,
            first_minutes=minutes,
        )
        add_block(self.session, block)

    def _plan(self):
        return [self.session.read.all(kind) for kind in KINDS]

    def _try(self, act):
        before, told = self._plan(), len(self.told)
        try:
            act()
        except PlannerError:
            assert self._plan() == before
        else:
            if len(self.told) > told:  # it was worth an action
                self.before.append(before)
                self.after.clear()

    def _blocks(self, *, are_open):
        found = self.session.read.all(Block)
        return [block for block in found if (block.state not in SETTLED) == are_open]

    def _open(self, data):
        return data.draw(st.sampled_from(self._blocks(are_open=True)))

    def _settled(self, data):
        return data.draw(st.sampled_from(self._blocks(are_open=False)))

    def _has_open(self):
        return bool(self._blocks(are_open=True))

    def _has_settled(self):
        return bool(self._blocks(are_open=False))

    def _sum(self):
        return sum(row.minutes for row in self.session.read.protection.ledger())

    def _debts(self):
        owed = debt(self.session)
        return owed.by_rule, owed.recent, owed.middle, owed.old, owed.surge_minutes

    def _has_debt(self):
        return debt(self.session).minutes > 0

    @rule(days=st.integers(0, 20), hours=st.integers(0, 23))
    def time_passes(self, days, hours):
        self.clock.pass_time(days=days, hours=hours)

    @rule(slot=slots, minutes=lengths, number=st.integers(0, 2))
    def add(self, slot, minutes, number):
        start = MONDAY + timedelta(minutes=15 * slot)
        owed_to = self.rules[number].id if number < 2 else None
        self._try(lambda: self._add(start, minutes, owed_to))

    @precondition(_has_open)
    @rule(data=st.data())
    def keep(self, data):
        block = self._open(data)
        self._try(lambda: keep_block(self.session, block))

    @precondition(_has_open)
    @rule(data=st.data(), cause=causes)
    def displace(self, data, cause):
        block = self._open(data)
        self._try(lambda: displace_block(self.session, block, cause))

    @precondition(_has_open)
    @rule(data=st.data(), minutes=lengths, cause=causes)
    def shorten(self, data, minutes, cause):
        block = self._open(data)
        self._try(lambda: shorten_block(self.session, block, minutes, cause))

    @precondition(_has_open)
    @rule(data=st.data(), slot=slots, minutes=st.none() | lengths, cause=causes)
    def move(self, data, slot, minutes, cause):
        block = self._open(data)
        start = MONDAY + timedelta(minutes=15 * slot)
        self._try(lambda: move_block(self.session, block, start, cause, minutes))

    @precondition(_has_open)
    @rule(data=st.data(), cause=causes)
    def swap(self, data, cause):
        one, other = self._open(data), self._open(data)
        moves = [
            Move(seen=one, start=other.start, minutes=one.minutes),
            Move(seen=other, start=one.start, minutes=other.minutes),
        ]
        self._try(lambda: move_blocks(self.session, moves, cause))

    @precondition(_has_settled)
    @rule(data=st.data())
    def reopen(self, data):
        block = self._settled(data)
        self._try(lambda: reopen_block(self.session, block))

    @precondition(_has_settled)
    @rule(data=st.data())
    def it_was_kept_after_all(self, data):
        block = self._settled(data)
        self._try(lambda: correct_to_kept(self.session, block))

    @precondition(_has_settled)
    @rule(data=st.data(), cause=causes)
    def it_was_lost_after_all(self, data, cause):
        block, before = self._settled(data), self._debts()
        self._try(lambda: correct_to_lost(self.session, block, cause))
        if block.state is BlockState.LOST:
            assert self._debts() == before

    @precondition(_has_settled)
    @rule(data=st.data(), minutes=lengths)
    def write_off(self, data, minutes):
        block = self._settled(data)
        self._try(lambda: write_off(self.session, block, minutes, "no longer needed"))

    @precondition(_has_settled)
    @rule(data=st.data())
    def what_is_settled_stays(self, data):
        block = self._settled(data)
        self._try(lambda: keep_block(self.session, block))
        self._try(lambda: displace_block(self.session, block, Cause(by_what="winter")))

    @precondition(_has_debt)
    @rule(data=st.data())
    def write_off_for_a_rule(self, data):
        owed_to, minutes = data.draw(
            st.sampled_from(sorted(debt(self.session).by_rule.items(), key=str))
        )
        given_up = data.draw(st.integers(1, minutes))
        before = self._sum()
        self._try(lambda: write_off_rule(self.session, owed_to, given_up, "dropped"))
        assert self._sum() == before - given_up

    @rule(days=st.integers(0, 30))
    def surge_begins(self, days):
        start, before = self.clock() - timedelta(days=days), self._sum()
        self._try(lambda: start_surge(self.session, "Flu", start))
        assert self._sum() == before

    @rule()
    def surge_ends(self):
        self._try(lambda: end_surge(self.session))

    @precondition(lambda self: any(each.is_waiting for each in surges(self.session)))
    @rule(data=st.data(), carries_over=st.booleans())
    def surge_is_settled(self, data, carries_over):
        waiting = [each for each in surges(self.session) if each.is_waiting]
        one, before = data.draw(st.sampled_from(waiting)), self._sum()
        self._try(lambda: settle_surge(self.session, one.surge, carries_over=carries_over))
        assert self._sum() == before - (0 if carries_over else one.minutes)

    @precondition(lambda self: self.session.read.count(Rule))
    @rule(data=st.data())
    def rule_goes(self, data):
        protected = data.draw(st.sampled_from(self.session.read.all(Rule)))
        self._try(lambda: delete_rule(self.session, protected))

    @rule(text=st.sampled_from(["What winter brings", "Norovirus", "Snow"]))
    def charter_is_worded_anew(self, text):
        for item in charter(self.session):
            new = replace(item, text=text)
            self._try(lambda seen=item, new=new: edit_charter_item(self.session, seen, new))

    @precondition(lambda self: self.before)
    @rule()
    def undo(self):
        self.after.append(self._plan())
        self.session.undo()
        assert self._plan() == self.before.pop()

    @precondition(lambda self: self.after)
    @rule()
    def redo(self):
        self.before.append(self._plan())
        self.session.redo()
        assert self._plan() == self.after.pop()

    def teardown(self):
        self.session.close()
