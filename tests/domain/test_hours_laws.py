from hypothesis import given
from hypothesis import strategies as st

from planner.domain.hours import DAY_MINUTES, Span, WeekHours


@st.composite
def spans(draw):
    edges = sorted(draw(st.sets(st.integers(0, DAY_MINUTES), max_size=8)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return tuple(Span(start, end) for start, end in pairs)


HOURS = st.builds(lambda day, other: WeekHours((day, other, *((),) * 5)), spans(), spans())


def minutes(hours):
    """The minutes of the first two days, one by one."""
    return {
        (day, minute)
        for day in range(2)
        for span in hours.days[day]
        for minute in range(span.start, span.end)
    }


@given(HOURS, HOURS)
def test_what_lies_in_both_and_what_is_left_are_told_to_the_minute(one, other):
    assert minutes(one.within(other)) == minutes(one) & minutes(other)
    assert minutes(one.without(other)) == minutes(one) - minutes(other)
    assert one.within(other).week_minutes + one.without(other).week_minutes == one.week_minutes


@given(HOURS)
def test_stretches_hold_all_minutes_and_touching_spans_are_one(hours):
    for day in range(7):
        assert sum(hours.stretches(day)) == sum(s.end - s.start for s in hours.days[day])
    assert hours.longest_minutes == max(
        (length for day in range(7) for length in hours.stretches(day)), default=0
    )


def test_spans_that_touch_are_one_stretch():
    assert WeekHours.parse("mon 08:00-10:00,10:00-12:00,13:00-14:00").stretches(0) == [240, 60]
