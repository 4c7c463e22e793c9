import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPalette

from planner.resource_files import resource_path
from ui.look.icons import icon
from ui.look.measure import scaled
from ui.look.theme import Theme, look, tokens
from ui.look.tokens import DARK, HIGH_CONTRAST, LIGHT

ICONS = sorted(path.stem for path in resource_path("icons").glob("*.svg"))


@pytest.mark.parametrize(
    ("theme", "shown"),
    [(Theme.LIGHT, LIGHT), (Theme.DARK, DARK), (Theme.HIGH_CONTRAST, HIGH_CONTRAST)],
)
def test_a_theme_reaches_qts_own_widgets(qapp, shown_look, theme, shown):
    shown_look.show_theme(theme)

    assert tokens() == shown
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == shown.bg


def test_the_system_theme_stays_chosen(shown_look):
    shown_look.show_theme(Theme.SYSTEM)

    assert shown_look.theme == Theme.SYSTEM
    assert tokens() in {LIGHT, DARK, HIGH_CONTRAST}


@pytest.mark.parametrize(("asked", "shown"), [(50, 100), (150, 150), (900, 200)])
def test_text_grows_to_twice_its_size_and_lengths_with_it(shown_look, asked, shown):
    shown_look.show_text(asked)

    assert shown_look.text_percent == shown
    assert scaled(100) == shown


def test_the_bundled_typeface_is_used_where_it_is_shipped(qapp):
    look()
    shipped = resource_path("fonts", "AtkinsonHyperlegibleNext-Regular.ttf").is_file()

    assert (qapp.font().family() == "Atkinson Hyperlegible Next") == shipped


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_draws_something_in_the_colour_of_the_theme(shown_look, name):
    shown_look.show_theme(Theme.DARK)

    drawn = icon(name, "text").pixmap(QSize(24, 24)).toImage()

    colours = {drawn.pixelColor(x, y).name() for x in range(24) for y in range(24)}
    assert DARK.text.lower() in colours


def test_an_icon_that_is_switched_off_looks_so(shown_look):
    shown_look.show_theme(Theme.LIGHT)
    drawing = icon("add", "text")

    usual = drawing.pixmap(QSize(24, 24)).toImage()
    disabled = drawing.pixmap(QSize(24, 24), QIcon.Mode.Disabled).toImage()

    assert usual != disabled


def test_an_icon_nobody_drew_is_refused(shown_look):
    with pytest.raises(FileNotFoundError):
        icon("unicorn")
