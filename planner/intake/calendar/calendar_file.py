"""What a calendar file says: taken apart once, then asked for as many windows as wanted."""

from collections.abc import Iterator
from datetime import tzinfo
from itertools import islice
from operator import attrgetter
from zoneinfo import ZoneInfo

from planner.domain.calendar import (
    OWN_UID_DOMAIN,
    CalendarReading,
    CutReason,
    Occurrence,
    SkipReason,
    Window,
)
from planner.intake.calendar.caps import Caps, Steps
from planner.intake.calendar.event import (
    BadRecurrenceIdError,
    CalendarDefaults,
    Event,
    EventReader,
    NoStartError,
    core_lines,
    uid_of,
)
from planner.intake.calendar.expansion import Expansion
from planner.intake.calendar.findings import Findings
from planner.intake.calendar.lexer import (
    Component,
    any_cut,
    components,
    first,
    line_pattern,
    lines,
    unfolded,
    value_of,
)
from planner.intake.calendar.series import Series, gather_series
from planner.intake.calendar.values import decoded, plain_text
from planner.intake.calendar.zones import FileZones, Zones
from planner.progress import Progress

_CALENDAR = line_pattern("X-WR-CALNAME", "NAME", "X-WR-TIMEZONE", "METHOD")
_ZONE = line_pattern("TZID")
_OBSERVANCE = line_pattern("DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE")
_OWN_UID_END = f"@{OWN_UID_DOMAIN}"
_EVENTS_BETWEEN_REPORTS = 500


class CalendarFile:
    """A calendar that has been taken apart, and can be asked for several windows."""

    def __init__(self, raw: bytes, home: ZoneInfo, progress: Progress) -> None:
        self._data = unfolded(raw)
        self._findings = Findings()
        found = components(self._data)
        self.is_calendar = any(each.name in (b"VCALENDAR", b"VEVENT") for each in found)
        zones = Zones(self._described_zones(found), home, self._findings)
        self._reader = EventReader(zones, self._findings)
        self._defaults: dict[Component | None, CalendarDefaults] = {}
        self._series = gather_series(self._events(found, progress), self._findings)
        self._findings.series = len(self._series)

    def zone(self, name: str) -> tzinfo:
        """Return the zone that a name means in this file."""
        return self._reader.zones.named(name)

    def reading(self, window: Window, caps: Caps, progress: Progress) -> CalendarReading:
        """Work out the occurrences in a window."""
        found: list[Occurrence] = []
        steps_left = caps.file_steps
        expansion = Expansion(self._data, self._reader, window)
        for number, series in enumerate(self._series):
            if number % _EVENTS_BETWEEN_REPORTS == 0:
                progress.step(number, len(self._series))
            steps = Steps(max(caps.least_steps, min(caps.series_steps, steps_left)))
            found += self._occurrences(expansion, series, steps, caps)
            steps_left -= steps.taken
            if len(found) > caps.all_occurrences:
                self._findings.cut("", CutReason.ALL_OCCURRENCES)
                del found[caps.all_occurrences :]
                break
        found.sort(key=attrgetter("start", "uid", "recurrence_id"))
        return CalendarReading(occurrences=tuple(found), report=self._findings.report(len(found)))

    def _occurrences(
        self, expansion: Expansion, series: Series, steps: Steps, caps: Caps
    ) -> list[Occurrence]:
        most = caps.series_occurrences
        found = list(islice(expansion.occurrences(series, steps), most + 1))
        if len(found) > most:
            self._findings.cut(series.uid, CutReason.SERIES_OCCURRENCES)
        return found[:most]

    def _events(self, found: list[Component], progress: Progress) -> Iterator[Event]:
        for place, component in enumerate(found):
            if place % _EVENTS_BETWEEN_REPORTS == 0:
                progress.step(place, len(found))
            if component.name == b"VEVENT":
                self._findings.events += 1
                event = self._event(component, place)
                if event is not None:
                    yield event

    def _event(self, component: Component, place: int) -> Event | None:
        core = core_lines(self._data, component)
        uid = uid_of(self._data, component, core)
        if uid.lower().endswith(_OWN_UID_END):
            self._findings.own_blocks += 1
            return None
        if any_cut(component, core):
            self._findings.cut(uid, CutReason.LONG_LINE)
        try:
            return self._reader.read(uid, component, core, self._defaults_of(component), place)
        except NoStartError:
            reason = SkipReason.NO_START
        except BadRecurrenceIdError:
            reason = SkipReason.BAD_RECURRENCE_ID
        except ValueError:
            reason = SkipReason.BAD_START
        except OverflowError:
            reason = SkipReason.OUT_OF_CALENDAR
        self._findings.skip(uid, reason)
        return None

    def _defaults_of(self, component: Component) -> CalendarDefaults:
        calendar = component.parent
        if calendar not in self._defaults:
            self._defaults[calendar] = self._read_defaults(calendar)
        return self._defaults[calendar]

    def _read_defaults(self, calendar: Component | None) -> CalendarDefaults:
        zones = self._reader.zones
        if calendar is None:
            return CalendarDefaults("", zones.home, shows_zone=False, is_cancelled=False)
        found = lines(self._data, calendar, _CALENDAR)
        name_line = first(found, b"X-WR-CALNAME") or first(found, b"NAME") or b""
        name = plain_text(value_of(name_line))
        self._findings.calendar_name = self._findings.calendar_name or name
        zone = decoded(value_of(first(found, b"X-WR-TIMEZONE") or b"")).strip()
        method = value_of(first(found, b"METHOD") or b"").strip().upper()
        return CalendarDefaults(
            name=name,
            zone=zones.named(zone) if zone else zones.home,
            shows_zone=bool(zone),
            is_cancelled=method == b"CANCEL",
        )

    def _described_zones(self, found: list[Component]) -> FileZones:
        names: dict[Component, str] = {}
        zones: FileZones = {}
        for component in found:
            if component.name == b"VTIMEZONE":
                line = first(lines(self._data, component, _ZONE), b"TZID")
                name = decoded(value_of(line or b"")).strip()
                if name and name not in zones:
                    zones[name] = []
                    names[component] = name
            elif component.name in (b"STANDARD", b"DAYLIGHT") and component.parent in names:
                zones[names[component.parent]].append(lines(self._data, component, _OBSERVANCE))
        return zones
