"""Everything printed can be seen: contrast computed from the palette, patterns beside colours."""

import re
from itertools import pairwise

import pytest

from planner.drawing.display_list import Pattern, Picture, Polygon, Rect
from planner.export.pdf.charts import dots, drawing_of, hatch_lines, operators_of
from planner.export.pdf.palette import (
    PRINT_COLOURS,
    UnknownColourTokenError,
    paper_colour,
    paper_rgb,
)
from planner.export.pdf.text import TextDoor

MODES = [token for token in PRINT_COLOURS if token.startswith("mode_")]
STAR = ((0.0, 0.0), (40.0, 0.0), (10.0, 30.0), (20.0, -20.0), (30.0, 30.0))


def luminance(token):
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in paper_rgb(token)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("text", ["text", "muted", "accent", "good", "caution"])
@pytest.mark.parametrize("paper", ["surface", "sunken", "field_fill", "soft"])
def test_words_can_be_read(text, paper):
    assert contrast(text, paper) >= 4.5


@pytest.mark.parametrize("mode", [mode for mode in MODES if mode != "mode_away"])
def test_white_words_can_be_read_on_the_modes(mode):
    assert contrast("on_accent", mode) >= 4.5


@pytest.mark.parametrize("shape", [*MODES, "field", "accent", "good", "caution"])
def test_shapes_can_be_seen(shape):
    assert contrast(shape, "surface") >= 3


def test_the_border_of_a_field_stands_out_from_its_inside():
    assert contrast("field", "field_fill") >= 3


def test_an_unknown_token_is_a_bug_of_its_author():
    with pytest.raises(UnknownColourTokenError, match="mode_flying"):
        paper_colour("mode_flying")


def inside(x, y, points):
    turns = [
        (y1 > y) != (y2 > y) and x < x1 + (x2 - x1) * (y - y1) / (y2 - y1)
        for (x1, y1), (x2, y2) in pairwise([*points, points[0]])
    ]
    return sum(turns) % 2 == 1


def test_hatching_stays_inside_any_shape():
    lines = list(hatch_lines(STAR))

    assert lines
    for x1, y1, x2, y2 in lines:
        assert x1 + y1 == pytest.approx(x2 + y2)
        assert inside((x1 + x2) / 2, (y1 + y2) / 2, STAR)


def test_dots_stay_inside_any_shape():
    centres = list(dots(STAR))

    assert centres
    assert all(inside(x, y, STAR) for x, y in centres)


@pytest.mark.parametrize("pattern", list(Pattern))
def test_patterns_differ_without_colour(pattern):
    square = Polygon(points=((0, 0), (40, 0), (40, 40), (0, 40)), fill="accent", pattern=pattern)
    flat = Rect(x=0, y=0, width=40, height=40, fill="accent", pattern=pattern)

    painted = [painting_of(square), painting_of(flat)]

    expected = {
        Pattern.SOLID: ["f"],
        Pattern.HATCHED: ["[] 0 d", "B", "S"],
        Pattern.DOTTED: ["[] 0 d", "B", "f"],
        Pattern.OUTLINE: ["[3 2] 0 d", "B"],
    }[pattern]
    assert painted == [expected, expected]


def painting_of(shape):
    """Return how lines are dashed, and what is filled and stroked, in order."""
    return re.findall(r"\[.*?\] 0 d|\b[fBS]$", "\n".join(operators_of(shape)), re.MULTILINE)


def test_round_corners_stay_inside_the_rectangle():
    rect = Rect(x=0, y=0, width=40, height=6, fill="accent", radius=5)

    numbers = [float(n) for n in re.findall(r"-?\d+\.\d+", next(operators_of(rect)))][3:]

    assert (min(numbers[::2]), max(numbers[::2])) == (0, 40)
    assert (min(numbers[1::2]), max(numbers[1::2])) == (-6, 0)


def test_a_picture_too_wide_is_made_smaller_whole():
    picture = Picture(
        width=1000, height=100, shapes=(), alternative="x", readings=(), header=(), rows=()
    )

    drawing = drawing_of(picture, TextDoor(), 500, 400)

    assert (drawing.width, drawing.height) == (500, 50)
