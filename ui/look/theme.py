"""Which theme is shown, and how it is switched."""

from enum import Enum
from typing import ClassVar

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal, Slot
from PySide6.QtWidgets import QApplication

from ui.look.fonts import body_font, load_family
from ui.look.palette import palette
from ui.look.style_sheet import style_sheet
from ui.look.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens

SMALLEST_TEXT_PERCENT = 100
LARGEST_TEXT_PERCENT = 200
STYLE = "Fusion"
_HAS_STYLE = "hasStyle"


class Theme(Enum):
    """What the user can choose in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class Look(QObject):
    """The theme and text size of the running application. There is one, owned by it.

    Signals:
        switched: Another theme or text size is shown. Widgets need it only if they keep
            colours or lengths; those that ask while painting are repainted anyway.
    """

    switched = Signal()
    shown: ClassVar["Look | None"] = None

    def __init__(
        self, app: QApplication, theme: Theme = Theme.SYSTEM, text_percent: int = 100
    ) -> None:
        super().__init__(app)
        self._app = app
        self._images = QTemporaryDir()
        self._family = load_family()
        self._theme = theme
        self._text_percent = _within_limits(text_percent)
        self.tokens = LIGHT
        if not app.property(_HAS_STYLE):
            app.setStyle(STYLE)
        Look.shown = self
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def theme(self) -> Theme:
        """Return what the user chose; SYSTEM stays SYSTEM."""
        return self._theme

    @property
    def text_percent(self) -> int:
        """Return the text size, 100 to 200."""
        return self._text_percent

    def show(self, theme: Theme, text_percent: int) -> None:
        """Switch theme and text size at once; what is shown already is not shown anew."""
        wanted = theme, _within_limits(text_percent)
        if wanted != (self._theme, self._text_percent):
            self._theme, self._text_percent = wanted
            self._apply()

    def show_theme(self, theme: Theme) -> None:
        """Switch the whole application to another theme."""
        self.show(theme, self._text_percent)

    def show_text(self, percent: int) -> None:
        """Set the text size in percent; beyond its limits the nearest one is taken."""
        self.show(self._theme, percent)

    def remove_images(self) -> None:
        """Remove the pictures made for the style sheet; called once, when the program ends."""
        self._images.remove()

    def _apply(self) -> None:
        self.tokens = self._tokens_of(self._theme)
        self._app.setFont(body_font(self._family, self._text_percent))
        self._app.setPalette(palette(self.tokens))
        self._app.setStyleSheet(style_sheet(self.tokens, self._images.path()))
        self.switched.emit()

    def _tokens_of(self, theme: Theme) -> Tokens:
        chosen = {
            Theme.LIGHT: LIGHT,
            Theme.DARK: DARK,
            Theme.HIGH_CONTRAST: HIGH_CONTRAST,
        }.get(theme)
        if chosen:
            return chosen
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return HIGH_CONTRAST
        return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT

    @Slot()
    def _on_system_changed(self) -> None:
        if self._theme == Theme.SYSTEM:
            self._apply()


def application(arguments: list[str]) -> QApplication:
    """Return the application, which is made in the style of all themes if there is none yet."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    # Named here, the style need not be handed to Qt, which would hand an object back: the
    # binding would look through all of its classes for its own.
    made = QApplication([*arguments[:1], "-style", STYLE])
    made.setProperty(_HAS_STYLE, True)  # noqa: FBT003 - Qt's own signature
    return made


def begin_look(theme: Theme, text_percent: int) -> None:
    """Show the application in a theme and a text size from the beginning."""
    if Look.shown is None:
        Look(_running(), theme, text_percent)
    else:
        Look.shown.show(theme, text_percent)


def look() -> Look:
    """Return the application's look; it is made on first use, so that tests need no set-up."""
    # Not found by `findChild`, which hands every object back that it meets.
    return Look.shown or Look(_running())


def _running() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        message = "a look needs a QApplication"
        raise TypeError(message)
    return app


def tokens() -> Tokens:
    """Return the colours of the present theme."""
    return look().tokens


def _within_limits(percent: int) -> int:
    return max(SMALLEST_TEXT_PERCENT, min(LARGEST_TEXT_PERCENT, percent))
