"""Publishing and the feed in the window."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.domain.calendar_blocks import event_uid
from planner.domain.protection import Block, Requester
from planner.services.blocks import Cause, add_block, lock_block, move_block
from planner.services.calendar_choices import CalendarChoices, choose
from planner.services.handed_over import HandedOver
from planner.services.places import handed_over_file
from tests.publishing.calendar_servers import PASSWORD, OtherProgram, radicale
from ui.app.calendar_feed import FeedKeeper
from ui.app.calendar_publishing import CalendarPublisher, PasswordDialog
from ui.jobs import Job

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
CAUSE = Cause(by_what="Bed crisis", for_whom=Requester.SITE)


@pytest.fixture(autouse=True)
def own_places(tmp_path, monkeypatch):
    for name in ("DATA", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    made = radicale(tmp_path_factory.mktemp("radicale"))
    made.start()
    yield made
    made.stop()


@pytest.fixture
def block(session):
    made = Block(id=session.new_id(), start=START, minutes=60, first_start=START, first_minutes=60)
    add_block(session, made)
    return made


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


class Publishing:
    """A window that publishes to a calendar of its own."""

    def __init__(self, qtbot, context, window, account):
        self._qtbot = qtbot
        self._context = context
        self._window = window
        self.account = account
        self.there = OtherProgram(account)
        choose(context.session, CalendarChoices(address=account.address, user=account.user))
        CalendarPublisher(context, window)

    def ask(self):
        self._context.publish_wanted.emit(False)  # noqa: FBT003 - a signal's

    def enter(self, password):
        [dialog] = self.dialogs()
        assert dialog.password.echoMode() is QLineEdit.EchoMode.Password
        dialog.password.setText(password)
        dialog.do_button.click()

    def dialogs(self):
        return [each for each in self._window.findChildren(PasswordDialog) if each.isVisible()]

    def after(self, act, *arguments):
        """Do something that publishes, and wait until that is over."""
        with self._qtbot.waitSignal(self._context.published, timeout=5000):
            act(*arguments)
        self.wait_for_the_end()

    def wait_for_the_end(self):
        self._qtbot.waitUntil(lambda: not self._context.jobs.findChildren(Job), timeout=5000)


_calendars = itertools.count()


@pytest.fixture
def publishing(qtbot, context, window, server):
    return Publishing(qtbot, context, window, server.account(f"window-{next(_calendars)}/"))


def test_publishing_asks_for_the_password_once(publishing, session, block, notices, tmp_path):
    publishing.ask()
    publishing.after(publishing.enter, PASSWORD)
    assert notices[-1].words == "Blocks in the calendar: 1 added."

    move_block(session, block, START + timedelta(days=1), CAUSE)
    publishing.after(publishing.ask)
    assert notices[-1].words == "Blocks in the calendar: 1 updated."
    assert HandedOver(handed_over_file(), session.plan_uid).last().tallied.updated == 1
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not [path for path in files if PASSWORD.encode() in path.read_bytes()]


def test_what_was_changed_there_can_be_put_right(publishing, session, block, notices):
    publishing.ask()
    publishing.after(publishing.enter, PASSWORD)
    uid = event_uid(session.plan_uid, block.id)
    publishing.there.change(uid, "SUMMARY:Protected time", "SUMMARY:Golf")

    publishing.after(publishing.ask)
    assert "changed in the calendar" in notices[-1].words

    publishing.after(notices[-1].action.run)
    assert "SUMMARY:Protected time" in publishing.there.get(uid)


def test_a_wrong_password_is_told_and_asked_for_again(qtbot, publishing, notices):
    publishing.ask()
    publishing.enter("wrong")
    qtbot.waitUntil(lambda: bool(notices), timeout=5000)
    publishing.wait_for_the_end()
    assert "does not take this password" in notices[-1].words

    publishing.ask()
    [dialog] = publishing.dialogs()
    dialog.reject()


def test_without_a_calendar_the_settings_are_shown(qtbot, context, window, notices):
    CalendarPublisher(context, window)

    with qtbot.waitSignal(context.page_wanted):
        context.publish_wanted.emit(False)  # noqa: FBT003 - a signal's

    assert "Other calendars" in notices[-1].words


@pytest.fixture
def feed(session, block, tmp_path):
    path = tmp_path / "feed.ics"
    choose(session, CalendarChoices(feed=str(path), keeps_feed=True))
    return path


@pytest.fixture
def keeper(context, qapp):
    made = FeedKeeper(context, context, waits_ms=0)
    yield made
    made.finish()
    made.setParent(None)


def test_the_feed_follows_blocks(qtbot, context, session, block, feed, keeper):
    qtbot.waitUntil(feed.exists, timeout=5000)
    before = feed.read_bytes()

    move_block(session, block, START + timedelta(days=1), CAUSE)

    qtbot.waitUntil(lambda: feed.read_bytes() != before, timeout=5000)
    assert b"20261125T090000Z" in feed.read_bytes()


def test_a_feed_that_is_due_is_written_before_the_end(context, feed):
    keeper = FeedKeeper(context, context, waits_ms=60_000)
    assert not feed.exists()

    keeper.finish()

    assert b"20261124T090000Z" in feed.read_bytes()


def test_a_feed_that_cannot_be_written_is_told(qtbot, context, feed, notices):
    feed.mkdir()
    keeper = FeedKeeper(context, context, waits_ms=0)

    qtbot.waitUntil(lambda: bool(notices), timeout=5000)

    assert "feed.ics" in notices[-1].words
    keeper.finish()


def test_without_choices_nothing_is_written(context, session, block, tmp_path):
    keeper = FeedKeeper(context, context, waits_ms=0)

    lock_block(session, block, is_locked=True)
    keeper.finish()

    assert not list(tmp_path.rglob("*.ics"))
