"""What goes into a search for protected time: the plan, as the search needs it."""

from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Final

from planner.domain.attention import Entry, MeetingState, Mode
from planner.domain.errors import FieldOutOfRangeError
from planner.domain.hours import DAY_MINUTES, Span, WeekHours
from planner.domain.local_time import day_start, local_day
from planner.domain.protection import Block, BlockState, Cadence, HoursSet, Rule
from planner.domain.records import RecordId
from planner.insight.survival import LEAST_BLOCKS, Outcome, SurvivalRates, survival_rates
from planner.scheduling.hours import DayPart, WeeklyHours
from planner.scheduling.problem import (
    LONGEST_HORIZON_WEEKS,
    NOTHING_KNOWN,
    Busy,
    ExistingBlock,
    Horizon,
    Limits,
    Problem,
    RuleDemand,
    Survival,
)
from planner.scheduling.problem import Cadence as DueEvery
from planner.services.blocks import debt
from planner.services.protection import hours_of
from planner.services.session import Session

A_QUARTER: Final = 13
"""Weeks."""

_USUAL_PRIORITY: Final = 3
_HORIZON: Final = "horizon"


def gather(session: Session, *, first: date | None = None, weeks: int = A_QUARTER) -> Problem:
    """Read what a search needs as one frozen value that may cross threads.

    All blocks that stand stay where they are: the search adds to them.

    Args:
        session: The plan.
        first: The first day that is planned, today where it is None.
        weeks: How many weeks, that of `first` included.

    Raises:
        FieldOutOfRangeError: `weeks` are too many, or none.
    """
    if not 1 <= weeks <= LONGEST_HORIZON_WEEKS:
        raise FieldOutOfRangeError(_HORIZON, "weeks", weeks, 1, LONGEST_HORIZON_WEEKS)
    zone = session.zone()
    today = local_day(session.now(), zone)
    horizon = Horizon.from_week_of(first or today, weeks, zone)
    not_before = max(session.now(), day_start(first or today, zone))
    rules = [rule for rule in session.read.all(Rule) if rule.is_active]
    hours = hours_of(session)
    blocks = session.read.all(Block)
    return Problem(
        horizon=horizon,
        not_before=not_before,
        rules=_demands(rules, hours, _to_repay(session, blocks, horizon)),
        busy=_busy(session, horizon),
        existing=_existing(blocks, {rule.id for rule in rules}),
        working_hours=_weekly(hours.hours),
        limits=_limits(hours),
        survival=_survival(session, blocks),
    )


def survival(session: Session) -> SurvivalRates:
    """Return which hours of the week let protected time live, and which do not."""
    return _rates(session, _outcomes(session, session.read.all(Block)))


def knows_survival(session: Session) -> bool:
    """Say whether enough blocks came due to speak of the chance that one survives."""
    return len(_outcomes(session, session.read.all(Block))) >= LEAST_BLOCKS


def _demands(
    rules: Iterable[Rule], hours: HoursSet, to_repay: Mapping[RecordId, int]
) -> tuple[RuleDemand, ...]:
    return tuple(
        RuleDemand(
            key=rule.id,
            target_minutes=rule.target,
            cadence=_DUE_EVERY[rule.cadence],
            weight=rule.priority / _USUAL_PRIORITY,
            shortest_minutes=rule.shortest,
            longest_minutes=rule.longest,
            window=None if rule.window is None else _weekly(rule.window),
            spacing_days=rule.spacing_days,
            most_a_day=hours.most_blocks_a_day,
            earliest=rule.earliest,
            deadline=rule.deadline,
            repay_minutes=to_repay.get(rule.id, 0),
        )
        for rule in rules
    )


# The search counts four weeks where people say a month.
_DUE_EVERY: Final = {Cadence.WEEKLY: DueEvery.WEEKLY, Cadence.MONTHLY: DueEvery.FOUR_WEEKLY}


def _to_repay(session: Session, blocks: list[Block], horizon: Horizon) -> Mapping[RecordId, int]:
    """Return what each rule is owed from the time before the horizon.

    A block that was lost within the horizon leaves its week short of the target, which asks
    for it already.
    """
    owed = {rule: minutes for rule, minutes in debt(session).by_rule.items() if rule}
    start = day_start(horizon.start, horizon.zone)
    rule_of = {block.id: block.rule for block in blocks if block.first_start >= start}
    for row in session.read.protection.ledger():
        rule = rule_of.get(row.block) if row.block else None
        if rule in owed:
            owed[rule] -= row.minutes
    return {rule: max(0, minutes) for rule, minutes in owed.items()}


def _busy(session: Session, horizon: Horizon) -> tuple[Busy, ...]:
    start = day_start(horizon.start, horizon.zone)
    end = day_start(horizon.monday(horizon.weeks), horizon.zone)
    meetings = session.read.attention.meetings_between(start, end)
    away = session.read.attention.entries_between(start, end)
    return (
        *(
            Busy(start=meeting.start, end=max(meeting.start, meeting.end))
            for meeting in meetings
            if meeting.is_busy and meeting.state is not MeetingState.DISMISSED
        ),
        *(Busy(start=entry.start, end=entry.end) for entry in away if _is_away(entry)),
    )


def _is_away(entry: Entry) -> bool:
    return entry.mode is Mode.AWAY


def _existing(blocks: Iterable[Block], active: set[RecordId]) -> tuple[ExistingBlock, ...]:
    return tuple(
        ExistingBlock(
            rule_key=block.rule if block.rule in active else None,
            start=block.start,
            minutes=block.minutes,
        )
        for block in blocks
        if block.stands
    )


def _weekly(hours: WeekHours) -> WeeklyHours:
    return WeeklyHours(tuple(tuple(map(_day_part, spans)) for spans in hours.days))


def _day_part(span: Span) -> DayPart:
    end = time() if span.end == DAY_MINUTES else time(*divmod(span.end, 60))
    return DayPart(span.start_time, end)


def _limits(hours: HoursSet) -> Limits:
    return Limits(
        day_minutes=hours.most_a_day,
        day_blocks=hours.most_blocks_a_day,
        week_minutes=hours.most_a_week,
        before_meeting_minutes=hours.before_meeting,
        after_meeting_minutes=hours.after_meeting,
    )


def _survival(session: Session, blocks: list[Block]) -> Survival:
    outcomes = _outcomes(session, blocks)
    if len(outcomes) < LEAST_BLOCKS:
        return NOTHING_KNOWN
    return Survival(_rates(session, outcomes).chances)


def _rates(session: Session, outcomes: Iterable[Outcome]) -> SurvivalRates:
    return survival_rates(outcomes, local_day(session.now(), session.zone()))


def _outcomes(session: Session, blocks: Iterable[Block]) -> list[Outcome]:
    """Return what became of blocks where they were first planned; open ones say nothing."""
    zone = session.zone()
    return [
        Outcome(
            start=block.first_start.astimezone(zone),
            minutes=block.first_minutes,
            survived=_was_kept_as_planned(block),
        )
        for block in blocks
        if block.state is not BlockState.PLANNED
    ]


def _was_kept_as_planned(block: Block) -> bool:
    is_in_place = block.start == block.first_start and block.minutes == block.first_minutes
    return block.state is BlockState.KEPT and is_in_place
