"""What exists once for a key has one id in every copy of a plan, so that a merge meets itself."""

import shutil
from datetime import date

from planner.domain.attention import DayClose, Meeting
from planner.services.calendars import import_calendars
from planner.services.day import close_day
from planner.services.session import Session

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:board@example.org
DTSTAMP:20261101T090000Z
DTSTART:20261116T090000Z
DTEND:20261116T100000Z
RRULE:FREQ=DAILY;COUNT=3
SUMMARY:Board
END:VEVENT
END:VCALENDAR
"""


def test_two_copies_give_the_same_meetings_and_days_the_same_ids(tmp_path, around):
    mine, theirs = tmp_path / "mine.firebreak", tmp_path / "theirs.firebreak"
    Session.create(mine, around).close()
    shutil.copy(mine, theirs)
    calendar = tmp_path / "board.ics"
    calendar.write_text(CALENDAR)
    ids = []
    for path in (mine, theirs):
        session = Session.open(path, around)
        import_calendars(session, [calendar])
        close_day(session, date(2026, 11, 19))
        ids.append({record.id for kind in (Meeting, DayClose) for record in session.read.all(kind)})
        session.close()

    assert len(ids[0]) == 4
    assert ids[0] == ids[1]


def test_other_keys_types_and_plans_have_other_ids(around):
    session, other = Session.create(None, around), Session.create(None, around)

    ids = {
        session.only_id(Meeting, "a", "bc"),
        session.only_id(Meeting, "ab", "c"),
        session.only_id(DayClose, "a", "bc"),
        other.only_id(Meeting, "a", "bc"),
    }

    assert len(ids) == 4
    session.close()
    other.close()
