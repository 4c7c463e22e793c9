import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel

from planner.overriding import override
from tests.screens.make_pictures import (
    HEIGHT,
    TEXT_PERCENTS,
    THEMES,
    WIDTH,
    make_pictures,
    wait_until_drawn,
)
from tests.ui.gallery import gallery_page
from ui.context import Context
from ui.look.theme import Theme, look


@pytest.fixture
def context(qapp, session):
    made = Context(session)
    yield made
    made.jobs.shut_down()


def test_every_page_passes_the_audit_and_has_its_picture(qapp, session, tmp_path):
    found = make_pictures(session, [gallery_page()], tmp_path)
    look().show(Theme.LIGHT, 100)

    assert found == []
    pictures = sorted(tmp_path.iterdir())
    assert len(pictures) == len(THEMES) * len(TEXT_PERCENTS)
    for picture in pictures:
        assert QImage(str(picture)).size().toTuple() == (WIDTH, HEIGHT)


class FillsItself(QLabel):
    """A page that shows something only once a job has ended."""

    def __init__(self, context):
        super().__init__()
        self.context = context

    @override
    def showEvent(self, event):
        super().showEvent(event)
        self.context.jobs.start(lambda _progress: "first").succeeded.connect(self.go_on)

    @Slot(object)
    def go_on(self, _found):
        self.context.jobs.start(lambda _progress: "second").succeeded.connect(self.setText)


def test_a_picture_is_taken_only_when_the_page_has_filled_itself(qapp, context, qtbot):
    page = FillsItself(context)
    qtbot.addWidget(page)
    page.show()

    wait_until_drawn(context)

    assert page.text() == "second"
