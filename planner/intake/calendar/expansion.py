"""When the meetings of a series are, within a window.

Times are worked out by the wall clock of the series, as people mean them; lengths are added
in UTC, so that an hour stays an hour when the clocks change.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from planner.domain.calendar import CutReason, Occurrence, RepairReason, SkipReason, Window
from planner.intake.calendar.caps import Steps, StepsUsedUpError
from planner.intake.calendar.event import Event, EventReader, LocalTime
from planner.intake.calendar.occurrences import OccurrenceMaker
from planner.intake.calendar.recurrence import Bounds
from planner.intake.calendar.series import Series, day_id, recurrence_id, time_id
from planner.intake.calendar.series_times import SeriesTimes

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

    def _single(self, event: Event) -> Iterator[Occurrence]:
        occurrence = OccurrenceMaker(self.data, event, self.window).at(event.start.at, "")
        if occurrence is not None:
            yield occurrence

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
            maker = OccurrenceMaker(self.data, change, self.window)
            occurrence = maker.at(change.start.at, _change_id(whole, change))
            if occurrence is not None:
                yield occurrence

    def _regular(self, series: Series, whole: Event, times: SeriesTimes) -> Iterator[Occurrence]:
        changed = {_place_in(whole, change) for change in series.changes}
        changed_days = {
            _place_in(whole, change).date()
            for change in series.changes
            if change.recurrence is not None and change.recurrence.is_day
        }
        seen = {_change_id(whole, change) for change in series.changes}
        makers = _Makers(self.data, whole, series.changes, self.window)
        for at, duration in times.between(self._bounds(whole, series.changes)):
            if at in changed or (changed_days and at.date() in changed_days):
                continue
            which = _regular_id(whole, at, is_repeating=bool(whole.repeating))
            if which in seen:
                continue
            seen.add(which)
            occurrence = makers.at(at, which, duration)
            if occurrence is not None:
                yield occurrence

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


class _Makers:
    """Makes the occurrences of a series, which changes for the rest may divide in parts."""

    def __init__(
        self, data: bytes, whole: Event, changes: tuple[Event, ...], window: Window
    ) -> None:
        lasting = [change for change in changes if change.is_for_the_rest]
        lasting.sort(key=lambda change: _place_in(whole, change))
        self._from = [_place_in(whole, change) for change in lasting]
        self._shifts = [_NO_TIME, *(_shift(whole, change) for change in lasting)]
        self._makers = [OccurrenceMaker(data, event, window) for event in (whole, *lasting)]

    def at(self, at: datetime, which: str, duration: timedelta | None) -> Occurrence | None:
        if not self._from:
            return self._makers[0].at(at, which, duration)
        part = bisect_right(self._from, at)
        return self._makers[part].at(at + self._shifts[part], which, duration)


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


def _regular_id(whole: Event, at: datetime, *, is_repeating: bool) -> str:
    if not is_repeating:
        return ""
    if whole.start.is_day:
        return day_id(at)
    zone = whole.start.zone
    return time_id(at if zone is UTC else at.replace(tzinfo=zone).astimezone(UTC))
