"""What needs the file of the plan for itself is done after one window and before the next."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planner.domain.errors.safekeeping import PassphraseTooShortError
from planner.services.passphrase import is_protected
from planner.services.session import Session
from ui.app.between_windows import BetweenDialog
from ui.jobs import ClosedWork

PROJECT = Path(__file__).parents[3]
PROTECT = """
import sys
from functools import partial
from pathlib import Path
from PySide6.QtCore import QTimer
from ui.app import opening
from ui.jobs import ClosedWork
from ui.look.theme import application
from planner.services.passphrase import Keyring, protect
app = application(sys.argv[:1])
path, keys, seen = Path(sys.argv[1]), Keyring("correct horse"), []
def work(progress):
    protect(path, keys, None, progress)
    return "The plan is protected."
def look():
    found = [w for w in app.topLevelWidgets() if hasattr(w, "page_names") and w.isVisible()]
    QTimer.singleShot(50, look)
    if not found:
        return
    [window] = found
    if not seen:
        seen.append("closed")
        window._context.closed_work_wanted.emit(ClosedWork(title="Wait", work=work, keys=keys))
    elif window.messages.isVisible():
        seen.append(window.messages.words.text())
        seen.append(str(window._context.session.is_protected))
        window.close()
QTimer.singleShot(50, look)
status = opening.open_window(path)
print(*seen, status, sep="|")
"""


def refuse(_progress):
    raise PassphraseTooShortError(8)


def count(progress):
    progress.step(1, 2)
    return "done"


@pytest.mark.parametrize(("work", "words"), [(count, "done"), (refuse, "")])
def test_the_dialog_stays_until_the_work_has_ended(qtbot, work, words):
    dialog = BetweenDialog(ClosedWork(title="Writing anew", work=work))
    qtbot.addWidget(dialog)
    dialog.show()

    dialog.reject()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    dialog.jobs.shut_down()

    assert dialog.words == words
    assert (dialog.error is None) is bool(words)


def test_the_window_comes_back_over_a_plan_that_is_protected_now(tmp_path, around):
    path = tmp_path / "ada.firebreak"
    Session.create(path, around).close()

    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROTECT, str(path)],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(PROJECT),
            "HOME": str(tmp_path),
            "QT_QPA_PLATFORM": "offscreen",
        },
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )

    told = "closed|The plan is protected.|True|0"
    assert (done.returncode, done.stdout.strip()) == (0, told), done.stderr
    assert is_protected(path)
