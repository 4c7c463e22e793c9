"""Where the time of a period went, and how much of it was logged at all.

Minutes are counted as they were typed: two entries at the same time count twice, as they do
in the log. Coverage counts the clock: it is the part of the working hours during which
something was logged, so overlapping entries count once and evenings do not make up for days
that were never logged. Time away is in no denominator.
"""

from bisect import bisect_right
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from planner.domain.attention import WORKING_MODES, Entry, Mode
from planner.domain.errors.fields import OrderOfDaysError
from planner.domain.hours import WeekHours
from planner.domain.local_time import DAY, day_start, local_day, week_start
from planner.domain.records import RecordId
from planner.domain.values import Frozen, frozen
from planner.insight.stretches import Stretch, common, length, union, without
from planner.insight.working_time import working_row
from planner.overriding import override

COVERAGE_FLOOR = 70
"""Per cent of the working hours; below it no ratio is given."""

MINUTE = 60

Key = TypeVar("Key", bound=Hashable)


@frozen
class Days(Frozen):
    """Local days, `first` and `last` included."""

    first: date
    last: date

    @override
    def __post_init__(self) -> None:
        if self.last < self.first:
            raise OrderOfDaysError(self.first.isoformat(), self.last.isoformat())


@frozen
class Row(Frozen):
    """Minutes of one hat, or of no hat where `hat` is None.

    Attributes:
        by_mode: Minutes for each working mode, none left out.
    """

    hat: RecordId | None
    by_mode: Mapping[Mode, int]
    away_minutes: int

    @property
    def logged_minutes(self) -> int:
        """Add up the minutes of the working modes."""
        return sum(self.by_mode.values())


@frozen
class Account(Frozen):
    """The time of some local days up to now.

    Attributes:
        by_mode: Minutes for each working mode, none left out; without time away.
        working_minutes: The working hours that have passed, without time away.
        covered_minutes: Those of them during which something was logged.
        weeks: The same for each week that has begun, from Monday, as far as it lies in the
            period; their minutes add up to those of the whole. A week has no weeks of its own.
        hats: The same minutes by hat, most first.
    """

    first: date
    last: date
    by_mode: Mapping[Mode, int]
    away_minutes: int
    working_minutes: int
    covered_minutes: int
    weeks: tuple["Account", ...] = ()
    hats: tuple[Row, ...] = ()

    @property
    def logged_minutes(self) -> int:
        """Add up the minutes of the working modes."""
        return sum(self.by_mode.values())

    @property
    def coverage(self) -> int | None:
        """Return whole per cents, rounded down; None where there was no working hour."""
        if not self.working_minutes:
            return None
        return 100 * self.covered_minutes // self.working_minutes

    @property
    def is_covered(self) -> bool:
        """Say whether enough is logged to speak of shares."""
        return self.coverage is not None and self.coverage >= COVERAGE_FLOOR

    @property
    def shares(self) -> Mapping[Mode, int] | None:
        """Return whole per cents of each working mode that add up to 100.

        None below the coverage floor, and where nothing was logged.
        """
        if not self.is_covered or not self.logged_minutes:
            return None
        return whole_shares(self.by_mode)


