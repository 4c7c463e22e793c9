"""Which typeface the window is set in."""

from PySide6.QtGui import QFont, QFontDatabase

from planner.resource_files import resource_path
from ui.look.measure import BASE_PT

_FILES = ("AtkinsonHyperlegibleNext-Regular.ttf", "AtkinsonHyperlegibleNext-Bold.ttf")


def load_family() -> str | None:
    """Make the bundled typeface known to Qt and return its family; None if it is not there."""
    family = None
    for name in _FILES:
        path = resource_path("fonts", name)
        number = QFontDatabase.addApplicationFont(str(path)) if path.is_file() else -1
        if number >= 0:
            family = family or QFontDatabase.applicationFontFamilies(number)[0]
    return family


def body_font(family: str | None, text_percent: int) -> QFont:
    """Return the font of body text at `text_percent` of its usual size."""
    font = QFont(family) if family else QFont()
    font.setPointSizeF(BASE_PT * text_percent / 100)
    return font
