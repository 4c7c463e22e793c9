"""Can a rule, or a set of hours, be met at all? This is asked of an empty diary."""

from collections.abc import Iterator
from typing import Final

from planner.domain.errors import PlannerError
from planner.domain.errors.rules import (
    BlockOverDayCapError,
    BlockWithoutRoomError,
    LastDayTooEarlyError,
    NoHoursLeftError,
    TargetTooLargeError,
    WindowOutsideHoursError,
)
from planner.domain.hours import DAY_MINUTES, WEEKDAYS, WeekHours
from planner.domain.protection import Cadence, HoursSet, Rule

_WEEKS_A_MONTH: Final = 4


def rule_problems(
    rule: Rule, working: HoursSet, own: HoursSet | None = None
) -> tuple[PlannerError, ...]:
    """List everything that makes a rule impossible, each with the name of its field.

    Args:
        rule: What is asked for.
        working: The working hours, whose caps hold for all rules.
        own: The hours set that the rule names, if any.
    """
    return tuple(_problems(rule, working, _choices_of_hours(working, own)))


def hours_problems(hours: HoursSet) -> tuple[PlannerError, ...]:
    """List everything that makes a set of hours impossible, each with the name of its field."""
    found: list[PlannerError] = []
    if hours.first_day and hours.last_day and hours.last_day < hours.first_day:
        days = hours.first_day, hours.last_day
        found.append(LastDayTooEarlyError(hours.TYPE, "last_day", *days))
    if hours.hours.week_minutes and not _usable(hours).week_minutes:
        found.append(NoHoursLeftError(hours.TYPE, "keep_free"))
    return tuple(found)


def _problems(
    rule: Rule, working: HoursSet, choices: tuple[WeekHours, ...]
) -> Iterator[PlannerError]:
    if rule.earliest and rule.deadline and rule.deadline < rule.earliest:
        yield LastDayTooEarlyError(rule.TYPE, "deadline", rule.earliest, rule.deadline)
    cap = min(rule.most_a_day or DAY_MINUTES, working.most_a_day)
    if rule.shortest > cap:
        is_own = rule.most_a_day == cap
        yield BlockOverDayCapError(
            rule.TYPE, "most_a_day" if is_own else "shortest", rule.shortest, cap
        )
        return
    allowed = [hours if rule.window is None else hours.within(rule.window) for hours in choices]
    longest = max(hours.longest_minutes for hours in allowed)
    if rule.window is not None and not longest:
        yield WindowOutsideHoursError(rule.TYPE, "window")
    elif longest < rule.shortest:
        yield BlockWithoutRoomError(rule.TYPE, "shortest", rule.shortest, longest)
    else:
        yield from _shortage(rule, max(_most(rule, working, hours) for hours in allowed))


def _shortage(rule: Rule, most: int) -> Iterator[PlannerError]:
    if rule.target > most:
        is_weekly = rule.cadence is Cadence.WEEKLY
        yield TargetTooLargeError(rule.TYPE, "target", rule.target, most, is_weekly)


def _choices_of_hours(working: HoursSet, own: HoursSet | None) -> tuple[WeekHours, ...]:
    """Return the hours that hold for a rule, at one time or another."""
    usual = _usable(working)
    if own is None or own.id == working.id:
        return (usual,)
    hours = _usable(own) if working.keep_free is None else _usable(own).without(working.keep_free)
    is_always = own.first_day is None and own.last_day is None
    return (hours,) if is_always else (hours, usual)


def _usable(hours: HoursSet) -> WeekHours:
    return hours.hours if hours.keep_free is None else hours.hours.without(hours.keep_free)


def _most(rule: Rule, working: HoursSet, allowed: WeekHours) -> int:
    """Return how many minutes of the rule a week, or a month, could hold at most."""
    weeks = 1 if rule.cadence is Cadence.WEEKLY else _WEEKS_A_MONTH
    days = [_most_a_day(rule, working, allowed, day) for day in range(len(WEEKDAYS))]
    most = min(sum(days), working.most_a_week) * weeks
    if rule.spacing_days:
        blocks = -(-weeks * len(WEEKDAYS) // rule.spacing_days)
        most = min(most, blocks * min(rule.longest, max(days)))
    return most


def _most_a_day(rule: Rule, working: HoursSet, allowed: WeekHours, weekday: int) -> int:
    row = [stretch for stretch in allowed.stretches(weekday) if stretch >= rule.shortest]
    blocks = min(rule.most_blocks_a_day or working.most_blocks_a_day, working.most_blocks_a_day)
    cap = min(rule.most_a_day or DAY_MINUTES, working.most_a_day)
    return min(sum(row), blocks * rule.longest, cap)
