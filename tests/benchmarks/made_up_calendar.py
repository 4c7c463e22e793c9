"""Ten years of a made-up leader's calendar, as Outlook exports it; the same at every run."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

ZONE = "W. Europe Standard Time"
FIRST_DAY = datetime(2016, 1, 4)  # noqa: DTZ001 - written with the zone above
SERIES_SHARE = 0.02
CHANGED_SHARE = 0.12
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR")
_TITLES = ("Budget review", "ED escalation", "Board pre-read", "Steering committee", "Interview")
_WORDS = ("review", "status", "open", "risks", "next", "steps", "owner", "cost", "plan", "team")
_PLACES = ("Room 4.12", "Microsoft Teams Meeting", "Trust HQ, 3rd floor", "", "")
_STATES = ("BUSY", "TENTATIVE", "FREE", "OOF")
_HEAD = f"""BEGIN:VCALENDAR
PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN
VERSION:2.0
METHOD:PUBLISH
X-WR-CALNAME:Calendar
BEGIN:VTIMEZONE
TZID:{ZONE}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


def made_up_calendar(events: int) -> bytes:
    """Write a calendar with so many events: series, changed occurrences, single meetings."""
    random = Random(20260101)  # noqa: S311 - made-up data that must repeat
    lines = _HEAD.splitlines()
    for written in _events(random, events):
        lines += written
    lines.append("END:VCALENDAR")
    return ("\r\n".join(_folded(line) for line in lines) + "\r\n").encode()


def _events(random: Random, events: int) -> Iterator[list[str]]:
    series = int(events * SERIES_SHARE)
    changes_each = int(events * CHANGED_SHARE) // series
    for number in range(series):
        yield from _series(random, f"series-{number}", changes_each)
    for number in range(events - series * (1 + changes_each)):
        start = _workday(random, 3650) + timedelta(minutes=15 * random.randrange(4))
        minutes = random.choice([15, 30, 30, 60, 60, 90, 120])
        yield _event(random, f"single-{number}", start, minutes)


def _series(random: Random, uid: str, changes: int) -> Iterator[list[str]]:
    start = _workday(random, 3000)
    weeks = random.choice([26, 52, 104, 156])
    until = (start + timedelta(weeks=weeks)).strftime("%Y%m%dT%H%M%SZ")
    weekday = _WEEKDAYS[start.weekday()]
    rule = random.choices(
        [
            f"FREQ=WEEKLY;UNTIL={until};BYDAY={weekday};WKST=MO",
            f"FREQ=MONTHLY;UNTIL={until};BYDAY={(start.day - 1) // 7 + 1}{weekday}",
            f"FREQ=DAILY;UNTIL={until};BYDAY=MO,TU,WE,TH,FR",
            f"FREQ=WEEKLY;BYDAY={weekday};WKST=MO",
        ],
        weights=[70, 14, 3, 13],
    )[0]
    weekly = (start + timedelta(weeks=week) for week in random.sample(range(1, weeks), 12))
    excluded = [f"EXDATE;TZID={ZONE}:{_local(next(weekly))}" for _ in range(3)]
    yield _event(random, uid, start, 60, f"RRULE:{rule}", *excluded)
    for _, at in zip(range(changes), weekly, strict=False):
        moved = at + timedelta(hours=random.choice([-2, -1, 1, 2, 24]))
        yield _event(random, uid, moved, 60, f"RECURRENCE-ID;TZID={ZONE}:{_local(at)}")


def _event(random: Random, uid: str, start: datetime, minutes: int, *repeating: str) -> list[str]:
    written = f"{_local(start - timedelta(days=2))}Z"
    words = " ".join(random.choices(_WORDS, k=random.randint(2, 14)))
    state = random.choices(_STATES, weights=[85, 8, 4, 3])[0]
    reminder = ["BEGIN:VALARM", "TRIGGER:-PT15M", "ACTION:DISPLAY", "END:VALARM"]
    return [
        "BEGIN:VEVENT",
        "CLASS:PUBLIC",
        f"CREATED:{written}",
        f"DESCRIPTION:Agenda and notes: {words}\\n",
        f"DTEND;TZID={ZONE}:{_local(start + timedelta(minutes=minutes))}",
        f"DTSTAMP:{written}",
        f"DTSTART;TZID={ZONE}:{_local(start)}",
        f"LAST-MODIFIED:{written}",
        f"LOCATION:{random.choice(_PLACES)}",
        "PRIORITY:5",
        *repeating,
        "SEQUENCE:0",
        f"SUMMARY;LANGUAGE=en-gb:{random.choice(_TITLES)}",
        "TRANSP:OPAQUE",
        f"UID:040000008200E00074C5B7101A82E008{uid:0>40}",
        f"X-MICROSOFT-CDO-BUSYSTATUS:{state}",
        "X-MICROSOFT-CDO-IMPORTANCE:1",
        *(reminder if random.random() < 0.3 else []),
        "END:VEVENT",
    ]


def _workday(random: Random, days: int) -> datetime:
    day = FIRST_DAY + timedelta(days=random.randrange(days))
    day -= timedelta(days=max(0, day.weekday() - 4))
    return day + timedelta(hours=random.choice([8, 9, 10, 11, 13, 14, 15, 16]))


def _local(at: datetime) -> str:
    return at.strftime("%Y%m%dT%H%M%S")


def _folded(line: str) -> str:
    return "\r\n ".join(line[at : at + 72] for at in range(0, len(line), 72)) if line else line
