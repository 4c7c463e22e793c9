import pytest

from planner.domain.hours import WeekHours


@pytest.mark.parametrize(
    ("written", "short"),
    [
        ("", ""),
        ("mon-fri 08:00-18:00", "mon-fri 08:00-18:00"),
        ("mon 08:00-12:00; tue 8:00-12:00; thu 8:00-12:00", "mon-tue 08:00-12:00; thu 08:00-12:00"),
        ("sun 9:00-10:00,11:00-12:00", "sun 09:00-10:00,11:00-12:00"),
    ],
)
def test_hours_are_written_short_and_read_back_the_same(written, short):
    hours = WeekHours.parse(written)

    assert hours.short() == short
    assert WeekHours.parse(hours.short()) == hours
