import pytest
from PySide6.QtTest import QTest

from planner.domain.changes import Action
from planner.domain.people import Member, Nation
from ui.app.bank_holidays import HolidayFinder
from ui.pages.settings.holidays_card import HolidaysCard


@pytest.fixture
def owner(session):
    member = Member(id=session.new_id(), name="Ada", is_owner=True)
    with session.action(Action.CREATE_PLAN) as writer:
        writer.add(member)


@pytest.fixture
def card(qtbot, context, owner):
    made = HolidaysCard(context)
    qtbot.addWidget(made)
    return made


def test_a_nation_is_chosen_and_its_next_day_off_is_said(card, session, notices):
    assert card.next.text() == "The next one: Christmas Day, 25 December 2026."

    scotland = list(Nation).index(Nation.SCOTLAND)
    QTest.keyClicks(card.nation, "Scot")
    card.nation.activated.emit(scotland)

    card.refresh()
    assert session.owner().nation is Nation.SCOTLAND
    assert card.next.text() == "The next one: Saint Andrew's Day, 30 November 2026."
    assert notices[-1].words == "Bank holidays: Scotland."


def test_what_was_put_off_is_found_beside_the_window(qtbot, context, session, owner):
    session.bank_holidays.is_put_off = True
    card = HolidaysCard(context)
    qtbot.addWidget(card)
    assert card.next.text() == "No bank holidays are known."

    with qtbot.waitSignal(context.changed) as told:
        HolidayFinder(context, card)

    assert told.args[0].touches("hours_set")
    card.refresh()
    assert "Christmas Day" in card.next.text()
