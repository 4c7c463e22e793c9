from datetime import date, datetime, timedelta

from planner.drawing.display_list import Line, Text
from planner.insight.survival import Outcome, survival_rates
from ui.widgets.survival_chart import survival_of_week

MONDAY = datetime(2026, 11, 23, 9)  # noqa: DTZ001 - the clock on the wall


def picture(kept, lost=0):
    outcomes = [
        Outcome(start=MONDAY - timedelta(weeks=number), minutes=60, survived=number >= lost)
        for number in range(kept + lost)
    ]
    return survival_of_week(survival_rates(outcomes, date(2026, 11, 23)), 400)


def written(shown):
    return [shape.words for shape in shown.shapes if isinstance(shape, Text)]


def reading(shown, when):
    return next(each.words for each in shown.readings if each.words.startswith(when))


def test_a_cell_says_its_share_as_a_number_and_its_interval():
    shown = picture(kept=7, lost=1)

    assert "88%" in written(shown)
    assert len([shape for shape in shown.shapes if isinstance(shape, Line)]) == 1
    said = reading(shown, "Monday 09:00")
    assert said == "Monday 09:00: 7 of 8 kept, 88%, likely between 53% and 98%"
    assert shown.rows == (("Monday", "09:00", "7 of 8", "88%", "53% and 98%"),)


def test_a_cell_with_few_blocks_is_blank_but_says_how_many_there_were():
    shown = picture(kept=7)

    assert not [words for words in written(shown) if "%" in words]
    assert reading(shown, "Monday 09:00") == "Monday 09:00: 7 blocks, too few for a share"
    assert reading(shown, "Tuesday 09:00") == "Tuesday 09:00: no block yet"


def test_working_days_and_hours_are_always_named_and_no_marks_leave_the_picture():
    shown = picture(kept=9)

    assert {"Mon", "Fri", "08:00", "17:00"} <= set(written(shown))
    for each in shown.readings:
        x, y, width, height = each.area
        assert x >= 0
        assert y >= 0
        assert x + width <= shown.width
        assert y + height <= shown.height
