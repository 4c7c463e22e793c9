"""What became of a period's protected time, and what each goal got of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from planner.domain.hindsight import Hindsight
from planner.domain.local_time import local_day, week_start
from planner.domain.protection import Block, BlockState, Displacement, Requester, RowKind, Rule
from planner.domain.records import RecordId
from planner.domain.summaries import Displacers, GoalTime, ProtectionSummary, WeekOfGoal
from planner.insight.debt import debt_at
from planner.insight.hindsight import hindsight_summary
from planner.insight.ledger_rows import displacements
from planner.insight.survival import LEAST_BLOCKS, wilson_interval


def protection_summary(
    blocks: Sequence[Block],
    ledger: Sequence[Displacement],
    period: tuple[datetime, datetime],
    hindsights: Iterable[Hindsight] = (),
) -> ProtectionSummary:
    """Sum up the blocks that began in the period and whose time has come; `end` is now.

    Args:
        blocks: All blocks of the plan.
        ledger: All rows, the oldest first; debt is what it leaves at the period's end.
        period: Its first moment and the present one.
        hindsights: All answers.
    """
    start, now = period
    due = [block for block in blocks if start <= block.first_start and block.end <= now]
    kept = [block for block in due if block.state is BlockState.KEPT]
    debt = debt_at(ledger, {block.id: block.rule for block in blocks}, now)
    low, high = _interval(len(kept), len(due))
    lately = [row for row in displacements(ledger) if start <= row.at <= now]
    hindsight = hindsight_summary(lately, hindsights).all
    return ProtectionSummary(
        blocks=len(due),
        kept=len(kept),
        planned_minutes=sum(block.first_minutes for block in due),
        kept_minutes=sum(block.minutes for block in kept),
        low=low,
        high=high,
        debt_minutes=debt.minutes,
        oldest_debt_days=(now - debt.oldest).days if debt.oldest else None,
        displacers=_displacers(lately),
        written_off_minutes=_written_off(row for row in ledger if start <= row.at <= now),
        surge_minutes=debt.surge_minutes,
        judged=hindsight.judged,
        could_have_waited=hindsight.could_have_waited,
    )


def _interval(kept: int, blocks: int) -> tuple[int | None, int | None]:
    if blocks < LEAST_BLOCKS:
        return None, None
    low, high = wilson_interval(kept, blocks)
    return round(100 * low), round(100 * high)


def _written_off(rows: Iterable[Displacement]) -> int:
    return -sum(row.minutes for row in rows if row.kind is RowKind.WRITTEN_OFF)


def _displacers(rows: Iterable[Displacement]) -> tuple[Displacers, ...]:
    times: Counter[Requester] = Counter()
    minutes: Counter[Requester] = Counter()
    for row in rows:
        if row.minutes > 0:
            times[row.for_whom] += 1
            minutes[row.for_whom] += row.minutes
    return tuple(
        Displacers(for_whom=level, times=number, minutes=minutes[level])
        for level, number in sorted(times.items(), key=lambda pair: (-pair[1], pair[0]))
    )


def goal_times(
    blocks: Iterable[Block],
    rules: Iterable[Rule],
    logged: Mapping[RecordId, int],
    weeks: Sequence[date],
    zone: ZoneInfo,
) -> tuple[GoalTime, ...]:
    """Say for each goal what was planned and kept in these weeks, and what was logged.

    Args:
        blocks: All blocks of the plan.
        rules: All rules; they tie blocks to goals.
        logged: Minutes in the log by goal.
        weeks: Mondays, in order.
        zone: In which weeks begin.
    """
    goal_of = {rule.id: rule.goal for rule in rules if rule.goal}
    planned: defaultdict[RecordId, Counter[date]] = defaultdict(Counter)
    kept: defaultdict[RecordId, Counter[date]] = defaultdict(Counter)
    for block in blocks:
        goal = goal_of.get(block.rule) if block.rule else None
        monday = week_start(local_day(block.first_start, zone))
        if goal and weeks and weeks[0] <= monday <= weeks[-1]:
            planned[goal][monday] += block.first_minutes
            if block.state is BlockState.KEPT:
                kept[goal][monday] += block.minutes
    goals = sorted(set(planned) | {goal for goal, minutes in logged.items() if minutes})
    return tuple(
        GoalTime(
            goal=goal,
            planned_minutes=planned[goal].total(),
            kept_minutes=kept[goal].total(),
            logged_minutes=logged.get(goal, 0),
            weeks=tuple(
                WeekOfGoal(monday=monday, planned=planned[goal][monday], kept=kept[goal][monday])
                for monday in weeks
            ),
        )
        for goal in goals
    )


def mondays(first: date, last: date) -> list[date]:
    """List the Mondays of the weeks that a period touches."""
    monday = week_start(first)
    return [
        monday + timedelta(weeks=number)
        for number in range((week_start(last) - monday).days // 7 + 1)
    ]
