"""When the meetings of a series are, within a window.

Times are worked out by the wall clock of the series, as people mean them; lengths are added
in UTC, so that an hour stays an hour when the clocks change.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from planner.domain.calendar import CutReason, Occurrence, RepairReason, SkipReason, Window
from planner.intake.calendar.caps import Steps, StepsUsedUpError
from planner.intake.calendar.event import Event, EventReader, LocalTime
from planner.intake.calendar.occurrences import OccurrenceMaker
from planner.intake.calendar.recurrence import Bounds
from planner.intake.calendar.series import Series, day_id, recurrence_id, time_id
from planner.intake.calendar.series_times import SeriesTimes
from planner.intake.calendar.zones import in_utc

_MARGIN = timedelta(days=2)
"""More than any two wall clocks are apart."""
_NO_TIME = timedelta()


@dataclass(frozen=True, slots=True)
class Expansion:
    """Works out occurrences of series; what cannot be stands in the reader's findings."""

    data: bytes
    reader: EventReader
    window: Window

    def occurrences(self, series: Series, steps: Steps) -> Iterator[Occurrence]:
        """Yield those that touch the window, in no order.

        What is wrong or too much ends the series, is noted, and costs no other one.
        """
        try:
            if series.whole is not None and not series.whole.repeating and not series.changes:
                yield from self._single(series.whole)
            else:
                yield from self._repeated(series, steps)
        except StepsUsedUpError:
            self.reader.findings.cut(series.uid, CutReason.SERIES_STEPS)
        except (ValueError, OverflowError):
            self.reader.findings.skip(series.uid, SkipReason.OUT_OF_CALENDAR)

    def _single(self, event: Event, which: str = "") -> Iterator[Occurrence]:
        maker = OccurrenceMaker(self.data, event, self.window)
        times = maker.times(event.start.at)
        if times is not None:
            yield maker.make(times, which)

    def _repeated(self, series: Series, steps: Steps) -> Iterator[Occurrence]:
        if series.whole is None:
            yield from self._changed(series.changes, None, None)
            return
        times = SeriesTimes(series.whole, self.reader, steps)
        yield from self._changed(series.changes, series.whole, times)
        yield from self._regular(series, series.whole, times)

    def _changed(
        self, changes: tuple[Event, ...], whole: Event | None, times: SeriesTimes | None
    ) -> Iterator[Occurrence]:
        for change in changes:
            if b"RRULE" in change.repeating:
                reason = RepairReason.RULE_IN_CHANGED_OCCURRENCE
                self.reader.findings.repair(change.uid, reason)
            if times is not None and times.excludes(_place_in(whole, change)):
                continue
            yield from self._single(change, _change_id(whole, change))

    def _regular(self, series: Series, whole: Event, times: SeriesTimes) -> Iterator[Occurrence]:
        is_changed = _Changed(whole, series.changes)
        parts = _Parts(self.data, whole, series.changes, self.window)
        seen = set()
        for wall, duration in times.between(self._bounds(whole, series.changes)):
            if is_changed.at(wall):
                continue
            maker, shift = parts.at(wall)
            found = maker.times(wall + shift if shift else wall, duration)
            if found is None:
                continue
            by_rule = in_utc(wall, whole.start.zone) if shift else found[0]
            if by_rule not in seen:
                seen.add(by_rule)
                yield maker.make(found, _regular_id(whole, wall, by_rule))

    def _bounds(self, whole: Event, changes: tuple[Event, ...]) -> Bounds:
        shifts = [abs(_shift(whole, change)) for change in changes if change.is_for_the_rest]
        lengths = [event.duration for event in (whole, *changes)]
        margin = _MARGIN + max(shifts, default=_NO_TIME)
        try:
            earliest = (self.window.start - margin - max(lengths)).replace(tzinfo=None)
        except OverflowError:
            earliest = datetime.min  # noqa: DTZ901 - by the wall clock
        try:
            latest = (self.window.end + margin).replace(tzinfo=None)
        except OverflowError:
            latest = datetime.max  # noqa: DTZ901 - by the wall clock
        return Bounds(earliest=earliest, latest=latest)


class _Parts:
    """The parts into which changes that hold for the rest divide a series."""

    def __init__(
        self, data: bytes, whole: Event, changes: tuple[Event, ...], window: Window
    ) -> None:
        lasting = [change for change in changes if change.is_for_the_rest]
        lasting.sort(key=lambda change: _place_in(whole, change))
        self._from = [_place_in(whole, change) for change in lasting]
        self._parts = [
            (OccurrenceMaker(data, whole, window), _NO_TIME),
            *((OccurrenceMaker(data, each, window), _shift(whole, each)) for each in lasting),
        ]

    def at(self, wall: datetime) -> tuple[OccurrenceMaker, timedelta]:
        """Return what makes the occurrence of that time, and by how much it has moved."""
        return self._parts[bisect_right(self._from, wall)]


class _Changed:
    """Which times of a series stand in the file again, changed."""

    def __init__(self, whole: Event, changes: tuple[Event, ...]) -> None:
        self._times = {_place_in(whole, change) for change in changes}
        self._days = {
            _place_in(whole, change).date()
            for change in changes
            if change.recurrence is not None and change.recurrence.is_day
        }

    def at(self, wall: datetime) -> bool:
        return wall in self._times or (bool(self._days) and wall.date() in self._days)


def _place_in(whole: Event | None, change: Event) -> datetime:
    """Return the time that is changed, by the wall clock of the series."""
    recurrence = change.recurrence or change.start
    if whole is None:
        return recurrence.at
    if recurrence.is_day and not whole.start.is_day:
        return datetime.combine(recurrence.at, whole.start.at.time())
    if whole.start.is_day and not recurrence.is_day:
        return datetime.combine(recurrence.at, whole.start.at.time())
    return recurrence.in_zone(whole.start.zone)


def _shift(whole: Event, change: Event) -> timedelta:
    return change.start.in_zone(whole.start.zone) - _place_in(whole, change)


def _change_id(whole: Event | None, change: Event) -> str:
    recurrence = change.recurrence or change.start
    if whole is None:
        return recurrence_id(recurrence)
    place = _place_in(whole, change)
    return recurrence_id(LocalTime(place, whole.start.zone, whole.start.is_day))


def _regular_id(whole: Event, wall: datetime, by_rule: datetime) -> str:
    if not whole.repeating:
        return ""
    return day_id(wall) if whole.start.is_day else time_id(by_rule)
