"""What leaves a protected plan is asked about first."""

from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planner.domain.handed_over import PackKind
from planner.services.passphrase import Keyring, protect
from planner.services.session import Session
from planner.store import keys
from ui.app.assistant_file import AssistantFile
from ui.context import Context
from ui.pages.plan.leaving_protection import LeaveDialog, ProtectionAsked
from ui.pages.plan.packs_card import PacksCard
from ui.widgets.file_dialog import FileDialog


@pytest.fixture
def protected(qapp, tmp_path, around, monkeypatch):
    """What a page is given, over a protected plan."""
    monkeypatch.setattr(keys, "ROUNDS", 10)
    path = tmp_path / "ada.firebreak"
    Session.create(path, around).close()
    protect(path, "correct horse")
    with closing(Session.open(path, replace(around, keys=Keyring("correct horse")))) as session:
        made = Context(session)
        yield made
        made.jobs.shut_down()
        made.deleteLater()


@pytest.fixture
def page(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(("button", "count"), [("do_button", 1), ("cancel_button", 0)])
def test_the_person_decides(qtbot, protected, page, button, count):
    done = []

    ProtectionAsked(protected, page).before(lambda: done.append(1))
    dialog = page.findChild(LeaveDialog)
    assert done == []
    assert "is protected with a passphrase" in dialog.accessibleDescription()
    qtbot.mouseClick(getattr(dialog, button), Qt.MouseButton.LeftButton)

    assert len(done) == count


def test_a_pack_and_the_assistants_file_are_asked_about_too(qtbot, protected, page):
    packs = PacksCard(protected)
    qtbot.addWidget(packs)
    packs.ask(PackKind.REQUEST)
    qtbot.keyClicks(packs.dialog.name, "Sam Lee")
    qtbot.mouseClick(packs.dialog.do_button, Qt.MouseButton.LeftButton)
    AssistantFile(protected, page).choose_target()

    for asking in (packs, page):
        assert asking.findChild(LeaveDialog) is not None
        assert asking.findChild(FileDialog) is None


def test_of_a_plain_plan_nothing_is_asked(context, page):
    done = []

    ProtectionAsked(context, page).before(lambda: done.append(1))

    assert done == [1]
