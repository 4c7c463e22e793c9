"""The dialog that asks for a passphrase, and the program that begins with it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from planner.domain.errors.safekeeping import WrongPassphraseError
from planner.services.passphrase import protect
from planner.services.session import Session
from ui.app.unlocking import TRIES, UnlockDialog

PROJECT = Path(__file__).parents[3]
OPEN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.app import opening
from ui.look.theme import application
app = application(sys.argv[:1])
seen = []
def look():
    shown = app.activeModalWidget()
    if shown is not None and hasattr(shown, "passphrase"):
        seen.append("dialog")
        shown.passphrase.setText(sys.argv[2])
        shown.do_button.click()
    found = [w for w in app.topLevelWidgets() if hasattr(w, "page_names") and w.isVisible()]
    if found:
        seen.append(found[0].windowTitle())
        found[0].close()
    else:
        QTimer.singleShot(50, look)
QTimer.singleShot(50, look)
status = opening.open_window(Path(sys.argv[1]))
print(*seen, status, sep="|")
"""


@pytest.fixture
def asked(qtbot):
    """The dialog over a plan that one passphrase opens, and the passphrases that were tried."""
    tried = []

    def open_with(keys):
        tried.append(keys)
        if not keys.is_right:
            raise WrongPassphraseError(Path("ada.firebreak"))
        return "the session"

    dialog = UnlockDialog(Path("ada.firebreak"), open_with)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog, tried


class FakeKeyring:
    def __init__(self, passphrase):
        self.is_right = passphrase == "correct horse"  # noqa: S105 - of nothing


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr("ui.app.unlocking.Keyring", FakeKeyring)


def test_the_right_passphrase_opens_the_plan_by_keys_alone(qtbot, asked):
    dialog, _ = asked
    assert dialog.passphrase.echoMode() is QLineEdit.EchoMode.Password

    qtbot.keyClicks(dialog.passphrase, "correct horse")
    qtbot.keyClick(dialog.passphrase, Qt.Key.Key_Return)

    assert dialog.session == "the session"
    assert not dialog.isVisible()


def test_a_wrong_one_is_said_beside_the_field_and_may_be_tried_again(qtbot, asked):
    dialog, _ = asked
    qtbot.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.passphrase, "wrong")
    qtbot.keyClick(dialog.passphrase, Qt.Key.Key_Return)

    assert dialog.row.error.text() == "The plan is not opened by this passphrase. Try again."
    assert dialog.passphrase.selectedText()
    qtbot.keyClicks(dialog.passphrase, "correct horse")
    qtbot.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    assert dialog.session == "the session"


def test_after_three_tries_there_is_a_plain_way_out(qtbot, asked):
    dialog, tried = asked
    for _ in range(TRIES):
        dialog.passphrase.setText("wrong")
        qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)

    assert len(tried) == TRIES
    assert not dialog.do_button.isVisible()
    assert "It was left as it is" in dialog.refusal.text()
    assert dialog.cancel_button.text() == "Close"
    qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    assert dialog.session is None
    assert not dialog.isVisible()


def test_what_is_typed_can_be_shown(asked):
    dialog, _ = asked
    dialog.shows.click()
    assert dialog.passphrase.echoMode() is QLineEdit.EchoMode.Normal
    dialog.shows.click()
    assert dialog.passphrase.echoMode() is QLineEdit.EchoMode.Password


def test_the_program_asks_before_its_window(tmp_path, around):
    path = tmp_path / "ada.firebreak"
    Session.create(path, around).close()
    protect(path, "correct horse")

    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", OPEN, str(path), "correct horse"],
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

    assert (done.returncode, done.stdout.strip()) == (0, "dialog|ada - Firebreak|0"), done.stderr
