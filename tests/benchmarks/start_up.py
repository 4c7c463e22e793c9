"""Start of the program to its first painted page, against a bare PySide6 window.

Run: python -m tests.benchmarks.start_up [PLAN]

Both are whole processes, started in turn in the same run; without a plan the two years of the
example are made first. Printed are medians of wall time and of processor time, and their ratios.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from planner.progress import NoProgress
from planner.services.example.making import make_example
from planner.services.session import ordinary_surroundings

ROUNDS = 15
GOAL = 1.8

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


def measured(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Return wall and processor seconds of one process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run(command, check=True, env=environment, stderr=subprocess.DEVNULL)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, spent


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
        print(  # noqa: T201 - a script that prints
            f"{name:10} bare {bare_seconds:.3f} s, program {our_seconds:.3f} s,"
            f" ratio {ratio:.2f} ({verdict} {GOAL})"
        )


if __name__ == "__main__":
    main()
