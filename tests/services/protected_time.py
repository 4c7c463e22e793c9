"""Rules and blocks of protected time, as tests of the ledger need them."""

from datetime import UTC, datetime, timedelta

from planner.domain.protection import Block, Rule
from planner.services.blocks import add_block
from planner.services.cause import Cause
from planner.services.protection import add_rule

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
"""The Monday after the day on which the clock of the tests stands."""

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
WINTER = Cause(by_what="winter")


def a_rule(session, title="Models of care", target=120):
    rule = Rule(id=session.new_id(), title=title, target=target)
    add_rule(session, rule)
    return rule


def a_block(session, rule=None, start=MONDAY, minutes=120):
    block = Block(
        id=session.new_id(),
        rule=rule.id if rule else None,
        start=start,
        minutes=minutes,
        first_start=start,
        first_minutes=minutes,
    )
    add_block(session, block)
    return block


def now_of(session, block):
    return session.read.get(Block, block.id)
