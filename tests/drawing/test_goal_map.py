"""The map of goals stays in its frame, shows each goal, and counts those without room."""

from hypothesis import given
from hypothesis import strategies as st

from planner.drawing.display_list import Text
from planner.drawing.goal_map import GoalMark, MapWords, goal_map
from tests.drawing.test_pictures import check_inside

STEP = st.integers(1, 5)
WORDS = MapWords(
    level_axis="level now",
    importance_axis="importance",
    most_to_gain="most to gain",
    strengths="strengths",
    alternative="Goals by level and importance",
    header=("Goal",),
    rows=(),
)


def drawn(places, width=300.0):
    marks = [
        GoalMark(number=number, level=level, importance=importance, words=f"goal {number}")
        for number, (level, importance) in enumerate(places, start=1)
    ]
    return goal_map(marks, WORDS, highest=5, width=width)


def bold_words(picture):
    return [shape.words for shape in picture.shapes if isinstance(shape, Text) and shape.bold]


@given(st.lists(st.tuples(STEP, STEP), max_size=40), st.floats(150, 900))
def test_the_map_stays_inside_its_frame_and_reads_each_goal_in_order(places, width):
    picture = drawn(places, width)

    check_inside(picture)
    assert [reading.words for reading in picture.readings] == [
        f"goal {number}" for number in range(1, len(places) + 1)
    ]


@given(st.lists(st.tuples(STEP, STEP), max_size=40), st.floats(150, 900))
def test_every_goal_has_its_number_or_is_counted(places, width):
    words = bold_words(drawn(places, width))

    counted = sum(int(said) for said in words if said.startswith("+"))
    assert len([said for said in words if not said.startswith("+")]) + counted == len(places)


def test_what_matters_and_is_not_done_well_stands_top_left():
    weak, strong, small = drawn([(1, 5), (5, 5), (1, 1)]).readings

    assert weak.area[0] < strong.area[0]
    assert weak.area[1] < small.area[1]
