"""Calendars made to hang, crash or flood whoever reads them.

Each is the text between the calendar's first line and a last, good event, so that a test can
ask whether the neighbour survived.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from tests.intake.calendar_texts import event

START = "DTSTART:20260105T090000Z"
END = "DTEND:20260105T100000Z"
GOOD_UID = "good@example.org"
GOOD = event("DTSTART:20260106T120000Z", "DURATION:PT1H", uid=GOOD_UID)


def _rule(rule: str, start: str = START) -> Callable[[], str]:
    return lambda: event(start, END, f"RRULE:{rule}")


def _numbers(first: int, last: int) -> str:
    return ",".join(str(number) for number in range(first, last + 1))


def _line(name: str, value: str, times: int, *, after: str = "") -> Callable[[], str]:
    return lambda: event(START, END, name + value * times + after)


def _many(*lines: str) -> Callable[[], str]:
    return lambda: "\n".join(line for line in lines for _ in range(100_000))


def _minutes(count: int) -> str:
    first = datetime(2026, 1, 1)  # noqa: DTZ001 - written as UTC
    return ",".join(f"{first + timedelta(minutes=n):%Y%m%dT%H%M%SZ}" for n in range(count))


def _events(count: int, *lines: str) -> Callable[[], str]:
    return lambda: "\n".join(event(*lines, uid=f"{n}@example.org") for n in range(count))


def _zone(*observance: str, name: str = "Evil") -> str:
    inside = "\n".join(observance)
    return f"BEGIN:VTIMEZONE\nTZID:{name}\n{inside}\nEND:VTIMEZONE"


def _standard(*lines: str) -> str:
    return "\n".join(
        ["BEGIN:STANDARD", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", *lines, "END:STANDARD"]
    )


IN_EVIL_ZONE = event("DTSTART;TZID=Evil:20260105T090000", "DURATION:PT1H")
ALL_TIMES = f"BYSECOND={_numbers(0, 59)};BYMINUTE={_numbers(0, 59)};BYHOUR={_numbers(0, 23)}"

HOSTILE: dict[str, Callable[[], str]] = {
    # Rules without an end, a match, or sense.
    "every second": _rule("FREQ=SECONDLY"),
    "every minute since 1601": _rule("FREQ=MINUTELY", "DTSTART:16010101T000000Z"),
    "a thousand million days": _rule("FREQ=DAILY;COUNT=1000000000"),
    "a thousand million seconds": _rule("FREQ=SECONDLY;COUNT=1000000000"),
    "a daily rule that never matches": _rule("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"),
    "a yearly rule that never matches": _rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31"),
    "a secondly rule that never matches": _rule("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"),
    "an hourly rule that never matches": _rule("FREQ=HOURLY;BYYEARDAY=366;BYMONTH=1;COUNT=5"),
    "a counted rule from the year 1": _rule(
        "FREQ=DAILY;COUNT=99999999", "DTSTART:00010102T000000Z"
    ),
    "no interval": _rule("FREQ=DAILY;INTERVAL=0"),
    "a negative interval": _rule("FREQ=DAILY;INTERVAL=-1"),
    "an interval of a million million": _rule("FREQ=DAILY;INTERVAL=1000000000000"),
    "an interval with too many digits": _rule("FREQ=YEARLY;INTERVAL=" + "9" * 10_000),
    "a count with too many digits": _rule("FREQ=SECONDLY;COUNT=" + "9" * 10_000),
    "every second of every day of the year": _rule(f"FREQ=YEARLY;{ALL_TIMES}"),
    "positions among all seconds of a year": _rule(
        f"FREQ=YEARLY;BYYEARDAY={_numbers(1, 366)};{ALL_TIMES};BYSETPOS={_numbers(1, 366)}"
    ),
    "positions that do not exist": _rule("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300;COUNT=5"),
    "a rule that repeats its parts": _rule("FREQ=DAILY;" + "BYDAY=MO;" * 50_000),
    "a rule of exceptions without end": lambda: event(
        START, END, "RRULE:FREQ=DAILY", "EXRULE:FREQ=SECONDLY"
    ),
    "a thousand rules": lambda: event(START, END, *["RRULE:FREQ=MINUTELY"] * 1_000),
    # Lines that are too long, too many, or folded to nothing.
    "ten megabytes in folds": _line("DESCRIPTION:", "A" * 73 + "\n ", 140_000),
    "a fold after each letter": _line("DESCRIPTION:", "A\n ", 3_000_000),
    "one line of fifty megabytes": _line("DESCRIPTION:", "B", 50_000_000),
    "a summary of ten megabytes": _line("SUMMARY:", "C", 10_000_000),
    "twenty megabytes of tags": _line("X-ALT-DESC;FMTTYPE=text/html:", "<div>", 4_000_000),
    "thirty megabytes attached": _line("ATTACH;ENCODING=BASE64;VALUE=BINARY:", "QUJD", 7_500_000),
    "half a million extra dates": lambda: event(START, END, f"RDATE:{_minutes(500_000)}"),
    "a hundred thousand exceptions": lambda: event(
        START, END, "RRULE:FREQ=DAILY", *["EXDATE:20260107T090000Z"] * 100_000
    ),
    "a hundred thousand parameters": _line("ATTENDEE", ";X-P=a", 100_000, after=":mailto:a@b"),
    "quotation marks that do not close": _line('ATTENDEE;CN="', '"a', 200_000, after=":x"),
    "quotation marks in a date": _line("EXDATE;TZID=", '"a', 200_000, after=":20260107T090000Z"),
    "a line of colons": _line("ORGANIZER;CN=", '":', 200_000, after=":x"),
    "a line of backslashes": _line("SUMMARY:", "\\", 300_000),
    "a line of spaces": _line("SUMMARY:", " \t", 300_000),
    # Nesting that is not what it seems.
    "a hundred thousand events inside each other": _many("BEGIN:VEVENT", "END:VEVENT"),
    "a hundred thousand unknown parts inside each other": _many("BEGIN:X-A", "END:X-B", "END:X-A"),
    "parts that are never closed": _many("BEGIN:VALARM"),
    "ends without a beginning": _many("END:VEVENT", "END:VALARM"),
    "reminders without number": lambda: event(
        START, *["BEGIN:VALARM\nTRIGGER:-PT5M\nEND:VALARM"] * 50_000
    ),
    # Dates at and beyond the ends of the calendar.
    "the last hour of the year 9999": lambda: event(
        "DTSTART:99991231T230000Z", "DTEND:99991231T235959Z", "RRULE:FREQ=DAILY"
    ),
    "the year 0": lambda: event("DTSTART:00000101T000000Z", "DTEND:00000101T010000Z"),
    "the first hour of the year 1, in Tokyo": lambda: event(
        "DTSTART;TZID=Asia/Tokyo:00010101T000000", "RRULE:FREQ=WEEKLY"
    ),
    "a length beyond the calendar": lambda: event(START, "DURATION:P99999999999W"),
    "a length of nine thousand years": lambda: event(
        START, "DURATION:P470000W", "RRULE:FREQ=DAILY"
    ),
    "a length with too many digits": lambda: event(START, "DURATION:P" + "9" * 10_000 + "D"),
    "a change moved by nine thousand years": lambda: "\n".join(
        [
            event(START, END, "RRULE:FREQ=DAILY"),
            event("DTSTART:99990101T000000Z", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260107T090000Z"),
        ]
    ),
    "a sequence with too many digits": lambda: event(START, "SEQUENCE:" + "9" * 10_000),
    # Zones.
    "a zone that does not exist": lambda: event("DTSTART;TZID=Mars/Olympus Mons:20260105T090000"),
    "a zone that is a path": lambda: event("DTSTART;TZID=../../../etc/passwd:20260105T090000"),
    "a zone that changes each second": lambda: "\n".join(
        [_zone(_standard("DTSTART:16010101T000000", "RRULE:FREQ=SECONDLY")), IN_EVIL_ZONE]
    ),
    "a zone with all times of all years": lambda: "\n".join(
        [
            _zone(_standard("DTSTART:16010101T000000", f"RRULE:FREQ=YEARLY;{ALL_TIMES}")),
            IN_EVIL_ZONE,
        ]
    ),
    "a zone of ten thousand parts": lambda: "\n".join(
        [
            _zone(*[_standard("DTSTART:19700101T000000", "RRULE:FREQ=YEARLY")] * 10_000),
            IN_EVIL_ZONE,
        ]
    ),
    "a zone with an offset of four days": lambda: "\n".join(
        [_zone(_standard("DTSTART:19700101T000000", "TZOFFSETTO:+9999")), IN_EVIL_ZONE]
    ),
    "three thousand zones": lambda: "\n".join(
        _zone(_standard("DTSTART:19700101T000000", "RRULE:FREQ=YEARLY"), name=f"Z{n}")
        + "\n"
        + event(f"DTSTART;TZID=Z{n}:20260105T090000", uid=str(n))
        for n in range(3_000)
    ),
    "twenty thousand unknown zones": lambda: "\n".join(
        event(f"DTSTART;TZID=Area/Place{n}:20260105T090000", uid=str(n)) for n in range(20_000)
    ),
    # Floods of events.
    "forty thousand events": _events(40_000, START, END, "DESCRIPTION:" + "x" * 300),
    "a hundred series that count seconds": _events(
        100, START, "RRULE:FREQ=SECONDLY;BYSECOND=59;BYMINUTE=59;COUNT=1000000000"
    ),
    "a hundred series of all seconds": _events(100, START, "RRULE:FREQ=SECONDLY"),
    "twenty thousand changes of one series": lambda: "\n".join(
        [
            event(START, END, "RRULE:FREQ=MINUTELY"),
            *(
                event(START, f"RECURRENCE-ID;RANGE=THISANDFUTURE:{at}")
                for at in _minutes(20_000).split(",")
            ),
        ]
    ),
    # What should not come out as it went in.
    "control characters": lambda: event(START, "SUMMARY:a\x00b\x1b[31m\u202e\u2066c"),
    "a formula and a script": lambda: event(
        START, "LOCATION:=cmd|'/C calc'!A0", "URL:javascript:alert(1)"
    ),
    "half of a letter": lambda: event(START, "SUMMARY:\udcff\udcc3"),
}
