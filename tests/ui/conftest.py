"""Fixtures that need Qt; always offscreen, so that no test needs a display."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import threading
from datetime import datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication

from ui.context import Context, Words
from ui.look.theme import Theme, look

NOW = datetime(2026, 11, 19, 15, 20, tzinfo=timezone(timedelta(0)))


class EmptySession:
    """A session in which nothing ever happened."""

    def __init__(self):
        self.read = None
        self.listeners = []
        self.steps = []
        self.undoable_action = None
        self.redoable_action = None

    def listen(self, listener):
        self.listeners.append(listener)

    def undo(self):
        self.steps.append("undo")

    def redo(self):
        self.steps.append("redo")

    def undoable(self):
        return self.undoable_action

    def redoable(self):
        return self.redoable_action


@pytest.fixture
def session():
    return EmptySession()


@pytest.fixture
def context(qapp, session):
    """What a page is given, with the clock stopped on a Thursday afternoon."""
    words = Words(error=str, action=lambda action: action.value.replace("_", " "))
    made = Context(session, now=lambda: NOW, words=words)
    yield made
    made.jobs.shut_down()
    made.deleteLater()


@pytest.fixture
def notices(context):
    """Collects what the user would have been told."""
    told = []
    context.noticed.connect(told.append)
    return told


@pytest.fixture
def shown_look(qapp):
    """The application's look, put back to light and 100 % afterwards."""
    yield look()
    look().show_theme(Theme.LIGHT)
    look().show_text(100)


@pytest.fixture(autouse=True)
def nothing_is_left_behind(request):
    """Fail a test that leaves a thread, a running timer or a window."""
    yield
    if "qapp" not in request.fixturenames:
        return
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("job")]
    for widget in QApplication.topLevelWidgets():
        timers = [timer for timer in widget.findChildren(QTimer) if timer.isActive()]
        assert not timers, f"{widget} left a timer running"
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert not left, f"left open: {left}"
