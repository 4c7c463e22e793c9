from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from planner.drawing.display_list import Line, Polygon, Rect, Text
from planner.drawing.readiness_rounds import RoundMark, View, ViewLine, rounds_over_time
from tests.drawing.test_pictures import check_inside

FIRST = date(2025, 1, 6)
MEANS = st.none() | st.floats(1, 7)


@st.composite
def views(draw, view):
    days = sorted(draw(st.lists(st.integers(0, 900), min_size=1, max_size=6, unique=True)))
    marks = tuple(
        RoundMark(day=FIRST + timedelta(days=day), mean=draw(MEANS), words="Self: 5")
        for day in days
    )
    band = draw(st.none() | st.floats(0.1, 5))
    return ViewLine(view=view, label=view.name.title(), marks=marks, band=band)


def drawn(lines, width=225.0):
    days = sorted(mark.day for line in lines for mark in line.marks)
    return rounds_over_time(
        lines,
        lowest=1,
        highest=7,
        width=width,
        days={days[0]: "6 Jan 2025", days[-1]: "6 Oct 2026"},
        alternative="Commitment",
    )


def a_line(view, means, band=None):
    marks = tuple(
        RoundMark(day=FIRST + timedelta(days=90 * number), mean=mean, words=f"{mean}")
        for number, mean in enumerate(means)
    )
    return ViewLine(view=view, label=view.name.title(), marks=marks, band=band)


@given(st.tuples(*(views(view) for view in View)))
def test_rounds_stay_inside_the_frame(lines):
    picture = drawn(lines)

    check_inside(picture)
    assert len(picture.readings) == sum(len(line.marks) for line in lines)
    marks = [shape for shape in picture.shapes if isinstance(shape, Polygon)]
    in_bands = 2 * sum(line.has_band for line in lines)
    assert len(marks) == sum(len(line.shown) for line in lines) + in_bands


@given(st.tuples(*(st.floats(1, 7) for _ in View)))
def test_words_of_lines_never_stand_over_one_another(means):
    lines = [a_line(view, [mean]) for view, mean in zip(View, means, strict=True)]
    words = {line.label for line in lines}
    ys = sorted(
        shape.y for shape in drawn(lines).shapes if isinstance(shape, Text) and shape.words in words
    )

    assert all(below - above >= 9.99 for above, below in pairwise(ys))


def test_a_line_whose_last_round_is_hidden_has_its_word_where_it_ends():
    def left_of_word(means):
        shapes = drawn([a_line(View.TEAM, means), a_line(View.SELF, [4, 4, 4])]).shapes
        return next(s.x for s in shapes if isinstance(s, Text) and s.words == "Team")

    assert left_of_word([4, 5, None]) < left_of_word([4, 5, 6])


def test_views_differ_by_shape_and_word_not_by_colour_alone():
    marks = {}
    for view in View:
        (mark, *_) = [s for s in drawn([a_line(view, [4, 4])]).shapes if isinstance(s, Polygon)]
        x, y = mark.points[0]
        marks[view] = tuple((round(a - x, 3), round(b - y, 3)) for a, b in mark.points)

    assert len(set(marks.values())) == len(View)


def test_a_mean_that_is_not_shown_leaves_a_gap():
    def strokes(means):
        shapes = drawn([a_line(View.TEAM, means)]).shapes
        return sum(isinstance(s, Line) and s.stroke == View.TEAM.value for s in shapes)

    assert strokes([4, 5, 6]) == 2
    assert strokes([4, None, 6]) == 0


def test_a_band_needs_a_mean_before_the_last():
    def bands(means):
        shapes = drawn([a_line(View.SELF, means, band=0.6)]).shapes
        return sum(isinstance(s, Rect) for s in shapes)

    assert bands([4, 5]) == 1
    assert bands([5]) == 0
    assert bands([4, 5, None]) == 0
