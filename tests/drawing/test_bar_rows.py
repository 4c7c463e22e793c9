from hypothesis import given
from hypothesis import strategies as st

from planner.drawing.bar_rows import BarRow, BarWords, bars_picture
from planner.drawing.display_list import Rect, Text

WORDS = BarWords(alternative="What it cost", header=("Barrier", "Hours"), rows=(("Beds", "2 h"),))


def bar(*parts, name="Beds"):
    return BarRow(name=name, parts=parts, label="2 h", words=f"{name}: 2 h")


def drawn(picture):
    return [shape for shape in picture.shapes if isinstance(shape, Rect)]


@given(
    amounts=st.lists(st.tuples(st.floats(0, 9_999), st.floats(0, 9_999)), min_size=1, max_size=10),
    width=st.floats(120, 900),
)
def test_no_bar_leaves_the_picture_and_each_is_read_aloud(amounts, width):
    picture = bars_picture([bar(*parts) for parts in amounts], WORDS, width=width)

    assert all(shape.x + shape.width <= width * 1.000001 for shape in drawn(picture))
    assert all(shape.y + shape.height <= picture.height for shape in drawn(picture))
    assert len(picture.readings) == len(amounts)


def test_parts_stand_one_behind_the_other_in_patterns_of_their_own():
    picture = bars_picture([bar(60, 40), bar(50, 0)], WORDS, width=200)
    first, second, third = drawn(picture)

    assert (first.x, first.width, second.x, second.width) == (0, 120, 120, 80)
    assert first.pattern is not second.pattern
    assert third.width == 100


def test_a_name_that_is_too_long_is_cut_and_read_whole():
    name = "The same figure is asked for three times a week by four bodies"

    picture = bars_picture([bar(1, name=name)], WORDS, width=150)

    words = [shape.words for shape in picture.shapes if isinstance(shape, Text)]
    assert words[0].endswith("…")
    assert picture.readings[0].words == f"{name}: 2 h"


def test_nothing_to_draw_is_drawn():
    assert drawn(bars_picture([], WORDS, width=200)) == []
    assert drawn(bars_picture([bar(0)], WORDS, width=200)) == []
