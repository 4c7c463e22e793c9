"""Whatever happens to blocks, the ledger tells all of it and its sums agree, at every date."""

from hypothesis import settings
from hypothesis.stateful import invariant

from planner.domain.changes import Action
from planner.domain.charter import CharterItem
from planner.domain.protection import Block, Displacement
from planner.insight.ledger_rows import displacements, standing_rows
from planner.services.debts import debt_at, ledger
from planner.services.surges import surges
from tests.services.ledger_machine import Leader

PLACE = ("state", "start", "minutes")


def is_change(before, after):
    return before is not None and after is not None and any(before[k] != after[k] for k in PLACE)


class LedgerMachine(Leader):
    @invariant()
    def the_sums_agree(self):
        found = ledger(self.session)
        owed = found.debt
        assert owed.minutes + owed.surge_minutes == sum(row.minutes for row in found.rows)
        assert owed.minutes == owed.recent + owed.middle + owed.old
        assert owed.minutes == sum(owed.by_rule.values()) == sum(owed.by_level.values())
        assert owed.minutes == sum(part.minutes for part in owed.parts)
        assert owed.minutes == self.session.read.protection.debt_minutes()
        assert all(part.minutes > 0 for part in (*owed.parts, *owed.surge_parts))

    @invariant()
    def at_every_date_debt_was_the_sum_of_the_ledger_and_never_negative(self):
        rows = self.session.read.protection.ledger()
        for moment in {row.at for row in rows}:
            then = debt_at(self.session, moment)
            so_far = sum(row.minutes for row in rows if row.at <= moment)
            assert then.minutes + then.surge_minutes == so_far
            assert then.overpaid == 0

    @invariant()
    def a_surge_is_settled_whole(self):
        waiting = {known.surge.id for known in surges(self.session) if known.minutes}
        settled = {s.surge.id for s in surges(self.session) if s.surge.settlement != "undecided"}
        assert not waiting & settled

    @invariant()
    def exceptions_are_numbered_without_a_gap_and_none_stands_twice(self):
        rows = self.session.read.protection.ledger()
        numbers = {row.exception_number for row in rows} - {0}
        assert numbers == set(range(1, len(numbers) + 1))
        standing = [row.exception_number for row in standing_rows(rows) if row.exception_number]
        assert len(standing) == len(set(standing))

    @invariant()
    def a_displacement_is_in_the_charter_or_just_this_once(self):
        rows = self.session.read.protection.ledger()
        for row in rows:
            is_exception = row.exception_number > 0
            assert row.is_displacement == (is_exception or row.charter_item is not None)
            assert not (is_exception and row.charter_item)

    @invariant()
    def what_the_charter_said_when_it_was_named_it_says_still(self):
        for row in self.session.read.protection.ledger():
            if row.charter_item:
                text = self.session.read.get(CharterItem, row.charter_item).text
                assert self.charter_said.setdefault(row.id, text) == text

    @invariant()
    def no_block_changed_without_a_row_and_no_row_was_rewritten(self):
        for changes in self.told:
            rows = [each for each in changes.changes if each.record_type == Displacement.TYPE]
            about = {(each.after or each.before)["block"] for each in rows}
            for each in changes.changes:
                if each.record_type == Block.TYPE and is_change(each.before, each.after):
                    assert each.record_id in about
            if changes.action not in (Action.UNDO, Action.REDO):
                assert all(each.before is None for each in rows)
        self.told.clear()

    @invariant()
    def a_block_owes_what_it_lacks_of_its_promise(self):
        for block in self.session.read.all(Block):
            rows = displacements(self.session.read.protection.ledger(block.id))
            left = block.minutes if block.stands else 0
            taken = sum(row.minutes for row in rows)
            assert block.first_minutes - left <= taken <= block.first_minutes


TestLedger = LedgerMachine.TestCase
TestLedger.settings = settings(max_examples=10, stateful_step_count=25, deadline=None)
