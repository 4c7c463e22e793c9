"""What a recurrence rule (RRULE) says; RFC 5545, section 3.3.10."""

import re
from dataclasses import dataclass
from enum import Enum

from planner.intake.calendar.values import whole_number

_WEEKDAYS = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_BY_DAY = re.compile(r"([+-]?[0-9]{1,3})?\s*(MO|TU|WE|TH|FR|SA|SU)")
_DAYS_OF_A_LEAP_YEAR = 366


class BadRuleError(ValueError):
    """The rule cannot be understood; the event stands as if it had none."""


class Frequency(Enum):
    """How long a rule's period is."""

    YEARLY = "YEARLY"
    MONTHLY = "MONTHLY"
    WEEKLY = "WEEKLY"
    DAILY = "DAILY"
    HOURLY = "HOURLY"
    MINUTELY = "MINUTELY"
    SECONDLY = "SECONDLY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule, its lists sorted; an empty list is one that was not given.

    Attributes:
        until: As written; only the series knows in which zone.
        week_start: 0 is Monday.
        by_day: Pairs of which one (0 is every, -1 the last) and the weekday.
    """

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    until: str = ""
    week_start: int = 0
    by_month: tuple[int, ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_year_day: tuple[int, ...] = ()
    by_week_number: tuple[int, ...] = ()
    by_day: tuple[tuple[int, int], ...] = ()
    by_hour: tuple[int, ...] = ()
    by_minute: tuple[int, ...] = ()
    by_second: tuple[int, ...] = ()
    by_set_position: tuple[int, ...] = ()

    @property
    def weekdays(self) -> frozenset[int]:
        """The weekdays of by_day, whichever of them are meant."""
        return frozenset(weekday for _, weekday in self.by_day)

    @property
    def limits_days(self) -> bool:
        """Whether a day can be refused for more than its weekday."""
        return bool(self.by_month or self.by_month_day or self.by_year_day or self.by_week_number)


def parse_rule(text: str) -> Rule:
    """Read a rule; parts that are out of their range are left out.

    Raises:
        BadRuleError: It has no known frequency, or a number that is none.
    """
    parts = _parts(text)
    try:
        return Rule(
            frequency=Frequency(parts.get("FREQ", "")),
            interval=max(1, _number(parts, "INTERVAL", 1)),
            count=max(0, _number(parts, "COUNT", 0)) if parts.get("COUNT") else None,
            until=parts.get("UNTIL", ""),
            week_start=_WEEKDAYS.get(parts.get("WKST", "MO"), 0),
            by_month=_numbers(parts, "BYMONTH", 1, 12),
            by_month_day=_signed_numbers(parts, "BYMONTHDAY", 31),
            by_year_day=_signed_numbers(parts, "BYYEARDAY", _DAYS_OF_A_LEAP_YEAR),
            by_week_number=_signed_numbers(parts, "BYWEEKNO", 53),
            by_day=_by_day(parts.get("BYDAY", "")),
            by_hour=_numbers(parts, "BYHOUR", 0, 23),
            by_minute=_numbers(parts, "BYMINUTE", 0, 59),
            by_second=_numbers(parts, "BYSECOND", 0, 60),
            by_set_position=_signed_numbers(parts, "BYSETPOS", _DAYS_OF_A_LEAP_YEAR),
        )
    except ValueError as error:
        raise BadRuleError(text[:80]) from error


def _parts(text: str) -> dict[str, str]:
    rule = text.strip().upper().removeprefix("RRULE:").replace("\\;", ";").replace("\\,", ",")
    pairs = (part.partition("=") for part in rule.split(";"))
    return {name.strip(): value.strip() for name, equals, value in pairs if equals}


def _number(parts: dict[str, str], name: str, default: int) -> int:
    # A few more digits than a moment can ever need.
    return min(whole_number(parts[name][:18]), 10**9) if parts.get(name) else default


def _numbers(parts: dict[str, str], name: str, least: int, most: int) -> tuple[int, ...]:
    found = {int(number) for number in _list(parts, name)}
    return tuple(sorted(number for number in found if least <= number <= most))


def _signed_numbers(parts: dict[str, str], name: str, most: int) -> tuple[int, ...]:
    found = {int(number) for number in _list(parts, name)}
    return tuple(sorted(number for number in found if 1 <= abs(number) <= most))


def _list(parts: dict[str, str], name: str) -> list[str]:
    return [number for number in parts.get(name, "").split(",") if number.strip()]


def _by_day(text: str) -> tuple[tuple[int, int], ...]:
    matches = (_BY_DAY.fullmatch(part.strip()) for part in text.split(","))
    pairs = {
        (int(match[1] or 0), _WEEKDAYS[match[2]])
        for match in matches
        if match and (match[1] is None or int(match[1]) != 0)
    }
    return tuple(sorted(pairs))
