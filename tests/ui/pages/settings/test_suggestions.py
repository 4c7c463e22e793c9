"""The card that says how good suggestions are."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from planner.domain.attention import Entry, Meeting, Mode
from planner.domain.changes import Action
from planner.services.diary import Acceptance, accept_drafts
from planner.services.first_steps import set_up
from planner.services.suggestions import settled_meetings, suggesting
from ui.pages.settings.suggestions_card import SuggestionsCard

MONDAY = datetime(2026, 9, 7, 9, tzinfo=UTC)


def meeting(session, title, start):
    return Meeting(
        id=session.new_id(), uid=title, title=title, start=start, end=start + timedelta(hours=1)
    )


@pytest.fixture
def session(session):
    """A plan with ten weeks of two meetings each, of which two modes are a surprise."""
    set_up(session, "Alex Morgan")
    weeks = [MONDAY + timedelta(weeks=number) for number in range(10)]
    boards = [meeting(session, "Board", week) for week in weeks]
    huddles = [meeting(session, "ED huddle", week + timedelta(days=1)) for week in weeks]
    with session.action(Action.IMPORT_CALENDAR) as writer:
        for one in (*boards, *huddles):
            writer.add(one)
    accept_drafts(
        session,
        [
            *(Acceptance(meeting=one, mode=Mode.RUNNING) for one in boards),
            *(Acceptance(meeting=one, mode=Mode.FIREFIGHTING) for one in huddles),
        ],
    )
    return session


@pytest.fixture
def card(qtbot, context):
    made = SuggestionsCard(context)
    qtbot.addWidget(made)
    context.changed.connect(made.refresh)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: bool(made.sentence.text()))
    return made


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())


def test_it_says_how_often_it_was_right_and_how_often_silent(card):
    assert card.sentence.text() == (
        "Right in 20 of 20 meetings it dared to name, 10 weeks. It stays silent in 0%."
    )
    assert card.usual.text().startswith("Always naming the most frequent mode would be right in")
    assert not card.since.isVisible()


def test_suggestions_are_switched_off_by_a_key_and_back_by_undo(qtbot, card, session, notices):
    card.switch.setFocus()
    qtbot.keyClick(card.switch, Qt.Key.Key_Space)

    assert not suggesting(session).is_on
    assert notices[-1].words == "Suggestions are off."

    notices[-1].action.run()
    assert card.switch.isChecked()


def test_what_was_learnt_is_forgotten_and_the_entries_stay(qtbot, card, session):
    click(qtbot, card.forget_button)

    assert settled_meetings(session) == ()
    assert session.read.count(Entry) == 20
    qtbot.waitUntil(lambda: "nothing to learn" in card.sentence.text())
    assert not card.forget_button.isEnabled()
    assert card.since.isVisible()
