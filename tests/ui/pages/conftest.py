"""What the tests of all pages share: a page in the window, and pressing what has words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from tests.ui.audit import settle


@pytest.fixture
def open_page(qtbot, shown_look):
    """Show a page as a window of its own, active, so that keys go to it."""

    def show(page, width=1080, height=760):
        qtbot.addWidget(page)
        page.resize(width, height)
        with qtbot.waitActive(page):
            page.show()
        settle()
        return page

    return show


@pytest.fixture
def press(qtbot):
    """Press the visible button of a page that says `words`, or is named so."""

    def do(page, words):
        found = [
            button
            for button in page.findChildren(QAbstractButton)
            if button.isVisible() and words in (button.text(), button.accessibleName())
        ]
        assert found, f"there is no button “{words}”"
        qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)

    return do


@pytest.fixture
def shown_words():
    """Return all the words that labels of a page show."""

    def read(page):
        return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())

    return read
