import pytest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tests.ui import audit
from tests.ui.gallery import Gallery, gallery_page
from ui.look.theme import Theme
from ui.main_window import MainWindow


@pytest.fixture
def shown(qtbot):
    """Show a widget as a window of its own."""

    def show(widget, width=1280, height=800):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        audit.settle()
        return widget

    return show


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST])
def test_the_widgets_of_the_window_keep_every_rule(shown_look, shown, context, theme, percent):
    shown_look.show(theme, percent)

    window = shown(MainWindow(context, [gallery_page()]))

    assert audit.faults(window.page()) == []
    assert audit.faults(window.navigation) == []


def test_text_may_grow_while_the_page_is_shown(shown_look, shown, context):
    page = shown(Gallery(context))

    shown_look.show_text(200)
    audit.settle()

    assert audit.clipped_words(page) == []
    assert audit.overlaps(page) == []


def test_a_field_without_a_name_is_found(shown):
    page = QWidget()
    QVBoxLayout(page).addWidget(QLineEdit())

    assert audit.unnamed(shown(page)) != []


def test_a_target_that_is_too_small_is_found(shown):
    page = QWidget()
    button = QPushButton("x", page)
    button.setFixedSize(20, 30)

    assert audit.small_targets(shown(page)) != []


def test_words_that_do_not_fit_are_found(shown):
    page = QWidget()
    for widget in (QLabel("Model of frailty care", page), QPushButton("Accept blocks", page)):
        widget.setFixedWidth(40)

    assert len(audit.clipped_words(shown(page))) == 2


def test_words_on_words_are_found(shown):
    page = QWidget()
    QLabel("one", page)
    QLabel("other", page)

    assert audit.overlaps(shown(page)) != []


def test_tab_that_goes_back_up_is_found(shown):
    page = QWidget()
    lower, upper = QPushButton("lower", page), QPushButton("upper", page)
    lower.move(0, 100)
    upper.move(0, 0)

    assert audit.out_of_order(shown(page)) != []


def test_tab_from_column_to_column_is_as_read(shown):
    page = QWidget()
    row = QHBoxLayout(page)
    for _ in range(2):
        column = QVBoxLayout()
        for words in ("upper", "lower"):
            column.addWidget(QPushButton(words))
        row.addLayout(column)

    assert audit.out_of_order(shown(page)) == []
