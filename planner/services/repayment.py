"""How much of what is owed does a kept block repay?

A rule asks for its target in each week or four weeks. What was kept there beyond the target,
once what was displaced there is counted as given, repays what the rule is owed. A block belongs
to the week for which it was accepted, wherever it was moved since.
"""

from datetime import date, timedelta

from planner.domain.local_time import local_day, week_start
from planner.domain.protection import Block, BlockState, Cadence, Rule
from planner.insight.ledger_rows import standing_rows
from planner.services.debts import debt
from planner.services.session import Session

_WEEK = timedelta(weeks=1)
_FOUR_WEEKS = 4
_DAYS_A_WEEK = 7


def repaid_by(session: Session, kept: Block) -> int:
    """Return the minutes, no more than are owed, that keeping this block repays to its rule.

    What is kept apart in a surge is not repaid.
    """
    rule = session.read.find(Rule, kept.rule) if kept.rule else None
    owed = debt(session).by_rule.get(kept.rule, 0)
    if rule is None or owed <= 0:
        return 0
    period = _period(session, rule, kept)
    blocks = {
        block.id: block
        for block in session.read.all(Block)
        if block.rule == rule.id and _period(session, rule, block) == period
    }
    given = sum(block.minutes for block in blocks.values() if block.state is BlockState.KEPT)
    rows = standing_rows(session.read.protection.ledger())
    unsettled = sum(row.minutes for row in rows if row.block in blocks)
    beyond = given + kept.minutes + unsettled - rule.target
    return max(0, min(beyond, kept.minutes, owed))


def _period(session: Session, rule: Rule, block: Block) -> date:
    """Return the first day of the week or four weeks to which a block belongs."""
    monday = week_start(local_day(block.first_start, session.zone()))
    if rule.cadence is Cadence.WEEKLY:
        return monday
    # Four weeks are counted as the search counts them, from the Monday in the year 1.
    number = (monday.toordinal() - 1) // _DAYS_A_WEEK
    return monday - number % _FOUR_WEEKS * _WEEK
