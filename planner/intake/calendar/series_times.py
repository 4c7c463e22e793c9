"""At which wall-clock times a series is: its start, extra dates and rule, less the exceptions."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from planner.domain.calendar import RepairReason
from planner.intake.calendar.caps import Steps
from planner.intake.calendar.event import Event, EventReader, LocalTime
from planner.intake.calendar.recurrence import Bounds, rule_times
from planner.intake.calendar.rule import BadRuleError, Rule, parse_rule
from planner.intake.calendar.values import decoded, length, moment

_LAST_OF_DAY = time(23, 59, 59)

TimeOfSeries = tuple[datetime, timedelta | None]
"""A start, and a length where it is not that of the series."""


class SeriesTimes:
    """The times of one series."""

    def __init__(self, whole: Event, reader: EventReader, steps: Steps) -> None:
        self._whole = whole
        self._reader = reader
        self._steps = steps
        self._excluded: set[datetime] = set()
        self._excluded_days: set[date] = set()
        self._read_exceptions()

    def excludes(self, at: datetime) -> bool:
        """Say whether an exception takes this time out of the series."""
        return at in self._excluded or (
            bool(self._excluded_days) and at.date() in self._excluded_days
        )

    def between(self, bounds: Bounds) -> Iterator[TimeOfSeries]:
        """Yield the times within the bounds; some may come twice, and some others too.

        Raises:
            StepsUsedUpError: Its lists or rules are longer than is allowed.
        """
        for text in self._texts(b"EXRULE"):
            self._excluded.update(self._by_rule(text, bounds))
        for found in self._with_exceptions(bounds):
            if not self.excludes(found[0]):
                yield found

    def _with_exceptions(self, bounds: Bounds) -> Iterator[TimeOfSeries]:
        rules = self._texts(b"RRULE")
        if not any(self._ends_before_start(text) for text in rules):
            yield self._whole.start.at, None
        yield from self._extra_dates()
        for text in rules:
            for at in self._by_rule(text, bounds):
                yield at, None

    def _by_rule(self, text: str, bounds: Bounds) -> Iterator[datetime]:
        start = self._whole.start
        try:
            rule = parse_rule(text)
            latest = bounds.latest
            if rule.until:
                latest = min(latest, self._until(rule))
        except (ValueError, OverflowError):
            self._reader.findings.repair(self._whole.uid, RepairReason.BAD_RULE, text)
            return
        within = Bounds(earliest=bounds.earliest, latest=latest)
        yield from rule_times(rule, start.at, within, self._steps, of_days=start.is_day)

    def _until(self, rule: Rule) -> datetime:
        until = moment(rule.until)
        start = self._whole.start
        if start.is_day or not isinstance(until, datetime):
            return datetime.combine(until, _LAST_OF_DAY)
        if until.tzinfo is None:  # in the zone of the series
            return until
        return LocalTime(until.replace(tzinfo=None), UTC).in_zone(start.zone)

    def _ends_before_start(self, text: str) -> bool:
        try:
            rule = parse_rule(text)
            return bool(rule.until) and self._until(rule) < self._whole.start.at
        except (BadRuleError, ValueError, OverflowError):
            return False

    def _texts(self, name: bytes) -> list[str]:
        lines = self._whole.repeating.get(name, ())
        texts = (decoded(line.partition(b":")[2]).strip() for line in lines)
        return list(dict.fromkeys(text for text in texts if text))

    def _read_exceptions(self) -> None:
        start = self._whole.start
        for text, head in self._listed(b"EXDATE"):
            try:
                excluded = self._reader.local_value(text, head, start.zone)
            except (ValueError, OverflowError):
                reason = RepairReason.BAD_EXCLUDED_DATE
                self._reader.findings.repair(self._whole.uid, reason, text)
                continue
            if excluded.is_day or start.is_day:
                self._excluded_days.add(excluded.at.date())
            else:
                self._excluded.add(excluded.in_zone(start.zone))

    def _extra_dates(self) -> Iterator[TimeOfSeries]:
        for text, head in self._listed(b"RDATE"):
            try:
                yield self._extra_date(text, head)
            except (ValueError, OverflowError):
                reason = RepairReason.BAD_EXTRA_DATE
                self._reader.findings.repair(self._whole.uid, reason, text)

    def _extra_date(self, text: str, head: bytes) -> TimeOfSeries:
        start = self._whole.start
        begin, is_period, end = text.partition("/")
        extra = self._reader.local_value(begin, head, start.zone)
        duration = None
        if is_period and end[:1].upper() in ("P", "+"):
            duration = length(end)
        elif is_period:
            until = self._reader.local_value(end, head, start.zone)
            duration = until.in_utc() - extra.in_utc()
        if duration is not None and duration < timedelta():
            raise ValueError(text)
        if extra.is_day or start.is_day:
            return datetime.combine(extra.at, start.at.time()), duration
        return extra.in_zone(start.zone), duration

    def _listed(self, name: bytes) -> Iterator[tuple[str, bytes]]:
        for line in self._whole.repeating.get(name, ()):
            head, _, values = line.rpartition(b":")
            for text in values.decode("ascii", "replace").split(","):
                self._steps.take()
                if text.strip():
                    yield text.strip(), head
