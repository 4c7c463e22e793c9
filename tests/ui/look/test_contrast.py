import pytest

from ui.look.tokens import DARK, HIGH_CONTRAST, LIGHT, TOKEN_NAMES

THEMES = {"light": LIGHT, "dark": DARK, "high contrast": HIGH_CONTRAST}
MODES = ("firefighting", "running", "long_term", "development", "away")
GROUNDS = ("bg", "surface", "sunken")
TEXT_PAIRS = [
    *((ink, ground) for ink in ("text", "muted", "accent") for ground in GROUNDS),
    *((ink, "surface") for ink in ("good", "warning", "error")),
    *(("text", f"mode_{mode}_soft") for mode in MODES),
    ("on_accent", "accent"),
    ("on_soft", "soft"),
    ("accent", "chosen"),
    ("accent_on_soft", "soft"),
    ("text", "diary_soft"),
    ("surface", "text"),
]
SHAPE_PAIRS = [
    *((shape, "surface") for shape in ("field", "accent", "error", "diary")),
    *((f"mode_{mode}", "surface") for mode in MODES),
    *((f"mode_{mode}", "chosen") for mode in MODES if mode != "away"),
]


def luminance(colour):
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read(theme, ink, ground):
    tokens = THEMES[theme]

    assert contrast(tokens.colour(ink), tokens.colour(ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS)
def test_shapes_stand_out(theme, shape, ground):
    tokens = THEMES[theme]

    assert contrast(tokens.colour(shape), tokens.colour(ground)) >= 3


def test_black_on_white_is_as_far_as_it_goes():
    assert round(contrast("#000000", "#FFFFFF"), 3) == 21


def test_a_colour_nobody_named_is_refused():
    assert "pink" not in TOKEN_NAMES
    with pytest.raises(KeyError):
        LIGHT.colour("pink")
