"""The real program, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[3]
HEAVY = (
    "reportlab",
    "pikepdf",
    "sqlcipher3",
    "icalendar",
    "numpy",
    "pandas",
    "PIL",
    "pypdfium2",
    "asyncio",
    "ssl",
    "http.client",
    "planner.publishing",
)
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
# Opens a plan as its director, as assistant, and as director again, by the menu.
CHANGE_LANES = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from planner.services.first_steps import create_plan
from planner.services.opening import surroundings
from ui.app.opening import open_window
from ui.look.theme import application
from ui.main_window import MainWindow
path = Path(sys.argv[1])
create_plan(path, surroundings(), "Ada").close()
app = application(sys.argv[:1])
titles = []
def change():
    shown = [w for w in app.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]
    fresh = [w for w in shown if [w.windowTitle()] != titles[-1:]]
    if fresh:
        titles.append(fresh[0].windowTitle())
    if len(titles) < 3:
        QTimer.singleShot(50, change)
    if fresh and len(titles) < 3:
        fresh[0].actions_of_frame.open_as.trigger()
    elif fresh:
        fresh[0].close()
QTimer.singleShot(50, change)
status = open_window(path)
print("|".join(titles))
sys.exit(status)
"""

MAKE_ANOTHER = """
other = path.with_name("bea.firebreak")
create_plan(other, surroundings(), "Bea").close()
wanted = iter([other, path])
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


def test_the_program_remembers_and_tidies_up_before_it_ends(plan, tmp_path):
    waste = tmp_path / "waste"
    waste.mkdir()
    begin = "import sys; sys.argv[1:1] = ['open']; from ui.__main__ import main; main()"

    config = str(tmp_path / "config")
    around = {"QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(waste), "XDG_CONFIG_HOME": config}
    done = python(begin, plan, "--exit-after-paint", tmp_path=tmp_path, **around)

    assert done.returncode == 0, done.stderr
    assert list(waste.iterdir()) == []
    assert "page=this_week" in (tmp_path / "config" / "firebreak" / "window.ini").read_text()


def test_a_plan_changes_lanes_and_back_in_one_run(plan, tmp_path):
    done = python(CHANGE_LANES, str(plan), tmp_path=tmp_path, QT_QPA_PLATFORM="offscreen")

    own = "alex - Firebreak"
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().split("|") == [own, f"{own} (assistant's view)", own]
    assert "Traceback" not in done.stderr


def test_another_plan_is_opened_in_place_of_this_one_and_back(plan, tmp_path):
    code = CHANGE_LANES
    for lane, other in (
        ("titles = []", f"{MAKE_ANOTHER}titles = []"),
        ("w.isVisible()", "w.isVisible() and w.findChild(PlanFiles)"),
        ("actions_of_frame.open_as.trigger()", "findChild(PlanFiles).open(next(wanted))"),
    ):
        code = code.replace(lane, other)
    code = f"from ui.app.plan_files import PlanFiles\n{code}"

    done = python(code, str(plan), tmp_path=tmp_path, QT_QPA_PLATFORM="offscreen")

    assert done.returncode == 0, done.stderr
    names = done.stdout.strip().split("|")
    assert names == ["alex - Firebreak", "bea - Firebreak", "alex - Firebreak"]


def test_an_assistant_begins_no_new_plan(plan, tmp_path):
    code = OPEN.format(how="exit_after_paint", heavy=()).replace(
        "open_window(", "open_window(lane=Lane.ASSISTANT, path="
    )
    code = f"from planner.domain.lane import Lane\n{code}"

    done = python(code, str(plan), tmp_path=tmp_path, QT_QPA_PLATFORM="offscreen")

    assert "PlanMissingError" in done.stderr
    assert not plan.exists()


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
