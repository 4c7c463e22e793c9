"""What the window remembers from one start to the next: its place, its page, its look."""

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget

from ui.look.theme import Theme

_GEOMETRY, _PAGE, _THEME, _TEXT = "window/geometry", "window/page", "look/theme", "look/text"


class WindowState:
    """Reads and writes one settings file. What cannot be understood counts as not set."""

    def __init__(self, path: str) -> None:
        self._settings = QSettings(path, QSettings.Format.IniFormat)

    def restore(self, window: QWidget) -> bool:
        """Put the window where it was; False when nothing usable is remembered."""
        kept = self._settings.value(_GEOMETRY)
        return isinstance(kept, QByteArray) and window.restoreGeometry(kept)

    def remember(self, window: QWidget, page: str) -> None:
        """Keep where the window is and which page it shows."""
        self._put(_GEOMETRY, window.saveGeometry())
        self._put(_PAGE, page)

    @property
    def page(self) -> str:
        """Return the name of the page shown last; empty if none was."""
        return str(self._settings.value(_PAGE, ""))

    @property
    def theme(self) -> Theme:
        """Return the theme the user chose."""
        kept = self._settings.value(_THEME)
        return Theme(kept) if kept in {theme.value for theme in Theme} else Theme.SYSTEM

    @property
    def text_percent(self) -> int:
        """Return the text size the user chose, in percent."""
        kept = str(self._settings.value(_TEXT, ""))
        return int(kept) if kept.isdecimal() else 100

    def remember_look(self, theme: Theme, text_percent: int) -> None:
        """Keep the theme and the text size, and write everything down."""
        self._put(_THEME, theme.value)
        self._put(_TEXT, str(text_percent))
        self._settings.sync()

    def _put(self, name: str, value: object) -> None:
        """Keep a value, and leave the file alone where it says so already."""
        if self._settings.value(name) != value:
            self._settings.setValue(name, value)
