import pytest

from planner.domain.hours import WeekHours
from planner.words.week_hours import week_hours_lines, week_hours_text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("mon-fri 08:00-18:00", "Mon\u2013Fri 08:00\u201318:00"),
        ("wed 08:00-24:00", "Wed 08:00\u201324:00"),
        (
            "mon 08:00-12:00,13:00-17:00; tue 08:00-12:00; thu-fri 09:00-10:00",
            "Mon 08:00\u201312:00, 13:00\u201317:00; Tue 08:00\u201312:00; "
            "Thu\u2013Fri 09:00\u201310:00",
        ),
        ("", "no hours"),
    ],
)
def test_neighbouring_days_with_the_same_hours_stand_together(written, shown):
    assert week_hours_text(WeekHours.parse(written)) == shown


def test_days_with_a_gap_between_stand_apart():
    hours = WeekHours.parse("mon 08:00-12:00; wed 08:00-12:00")

    assert week_hours_lines(hours) == ["Mon 08:00\u201312:00", "Wed 08:00\u201312:00"]
