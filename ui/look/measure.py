"""How long a length is on screen: everything grows with the text."""

from PySide6.QtWidgets import QApplication

BASE_PT = 10.0
"""The size of body text at 100 %."""

H1_FACTOR = 2.0
H2_FACTOR = 1.2
BIG_FACTOR = 1.7
SMALL_FACTOR = 0.9


def text_scale() -> float:
    """Return how much larger than 100 % the text of the application is."""
    return QApplication.font().pointSizeF() / BASE_PT


def scaled(px: float) -> int:
    """Return a length drawn at 100 % text as pixels at the present text size."""
    return round(px * text_scale())


def font_pt(factor: float = 1.0) -> float:
    """Return the point size of a text that is `factor` times as large as body text."""
    return round(QApplication.font().pointSizeF() * factor, 1)
