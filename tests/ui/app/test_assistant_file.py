"""Handing the assistant a file and taking in what they did, from the window."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from planner.domain.lane import Lane
from planner.domain.protection import Block, BlockState
from planner.services.assistant_changes import changes_in
from planner.services.blocks import displace_block, move_block
from planner.services.cause import Cause
from planner.services.session import Session
from planner.services.written_busy_time import add_busy_time
from tests.planted_plan import PLANTED, START, plant, planted_id
from tests.ui.audit import settle
from ui.app.assistant_file import AssistantFile, TakeInDialog
from ui.app.places import Places
from ui.app.run import run
from ui.main_window import MainWindow

OPEN_BLOCK = planted_id(5)
CAUSE = Cause(by_what="Regional call")


@pytest.fixture
def session(tmp_path, around):
    opened = Session.create(tmp_path / "ada.firebreak", around)
    plant(opened)
    yield opened
    opened.close()


@pytest.fixture
def assistant(session, around):
    opened = Session.open(session.path, around, Lane.ASSISTANT)
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 800)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def sharing(context, window):
    return AssistantFile(context, window)


@pytest.fixture
def until_written(qtbot, context):
    """Wait for the file, which is written beside the window."""
    return lambda: qtbot.waitUntil(lambda: context.jobs.is_idle)


@pytest.fixture
def share(sharing, until_written):
    def do(target):
        sharing.share(target)
        until_written()

    return do


@pytest.fixture
def target(tmp_path):
    return tmp_path / "for-sam.firebreak"


@pytest.fixture
def worked_in(share, target, around):
    """The shared file, after the assistant displaced a block and added busy time."""
    share(target)
    assistant = Session.open(target, around)
    displace_block(assistant, assistant.read.get(Block, OPEN_BLOCK), CAUSE)
    add_busy_time(assistant, START.replace(hour=16), 60, "Interviews")
    assistant.close()
    return target


@pytest.fixture
def waiting_changes(session, worked_in, around):
    return lambda: changes_in(session, worked_in, around).number


@pytest.fixture
def taking_in(sharing, window, worked_in):
    sharing.take_in(worked_in)
    settle()
    [dialog] = window.findChildren(TakeInDialog)
    yield dialog
    for left in window.findChildren(TakeInDialog):
        left.reject()


def words(dialog):
    return [line.text() for line in dialog.lines]


def test_a_file_is_asked_for_and_nothing_is_asked_about_replacing_it(context, sharing, window):
    context.share_wanted.emit()

    [asked] = window.findChildren(QFileDialog)
    assert asked.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert asked.testOption(QFileDialog.Option.DontConfirmOverwrite)
    asked.reject()


def test_a_shared_file_is_told_of_and_holds_no_private_word(share, target, notices):
    share(target)

    assert notices[-1].words.startswith("“for-sam.firebreak” holds blocks, busy times")
    assert PLANTED.encode() not in target.read_bytes().lower()


def test_writing_the_file_can_be_stopped_and_then_nothing_is_there(
    context, sharing, until_written, target, notices
):
    context.jobs.started.connect(lambda job: job.cancel())

    sharing.share(target)
    until_written()

    assert not target.exists()
    assert notices == []


def test_a_file_to_take_in_is_asked_for(context, sharing, window):
    context.take_in_wanted.emit()

    [asked] = window.findChildren(QFileDialog)
    assert asked.fileMode() is QFileDialog.FileMode.ExistingFile
    asked.reject()


def test_where_nothing_was_done_no_dialog_is_opened(sharing, share, target, window, notices):
    share(target)

    sharing.take_in(target)

    assert notices[-1].words == "Your assistant did nothing there that your plan does not have."
    assert not window.findChildren(TakeInDialog)


def test_what_is_no_assistants_file_is_refused(sharing, session, notices):
    sharing.take_in(session.path)

    assert "is not a file for an assistant" in notices[-1].words


def test_what_was_done_is_listed_and_taken_in_with_one_key(taking_in, session, notices):
    [block, busy] = words(taking_in)
    assert block.endswith("→ lost for: Regional call")
    assert busy == "Interviews, Mon 23 Nov, 16:00–17:00: new busy time"
    assert taking_in.accessibleDescription() == f"{block} {busy}"

    taking_in.submitted.emit()

    assert session.read.get(Block, OPEN_BLOCK).state is BlockState.LOST
    assert notices[-1].words.startswith("2 changes were taken in")
    notices[-1].action.run()
    assert session.read.get(Block, OPEN_BLOCK).state is BlockState.PLANNED


def test_what_is_disputed_is_said_to_stay(sharing, worked_in, session, window):
    move_block(session, session.read.get(Block, OPEN_BLOCK), START.replace(day=26), Cause())

    sharing.take_in(worked_in)

    [dialog] = window.findChildren(TakeInDialog)
    assert [line.endswith("yours stays)") for line in words(dialog)] == [True, False]
    dialog.reject()


def test_sharing_again_shows_first_what_is_waiting_and_can_leave_it_out(
    share, worked_in, window, notices, waiting_changes, until_written
):
    share(worked_in)
    [dialog] = window.findChildren(TakeInDialog)
    dialog.reject()
    assert "2 changes that you have not taken in" in notices[-1].words
    assert waiting_changes() == 2

    notices[-1].action.run()
    until_written()

    assert waiting_changes() == 0


def test_a_folder_that_is_not_there_is_an_error_to_read(share, tmp_path, notices):
    share(tmp_path / "nowhere" / "a.firebreak")

    assert notices[-1].kind.name == "ERROR"


def test_the_plan_is_wanted_again_in_another_lane(session, tmp_path, qapp, shown_look):
    places = Places(settings=tmp_path / "window.ini", log=tmp_path / "log")
    qapp.setQuitOnLastWindowClosed(False)

    def change_lane():
        # Left in any case: a window that waits for ever would hold up the whole run.
        try:
            windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
            window = next(each for each in windows if each.isVisible())
            window.actions_of_frame.open_as.trigger()
        finally:
            qapp.exit()

    QTimer.singleShot(0, change_lane)
    left = run(session, places, exit_after_paint=False, self_check=False)
    qapp.setQuitOnLastWindowClosed(True)

    assert left is Lane.ASSISTANT


def test_a_self_check_in_the_lane_meets_no_bug(assistant, tmp_path, shown_look):
    places = Places(settings=tmp_path / "window.ini", log=tmp_path / "log")

    assert run(assistant, places, exit_after_paint=False, self_check=True) == 0
