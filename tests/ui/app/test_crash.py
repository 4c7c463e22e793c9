import logging
import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ui.app.crash import LARGEST_LOG_BYTES, CrashGuard, write_log_to
from ui.app.crash_dialog import CrashDialog


@pytest.fixture
def log_file(tmp_path):
    file = tmp_path / "logs" / "firebreak.log"
    handler = write_log_to(file)
    yield file
    logging.getLogger().removeHandler(handler)
    handler.close()


@pytest.fixture
def guard(qapp, log_file):
    hooks = (sys.excepthook, threading.excepthook)
    made = CrashGuard(log_file, qapp)
    yield made
    made.let_go()
    made.deleteLater()
    assert (sys.excepthook, threading.excepthook) == hooks


def bug(number=0):
    error = ZeroDivisionError(number)
    return type(error), error, None


def dialogs():
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, CrashDialog)]


def test_a_bug_is_written_down_and_shown_with_what_was_kept(qtbot, guard, log_file):
    sys.excepthook(*bug())
    qtbot.waitUntil(lambda: len(dialogs()) == 1)

    [dialog] = dialogs()
    qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert "ZeroDivisionError" in QGuiApplication.clipboard().text()
    assert "ZeroDivisionError" in log_file.read_text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialogs())


def test_the_log_holds_no_word_of_the_plan(qtbot, guard, log_file):
    error = KeyError("harassment complaint against the chair")

    sys.excepthook(KeyError, error, None)
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    dialogs()[0].reject()

    assert "KeyError" in log_file.read_text()
    assert "chair" not in log_file.read_text()


def test_a_second_bug_opens_no_second_window(qtbot, guard, log_file):
    for number in range(3):
        sys.excepthook(*bug(number))
    qtbot.waitUntil(lambda: len(dialogs()) == 1)

    assert guard.count == 3
    assert log_file.read_text().count("ZeroDivisionError") == 3
    dialogs()[0].reject()
    qtbot.waitUntil(lambda: not dialogs())


def test_a_bug_in_another_thread_is_shown_too(qtbot, guard):
    def fail():
        raise ZeroDivisionError

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(dialogs()) == 1)

    dialogs()[0].reject()
    qtbot.waitUntil(lambda: not dialogs())


def test_ctrl_c_is_no_bug(qtbot, guard):
    with qtbot.captureExceptions() as left_to_others:
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert guard.count == 0
    assert [kind for kind, _, _ in left_to_others] == [KeyboardInterrupt]


def test_a_large_log_starts_anew(tmp_path):
    file = tmp_path / "firebreak.log"
    file.write_bytes(b"x" * (LARGEST_LOG_BYTES + 1))

    handler = write_log_to(file)
    logging.getLogger("test").warning("after")
    logging.getLogger().removeHandler(handler)
    handler.close()

    assert file.stat().st_size < 1000
