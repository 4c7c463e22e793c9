"""Two members, the page of one of them, and the folder where they meet."""

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from tests.services.team_members import Member
from tests.ui.audit import settle
from ui.context import Context
from ui.pages.sharing.page import SharingPage


@pytest.fixture
def place(tmp_path):
    made = tmp_path / "directors"
    made.mkdir()
    return made


@pytest.fixture
def ann(clock):
    made = Member("Ann", clock)
    yield made
    made.session.close()


@pytest.fixture
def bob(clock):
    made = Member("Bob", clock)
    yield made
    made.session.close()


@pytest.fixture
def cem(clock):
    made = Member("Cem", clock)
    yield made
    made.session.close()


@pytest.fixture
def context(qapp, ann):
    """What Ann's page is given."""
    made = Context(ann.session)
    yield made
    made.jobs.shut_down()
    made.deleteLater()


class Desk:
    """Ann's page in a window, and what she is told."""

    def __init__(self, ann, context, show, press, told):
        self.ann = ann
        self.context = context
        self.told = told
        self._show = show
        self._press = press
        self.page = None

    def open(self, **size):
        """Show the page, after what stands before it in a test."""
        self.page = self._show(SharingPage(self.context), **size)
        self.rest()
        return self.page

    def press(self, words, *, rests=True):
        self._press(self.page, words)
        if rests:
            self.rest()

    def rest(self):
        """Wait until no work runs beside the window."""
        settle()
        while not self.context.jobs.is_idle:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
        settle()


@pytest.fixture
def desk(ann, open_page, context, press, notices):
    return Desk(ann, context, open_page, press, notices)
