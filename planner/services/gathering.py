"""What goes into a search for protected time: the plan, as the search needs it."""

from datetime import date, timedelta
from typing import Final

from planner.domain.errors.fields import FieldOutOfRangeError
from planner.domain.local_time import day_start, week_start
from planner.domain.protection import Block, HoursSet, Rule
from planner.scheduling.hours import NO_HOURS
from planner.scheduling.problem import (
    LONGEST_HORIZON_WEEKS,
    NOTHING_KNOWN,
    Horizon,
    Limits,
    Problem,
    Survival,
)
from planner.services.demands import Demands, to_repay, weekly
from planner.services.protection import hours_of, hours_sets
from planner.services.session import Session
from planner.services.survival import known_survival
from planner.services.taken_time import TakenTime, existing_blocks

A_QUARTER: Final = 13
"""Weeks."""

_HORIZON: Final = "horizon"


def gather(
    session: Session,
    *,
    first: date | None = None,
    weeks: int = A_QUARTER,
    may_move: bool = False,
) -> Problem:
    """Read what a search needs as one frozen value that may cross threads.

    Args:
        session: The plan.
        first: The first day that is planned; where it is None today, or next Monday once this
            week has no working hours left: what it lost is owed by then.
        weeks: How many weeks, that of `first` included.
        may_move: Blocks that stand may be moved, but those that are locked, over or too near;
            otherwise they all stay, and the search adds to them.

    Raises:
        FieldOutOfRangeError: `weeks` are too many, or none.
    """
    if not 1 <= weeks <= LONGEST_HORIZON_WEEKS:
        raise FieldOutOfRangeError(_HORIZON, "weeks", weeks, 1, LONGEST_HORIZON_WEEKS)
    zone = session.zone()
    begin = first or _first_open_day(session)
    horizon = Horizon.from_week_of(begin, weeks, zone)
    not_before = max(session.now(), day_start(begin, zone))
    rules = [rule for rule in session.read.all(Rule) if rule.is_active]
    hours = hours_of(session)
    blocks = session.read.all(Block)
    taken = TakenTime(session, horizon)
    demands = Demands(session, hours, horizon, to_repay(session, blocks, horizon))
    return Problem(
        horizon=horizon,
        not_before=not_before,
        rules=tuple(map(demands.of, rules)),
        busy=taken.busy(hours.travel),
        existing=existing_blocks(blocks, {rule.id for rule in rules}, may_move=may_move),
        working_hours=weekly(hours.hours),
        days_off=taken.days_off(hours.hours),
        limits=_limits(hours),
        survival=_survival(session),
        without_meetings=weekly(hours.without_meetings) if hours.without_meetings else NO_HOURS,
    )


def _first_open_day(session: Session) -> date:
    now = session.now().astimezone(session.zone())
    today, minute = now.date(), now.hour * 60 + now.minute
    for hours in hours_sets(session):
        left = [span.end > minute for span in hours.hours.days[today.weekday()]]
        if any(left) or any(hours.hours.days[today.weekday() + 1 :]):
            return today
    return week_start(today) + timedelta(weeks=1)


def _limits(hours: HoursSet) -> Limits:
    return Limits(
        day_minutes=hours.most_a_day,
        day_blocks=hours.most_blocks_a_day,
        week_minutes=hours.most_a_week,
        before_meeting_minutes=hours.before_meeting,
        after_meeting_minutes=hours.after_meeting,
        keep_free=weekly(hours.keep_free) if hours.keep_free else NO_HOURS,
        freeze_days=hours.freeze_days,
    )


def _survival(session: Session) -> Survival:
    known = known_survival(session)
    return NOTHING_KNOWN if known is None else Survival(known.chances)
