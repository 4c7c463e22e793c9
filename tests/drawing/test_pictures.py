"""Pictures stay in their frame, say what they show, and do not depend on colour alone."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.attention import WORKING_MODES
from planner.drawing.attention import (
    MODE_PATTERNS,
    BarPart,
    WeekBar,
    WeekWords,
    share_bar,
    stacked_weeks,
)
from planner.drawing.display_list import Align, Line, Pattern, Polygon, Rect, Text
from planner.drawing.goals import PlannedWeek, PlannedWords, level_boxes, planned_and_kept
from planner.drawing.readiness import SubscaleLine, readiness_lines

LETTER = 0.5  # width of a usual letter as part of its size
TOLERANCE = 1e-6
WIDTH = 467.0


def extent(shape):
    """Return left, top, right and bottom of a shape."""
    if isinstance(shape, Rect):
        return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
    if isinstance(shape, Line):
        xs, ys = (shape.x1, shape.x2), (shape.y1, shape.y2)
        return min(xs), min(ys), max(xs), max(ys)
    if isinstance(shape, Polygon):
        xs, ys = zip(*shape.points, strict=True)
        return min(xs), min(ys), max(xs), max(ys)
    wide = len(shape.words) * LETTER * shape.size
    left = {Align.START: 0, Align.MIDDLE: wide / 2, Align.END: wide}[shape.align]
    return shape.x - left, shape.y - shape.size, shape.x - left + wide, shape.y


def check_inside(picture):
    for shape in picture.shapes:
        left, top, right, bottom = extent(shape)
        assert left >= -TOLERANCE, shape
        assert top >= -TOLERANCE, shape
        assert right <= picture.width + TOLERANCE, shape
        assert bottom <= picture.height + TOLERANCE, shape
    for reading in picture.readings:
        x, y, width, height = reading.area
        assert min(x, y) >= -TOLERANCE
        assert x + width <= picture.width + TOLERANCE
        assert y + height <= picture.height + TOLERANCE


def shares():
    """Draw whole shares of four modes that add up to 100."""
    cuts = st.lists(st.integers(0, 100), min_size=3, max_size=3).map(sorted)
    return cuts.map(lambda c: [c[0], c[1] - c[0], c[2] - c[1], 100 - c[2]])


def bar_of(numbers):
    parts = [
        BarPart(mode=mode, share=share, words=f"{mode.value} {share}%", short=f"{share}%")
        for mode, share in zip(WORKING_MODES, numbers, strict=True)
    ]
    return share_bar(parts, width=WIDTH, alternative="Where the time went")


@given(shares())
def test_shares_fill_the_width_without_gap_or_overlap(numbers):
    picture = bar_of(numbers)

    rects = [shape for shape in picture.shapes if isinstance(shape, Rect)]
    end = 0.0
    for rect in rects:
        assert rect.x == pytest.approx(end)
        end = rect.x + rect.width
    assert end == pytest.approx(WIDTH)
    assert len(rects) == len(picture.readings) == sum(number > 0 for number in numbers)
    check_inside(picture)


@given(shares())
def test_words_stand_in_their_own_part_of_the_bar(numbers):
    picture = bar_of(numbers)

    rects = [shape for shape in picture.shapes if isinstance(shape, Rect)]
    for words in (shape for shape in picture.shapes if isinstance(shape, Text)):
        left, _, right, _ = extent(words)
        assert any(r.x - TOLERANCE <= left and right <= r.x + r.width + TOLERANCE for r in rects)


def test_parts_are_told_apart_without_colour():
    edges = [shape for shape in bar_of([25, 25, 25, 25]).shapes if isinstance(shape, Line)]

    assert [edge.x1 for edge in edges] == [WIDTH / 4, WIDTH / 2, 3 * WIDTH / 4]


MINUTES = st.integers(0, 3000)
WEEK = st.dictionaries(st.sampled_from(WORKING_MODES), MINUTES)


def weeks_of(drawn, highest):
    days = [date(2026, 8, 24) + timedelta(weeks=number) for number in range(len(drawn))]
    bars = [
        WeekBar(label=f"{day.day} Aug", minutes=minutes, coverage=90, words=f"Week of {day}")
        for day, minutes in zip(days, drawn, strict=True)
    ]
    words = WeekWords(
        alternative="Hours by week",
        hours_axis={0: "0 h", highest // 2: f"{highest // 2} h", highest: f"{highest} h"},
        names={mode: mode.value for mode in WORKING_MODES},
        header=("Week of",),
        coverage="Coverage",
    )
    return stacked_weeks(bars, [("1",)] * len(bars), words, width=WIDTH, height=128)


@given(st.lists(WEEK, max_size=30))
def test_weeks_stay_inside_the_frame(drawn):
    picture = weeks_of(drawn, highest=200)

    check_inside(picture)
    assert len(picture.readings) == len(picture.rows) == len(drawn)


@given(WEEK)
def test_a_bar_is_as_high_as_its_hours(minutes):
    picture = weeks_of([minutes], highest=200)

    lines = sorted(shape.y1 for shape in picture.shapes if isinstance(shape, Line))
    bars = [s for s in picture.shapes if isinstance(s, Rect) and not s.radius]
    height = sum(bar.height for bar in bars)
    assert height == pytest.approx((lines[-1] - lines[0]) * sum(minutes.values()) / (200 * 60))


def test_modes_are_stacked_as_the_legend_names_them():
    picture = weeks_of([dict.fromkeys(WORKING_MODES, 600)], highest=50)

    bars = [s for s in picture.shapes if isinstance(s, Rect) and not s.radius]
    top_down = [bar.fill for bar in sorted(bars, key=lambda bar: bar.y)]
    assert top_down == [f"mode_{mode.value}" for mode in WORKING_MODES]


def test_neighbours_in_a_stack_have_other_patterns():
    patterns = [MODE_PATTERNS[mode] for mode in WORKING_MODES]

    assert all(a is not b for a, b in pairwise(patterns))


PLANNED = st.lists(st.tuples(st.integers(0, 600), st.integers(0, 600)), max_size=30)


@given(PLANNED)
def test_planned_and_kept_time_stays_inside_the_frame(drawn):
    weeks = [
        PlannedWeek(label="24 Aug", planned=planned, kept=kept, words="Week of 24 August")
        for planned, kept in drawn
    ]
    words = PlannedWords(alternative="Time", hours_axis={5: "5 h", 10: "10 h"}, header=("Week",))

    picture = planned_and_kept(weeks, [("1",)] * len(weeks), words, width=220, height=64)

    check_inside(picture)
    filled = [shape for shape in picture.shapes if isinstance(shape, Rect)]
    assert len(filled) == sum(kept > 0 for _, kept in drawn)


@given(st.integers(1, 5), st.integers(1, 5))
def test_levels_are_as_many_boxes_as_there_are_levels(now, target):
    picture = level_boxes(now, target, 5, words="2 of 5", alternative="Level now 2 of 5")

    boxes = [shape.pattern for shape in picture.shapes if isinstance(shape, Rect)]
    assert len(boxes) == 5
    assert boxes.count(Pattern.SOLID) == now
    assert boxes.count(Pattern.HATCHED) == max(0, target - now)
    check_inside(picture)


MEANS = st.floats(1, 7)
LINES = st.builds(
    SubscaleLine,
    label=st.just("Commitment, team"),
    mean=MEANS,
    earlier=st.none() | MEANS,
    band=st.none() | st.floats(0.1, 5),
    words=st.just("Commitment, team: 5"),
)


@given(st.lists(LINES, min_size=1, max_size=12))
def test_readiness_stays_on_its_scale(lines):
    picture = readiness_lines(
        lines, lowest=1, highest=7, width=WIDTH, alternative="Means on the scale"
    )

    check_inside(picture)
    assert len(picture.readings) == len(lines)
