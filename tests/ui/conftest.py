"""Fixtures that need Qt; always offscreen, so that no test needs a display."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication

from ui.context import Context
from ui.look.theme import Theme, look


@pytest.fixture
def context(qapp, session):
    """What a page is given, with the clock stopped."""
    made = Context(session)
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
    look().show(Theme.LIGHT, 100)


@pytest.fixture(autouse=True)
def nothing_is_left_behind(qapp):
    """Fail a test that leaves a thread, a running timer or a window."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("job")]
    for widget in QApplication.topLevelWidgets():
        timers = [timer for timer in widget.findChildren(QTimer) if timer.isActive()]
        assert not timers, f"{widget} left a timer running"
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert not left, f"left open: {left}"
