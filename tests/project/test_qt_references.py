"""Does the installed PySide6 keep its reference counts? (See docs/decisions/0005.)

PySide6 6.12.0 loses a reference to None with every call on Python 3.11, and the program dies
after some thousand calls. Short tests do not notice, so these make many calls.
"""

import os
import subprocess
import sys

import pytest

EMIT_OFTEN = """
from PySide6.QtCore import QObject, Signal

class Sender(QObject):
    told = Signal(bool)

sender = Sender()
heard = []
sender.told.connect(heard.append)
for _ in range(100_000):
    sender.told.emit(True)
assert len(heard) == 100_000
"""
UPDATE_OFTEN = """
import sys
from PySide6.QtWidgets import QApplication, QWidget

application = QApplication([])
widget = QWidget()
before = sys.getrefcount(None)
for _ in range(1_000):
    widget.update()
lost = before - sys.getrefcount(None)
assert lost < 50, f"{lost} references to None were lost"
"""


@pytest.mark.parametrize("program", [EMIT_OFTEN, UPDATE_OFTEN], ids=["emit", "update"])
def test_many_calls_leave_the_interpreter_alive(program):
    offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

    ended = subprocess.run(
        [sys.executable, "-c", program], env=offscreen, capture_output=True, text=True, check=False
    )

    assert ended.returncode == 0, ended.stderr
