import pytest

from planner.services.calendars import CalendarImport
from planner.words.calendar_import import import_text


def taken_in(*, added=0, unchanged=0):
    return CalendarImport(
        files=1,
        events=added + unchanged,
        occurrences=added + unchanged,
        added=added,
        updated=0,
        unchanged=unchanged,
        cancelled=0,
        skipped=(),
        repaired=(),
        cuts=(),
        guessed_zones=(),
    )


@pytest.mark.parametrize(
    ("done", "told"),
    [
        (taken_in(), "No meeting was found in the weeks around today. Nothing was changed."),
        (taken_in(unchanged=1), "1 meeting was found, as it stood before."),
        (taken_in(unchanged=3), "3 meetings were found, all as they stood before."),
        (taken_in(added=2, unchanged=3), "Took in the calendar: 2 new meetings and 3 as before."),
    ],
)
def test_what_became_of_the_meetings_is_told(done, told):
    assert import_text(done) == told
