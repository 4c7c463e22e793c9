"""What leaves a protected plan is asked about first."""

from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planner.services.passphrase import Keyring, protect
from planner.services.session import Session
from planner.store import keys
from ui.context import Context
from ui.pages.plan.leaving_protection import LeaveDialog, ProtectionAsked


@pytest.fixture
def asked(qtbot, tmp_path, around, monkeypatch):
    """A question over a protected plan, and what went on."""
    monkeypatch.setattr(keys, "ROUNDS", 10)
    path = tmp_path / "ada.firebreak"
    Session.create(path, around).close()
    protect(path, "correct horse")
    page = QWidget()
    qtbot.addWidget(page)
    with closing(Session.open(path, replace(around, keys=Keyring("correct horse")))) as session:
        context = Context(session)
        yield ProtectionAsked(context, page), page
        context.jobs.shut_down()
        context.deleteLater()


@pytest.mark.parametrize(("button", "count"), [("do_button", 1), ("cancel_button", 0)])
def test_the_person_decides(qtbot, asked, button, count):
    question, page = asked
    done = []

    question.before(lambda: done.append(1))
    dialog = page.findChild(LeaveDialog)
    assert done == []
    assert "is protected with a passphrase" in dialog.accessibleDescription()
    qtbot.mouseClick(getattr(dialog, button), Qt.MouseButton.LeftButton)

    assert len(done) == count


def test_of_a_plain_plan_nothing_is_asked(qtbot, context):
    page, done = QWidget(), []
    qtbot.addWidget(page)

    ProtectionAsked(context, page).before(lambda: done.append(1))

    assert done == [1]