def whole_shares(by_mode: Mapping[Mode, int]) -> Mapping[Mode, int]:
    """Return whole per cents that add up to 100; the minutes may not all be 0.

    Source:
        Largest-remainder method (Hamilton); ties go to the earlier mode.
    """
    total = sum(by_mode.values())
    shares = {mode: 100 * minutes // total for mode, minutes in by_mode.items()}
    by_remainder = sorted(by_mode, key=lambda mode: -(100 * by_mode[mode] % total))
    for mode in by_remainder[: 100 - sum(shares.values())]:
        shares[mode] += 1
    return shares


def account_of(
    entries: Iterable[Entry],
    hours: WeekHours,
    period: Days,
    zone: ZoneInfo,
    now: datetime,
    days_off: Collection[date] = (),
) -> Account:
    """Add up the entries of the period's local days as far as they have passed by `now`.

    An entry that goes over the edge of the period, or over `now`, is cut there. Days off have no
    working time to cover; what is logged on them counts all the same.
    """
    weeks = _weeks(period, zone, now)
    busy, away = _add_up(entries, weeks)
    working = without(_working_row(weeks, hours, zone, days_off), away)
    covered = common(working, busy)
    accounts = tuple(_week_account(week, working, covered) for week in weeks)
    return Account(
        first=period.first,
        last=period.last,
        by_mode={mode: sum(part.by_mode[mode] for part in accounts) for mode in WORKING_MODES},
        away_minutes=sum(part.away_minutes for part in accounts),
        working_minutes=sum(part.working_minutes for part in accounts),
        covered_minutes=sum(part.covered_minutes for part in accounts),
        weeks=accounts,
        hats=_hat_rows(weeks),
    )


def minutes_by(
    key: Callable[[Entry], Key],
    entries: Iterable[Entry],
    period: Days,
    zone: ZoneInfo,
    now: datetime,
) -> Mapping[Key, int]:
    """Add up the minutes that `account_of` counts as logged by what `key` says of an entry."""
    weeks = _weeks(period, zone, now)
    found: dict[Key, int] = {}
    if not weeks:
        return found
    whole = (weeks[0].stretch[0], weeks[-1].stretch[1])
    for entry in entries:
        begin = _second(entry.start)
        within = _minutes_within((begin, begin + entry.minutes * MINUTE), whole)
        if within and entry.mode is not Mode.AWAY:
            named = key(entry)
            found[named] = found.get(named, 0) + within
    return found


_Minutes = dict[tuple[RecordId | None, Mode], int]


@dataclass(slots=True)
class _Week:
    """A week while it is added up: its days, its seconds up to now, its minutes."""

    first: date
    last: date
    stretch: Stretch
    minutes: _Minutes = field(default_factory=dict)


def _weeks(period: Days, zone: ZoneInfo, now: datetime) -> list[_Week]:
    """List the weeks that have begun; those to come have nothing to add up."""
    weeks = []
    first, final = period.first, min(period.last, local_day(now, zone))
    present = _second(now) // MINUTE * MINUTE
    while first <= final:
        last = min(week_start(first) + 6 * DAY, final)
        begin = _second(day_start(first, zone))
        end = max(begin, min(_second(day_start(last + DAY, zone)), present))
        weeks.append(_Week(first, last, (begin, end)))
        first = last + DAY
    return weeks


def _working_row(
    weeks: list[_Week], hours: WeekHours, zone: ZoneInfo, days_off: Collection[date]
) -> list[Stretch]:
    return working_row(hours, weeks[0].first, weeks[-1].last, zone, days_off) if weeks else []


def _add_up(entries: Iterable[Entry], weeks: list[_Week]) -> tuple[list[Stretch], list[Stretch]]:
    """Put the entries' minutes into the weeks; return when work and when absence was logged."""
    begins = [week.stretch[0] for week in weeks]
    ending = weeks[-1].stretch[1] if weeks else 0
    busy: list[Stretch] = []
    away: list[Stretch] = []
    for entry in entries:
        begin = _second(entry.start)
        end = begin + entry.minutes * MINUTE
        if begin >= ending or end <= begins[0]:
            continue
        (away if entry.mode is Mode.AWAY else busy).append((begin, end))
        key = (entry.hat, entry.mode)
        at = max(0, bisect_right(begins, begin) - 1)
        while at < len(weeks) and begins[at] < end:
            week = weeks[at]
            within = _minutes_within((begin, end), week.stretch)
            week.minutes[key] = week.minutes.get(key, 0) + within
            at += 1
    return union(busy), union(away)


def _minutes_within(entry: Stretch, week: Stretch) -> int:
    """Count whole minutes since the entry's start, so that cut parts add up to the whole."""
    begin, end = entry
    if week[0] <= begin and end <= week[1]:
        return (end - begin) // MINUTE
    until = max(begin, min(end, week[1])) - begin
    since = min(max(begin, week[0]), end) - begin
    return max(0, until // MINUTE - since // MINUTE)


def _week_account(week: _Week, working: list[Stretch], covered: list[Stretch]) -> Account:
    by_mode = dict.fromkeys(Mode, 0)
    for (_, mode), minutes in week.minutes.items():
        by_mode[mode] += minutes
    away = by_mode.pop(Mode.AWAY)
    return Account(
        first=week.first,
        last=week.last,
        by_mode={mode: by_mode[mode] for mode in WORKING_MODES},
        away_minutes=away,
        working_minutes=length(common(working, [week.stretch])) // MINUTE,
        covered_minutes=length(common(covered, [week.stretch])) // MINUTE,
    )


def _hat_rows(weeks: list[_Week]) -> tuple[Row, ...]:
    by_hat: dict[RecordId | None, dict[Mode, int]] = {}
    for hat, mode, minutes in _cells(weeks):
        by_hat.setdefault(hat, dict.fromkeys(Mode, 0))[mode] += minutes
    rows = [
        Row(
            hat=hat,
            by_mode={mode: by_mode[mode] for mode in WORKING_MODES},
            away_minutes=by_mode[Mode.AWAY],
        )
        for hat, by_mode in by_hat.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.logged_minutes, row.hat or "")))


def _cells(weeks: list[_Week]) -> Iterator[tuple[RecordId | None, Mode, int]]:
    for week in weeks:
        for (hat, mode), minutes in week.minutes.items():
            yield hat, mode, minutes


def _second(moment: datetime) -> int:
    return int(moment.timestamp())
