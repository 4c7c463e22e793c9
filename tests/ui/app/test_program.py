"""The real program, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[3]
HEAVY = ("reportlab", "pikepdf", "icalendar", "numpy", "pandas", "PIL", "pypdfium2", "asyncio")
OPEN = """
import sys
from pathlib import Path
from ui.app.opening import open_window
from ui.app.screen import NoWindowError
try:
    status = open_window(Path(sys.argv[1]), {how}=True)
except NoWindowError as error:
    sys.exit(str(error))
print(" ".join(name for name in {heavy!r} if name in sys.modules))
sys.exit(status)
"""
# Python before 3.12 counts None; a Qt binding that loses such references dies after a while.
CANARY = """
import sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
class Emitter(QObject):
    told = Signal(bool)
app = QApplication([])
emitter, widget = Emitter(), QWidget()
emitter.told.connect(lambda told: None)
before = sys.getrefcount(None)
for _ in range(1000):
    widget.update()
lost = before - sys.getrefcount(None)
for _ in range(100_000):
    emitter.told.emit(True)
sys.exit(0 if lost <= 50 else f"{lost} references to None were lost")
"""


def python(code, *arguments, tmp_path, **environment):
    around = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(PROJECT),
        "HOME": str(tmp_path),
        **environment,
    }
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *arguments],
        env=around,
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )


@pytest.fixture
def plan(tmp_path):
    return tmp_path / "alex.firebreak"


@pytest.mark.parametrize("how", ["exit_after_paint", "self_check"])
def test_a_new_plan_is_opened_painted_and_left_with_nothing_heavy_imported(how, plan, tmp_path):
    code = OPEN.format(how=how, heavy=HEAVY if how == "exit_after_paint" else ())

    done = python(code, str(plan), tmp_path=tmp_path, QT_QPA_PLATFORM="offscreen")

    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
    assert plan.exists()


def test_without_a_screen_it_says_so_and_leaves_no_plan(plan, tmp_path):
    done = python(OPEN.format(how="exit_after_paint", heavy=HEAVY), str(plan), tmp_path=tmp_path)

    if sys.platform.startswith("linux"):
        assert done.returncode == 1
        assert done.stderr.startswith("There is no screen here")
        assert "Traceback" not in done.stderr
        assert not plan.exists()


def test_the_binding_keeps_its_references(tmp_path):
    done = python(CANARY, tmp_path=tmp_path, QT_QPA_PLATFORM="offscreen")

    assert done.returncode == 0, done.stderr
