"""A switch of theme with 500 widgets in the window, against a style sheet of one rule.

Run: python -m tests.benchmarks.theme_switch

Both are done in turn in the same process; printed are medians of wall time and their ratio.
"""

import os
import statistics
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from ui.look.theme import Theme, application, begin_look, look

ROUNDS = 15
WIDGETS = 500
GOAL_MS = 200


def window() -> QWidget:
    """Return a window full of labels."""
    shown = QWidget()
    column = QVBoxLayout(shown)
    for number in range(WIDGETS):
        column.addWidget(QLabel(str(number)))
    shown.show()
    QApplication.processEvents()
    return shown


def seconds(action: Callable[[], None]) -> float:
    """Return how long an action takes, the painting after it included."""
    began = time.perf_counter()
    action()
    QApplication.processEvents()
    return time.perf_counter() - began


def main() -> None:
    """Measure in turn and print."""
    app = application([])
    begin_look(Theme.LIGHT, 100)
    kept = window()
    plain, ours = [], []
    for number in range(ROUNDS):
        odd = bool(number % 2)
        sheet = f"QLabel {{ color: {'black' if odd else 'gray'}; }}"
        plain.append(seconds(lambda sheet=sheet: app.setStyleSheet(sheet)))
        theme = Theme.DARK if odd else Theme.LIGHT
        ours.append(seconds(lambda theme=theme: look().show_theme(theme)))
    kept.close()
    bare, switch = statistics.median(plain), statistics.median(ours)
    said = "within" if switch * 1000 <= GOAL_MS else "OVER"
    print(f"one rule {bare * 1000:.0f} ms, theme {switch * 1000:.0f} ms ({said} {GOAL_MS})")
    print(f"ratio {switch / bare:.1f}")


if __name__ == "__main__":
    main()
