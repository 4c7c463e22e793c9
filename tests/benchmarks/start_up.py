"""Start of the program to its first painted page, against a bare PySide6 window.

Run: python -m tests.benchmarks.start_up [PLAN]

Both are whole processes, started in turn in the same run; without a plan the two years of the
example are made first. Printed are medians of wall time and of processor time, their ratios, and
the most memory a start took.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from planner.progress import NoProgress
from planner.services.example.making import make_example
from planner.services.session import ordinary_surroundings

ROUNDS = 15
GOAL = 1.8
MOST_MIB = 85

BARE = """
import sys
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)

app = QApplication(sys.argv[:1])
window = Window()
window.setCentralWidget(QLabel("bare"))
window.resize(1280, 800)
window.show()
sys.exit(app.exec())
"""


class Start(NamedTuple):
    """What one process took."""

    wall: float
    processor: float
    peak_mib: float


def measured(command: list[str], environment: dict[str, str]) -> Start:
    """Run one process to its end and return what it took, in seconds and MiB."""
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    _, status, spent = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Start(wall, spent.ru_utime + spent.ru_stime, spent.ru_maxrss / 1024)


def example_plan(folder: Path) -> Path:
    """Make the example of two years and return its plan."""
    path = folder / "example.firebreak"
    make_example(path, 104, ordinary_surroundings(), NoProgress())
    return path


def main() -> None:
    """Measure in turn and print."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        plan = Path(sys.argv[1]) if len(sys.argv) > 1 else example_plan(folder)
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_CONFIG_HOME": str(folder / "config"),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        bare = [sys.executable, "-c", BARE]
        ours = [sys.executable, "-m", "ui", "open", str(plan), "--exit-after-paint"]
        measured(bare, environment)
        measured(ours, environment)
        pairs = [(measured(bare, environment), measured(ours, environment)) for _ in range(ROUNDS)]
    for number, name in enumerate(("wall", "processor")):
        bare_seconds = statistics.median(pair[0][number] for pair in pairs)
        our_seconds = statistics.median(pair[1][number] for pair in pairs)
        ratio = statistics.median(pair[1][number] / pair[0][number] for pair in pairs)
        verdict = "within" if ratio <= GOAL else "OVER"
        print(
            f"{name:10} bare {bare_seconds:.3f} s, program {our_seconds:.3f} s,"
            f" ratio {ratio:.2f} ({verdict} {GOAL})"
        )
    peak = max(pair[1].peak_mib for pair in pairs)
    verdict = "within" if peak <= MOST_MIB else "OVER"
    print(f"memory     program {peak:.0f} MiB ({verdict} {MOST_MIB})")


if __name__ == "__main__":
    main()
