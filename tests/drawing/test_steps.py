from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.drawing.display_list import Rect
from planner.drawing.steps import Step, StepWords, steps_picture

FIRST = date(2026, 1, 1)
WORDS = StepWords(
    lanes=("Constructive", "Drifting", "Harmful"),
    first="1 Jan",
    last="20 Nov",
    alternative="How it stood",
    header=("From", "State"),
    rows=(("1 Jan", "Drifting"),),
)


def steps(*stretches):
    """Make steps from (lane, days), one behind the other."""
    made, day = [], FIRST
    for lane, days in stretches:
        end = day + timedelta(days=days)
        made.append(Step(lane=lane, first=day, last=end, words=f"{lane} for {days}"))
        day = end
    return made


@given(
    stretches=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 500)), min_size=1, max_size=12),
    width=st.floats(150, 900),
)
def test_every_step_is_drawn_within_the_picture_and_read_aloud(stretches, width):
    picture = steps_picture(steps(*stretches), WORDS, width=width)

    bars = [shape for shape in picture.shapes if isinstance(shape, Rect)]
    assert len(bars) == len(picture.readings) == len(stretches)
    for bar in bars:
        assert bar.width > 0
        assert bar.x >= 0
        assert bar.x + bar.width <= width + 3.001
        assert bar.y + bar.height <= picture.height


def test_a_step_lies_in_the_lane_of_its_state_and_is_as_long_as_it_took():
    picture = steps_picture(steps((1, 100), (0, 300)), WORDS, width=400)
    drifting, constructive = (shape for shape in picture.shapes if isinstance(shape, Rect))

    assert constructive.y < drifting.y
    assert round(constructive.width / drifting.width) == 3
    assert constructive.pattern is not drifting.pattern, "told apart by colour alone"


def test_one_day_can_be_seen():
    picture = steps_picture(steps((0, 0)), WORDS, width=300)

    (bar,) = (shape for shape in picture.shapes if isinstance(shape, Rect))
    assert bar.width >= 3
    assert (picture.header, picture.rows) == (WORDS.header, WORDS.rows)
