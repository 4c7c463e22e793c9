"""A plan with an owner, two hats and a week that has begun; the page that shows it."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from planner.domain.attention import Meeting
from planner.domain.changes import Action
from planner.domain.protection import Block, Rule
from planner.services.blocks import add_block
from planner.services.first_steps import NewHat, set_up
from planner.services.protection import add_rule
from tests.ui import audit
from ui.pages.this_week.page import ThisWeekPage


@pytest.fixture
def session(session):
    hats = [
        NewHat(body="Riverside Trust", role="Director of Operations"),
        NewHat(body="Northside Place", role="Partnership lead"),
    ]
    set_up(session, "Alex Morgan", hats)
    return session


@pytest.fixture
def open_page(qtbot, context):
    """Open the page as it is after its first moments."""

    def opened():
        made = ThisWeekPage(context)
        qtbot.addWidget(made)
        made.resize(1080, 800)
        with qtbot.waitActive(made):
            made.show()
        qtbot.waitUntil(lambda: made.cards.is_filled)
        return made

    return opened


@pytest.fixture
def page(open_page):
    return open_page()


@pytest.fixture
def put_meeting(session):
    """Put a draft into the diary, so many hours before now."""

    def put(title, hours_ago, minutes=60):
        start = datetime(2026, 11, 20, 16, tzinfo=UTC) - timedelta(hours=hours_ago)
        meeting = Meeting(
            id=session.new_id(),
            uid=title,
            title=title,
            start=start,
            end=start + timedelta(minutes=minutes),
        )
        with session.action(Action.IMPORT_CALENDAR) as writer:
            writer.add(meeting)
        return meeting

    return put


@pytest.fixture
def keys(qtbot):
    """Press keys wherever the focus is, as a person does, and count them."""

    class Keys:
        count = 0

        def press(self, *wanted):
            for key in wanted:
                qtbot.keyClick(QApplication.focusWidget(), key)
                audit.settle()
                self.count += 1

        def undo(self):
            qtbot.keyClick(
                QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
            )
            audit.settle()

        def type(self, words):
            qtbot.keyClicks(QApplication.focusWidget(), words)

    return Keys()


@pytest.fixture
def put_block(session):
    """Put a block with a rule of its own at an hour of Friday, or so many days after."""

    def put(hour, title="Model of care", days=0, minutes=60):
        rule = Rule(id=session.new_id(), title=title, target=120)
        add_rule(session, rule)
        start = datetime(2026, 11, 20, tzinfo=UTC) + timedelta(days=days, hours=hour)
        block = Block(
            id=session.new_id(),
            rule=rule.id,
            title=title,
            start=start,
            minutes=minutes,
            first_start=start,
            first_minutes=minutes,
        )
        add_block(session, block)
        return block

    return put
