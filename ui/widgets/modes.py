"""How modes look wherever one is shown or chosen: always a word with its colour and pattern."""

from collections.abc import Iterable
from functools import cache

from PySide6.QtGui import QIcon

from planner.domain.attention import Mode
from planner.drawing.attention import MODE_PATTERNS, mode_token
from planner.words.choices import choice_title
from ui.widgets.choice import Option
from ui.widgets.swatch import swatch

MODE_KEYS = {
    Mode.FIREFIGHTING: "F",
    Mode.RUNNING: "R",
    Mode.LONG_TERM: "L",
    Mode.DEVELOPMENT: "D",
    Mode.AWAY: "A",
}
"""The one key that stands for a mode where no text can be typed."""


@cache
def mode_sample(mode: Mode) -> QIcon:
    """Return a mode's colour in its pattern."""
    return swatch(mode_token(mode), MODE_PATTERNS[mode])


def mode_options(modes: Iterable[Mode] = tuple(Mode)) -> list[Option]:
    """Return the modes to choose from."""
    return [
        Option(value=mode.value, words=choice_title(mode), sample=mode_sample(mode))
        for mode in modes
    ]
