"""The card of other calendars."""

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt

from planner.domain.publishing import Published, Tallied
from planner.services.calendar_choices import calendar_choices
from planner.services.handed_over import HandedOver
from planner.services.places import handed_over_file
from ui.pages.settings.calendars_card import CalendarsCard


@pytest.fixture(autouse=True)
def own_places(tmp_path, monkeypatch):
    for name in ("DATA", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))


@pytest.fixture
def card(context, open_page):
    return open_page(CalendarsCard(context))


def test_all_is_private_until_somebody_chooses_otherwise(card, session):
    assert (card.titles.isChecked(), card.private.isChecked()) == (False, True)

    card.titles.click()
    card.alarm.click()

    look = calendar_choices(session).look
    assert (look.shows_titles, look.is_private, look.has_alarm) == (True, True, True)


def test_a_feed_is_kept_up_to_date_once_it_has_a_file(qtbot, card, context, session, tmp_path):
    assert not card.keeps_feed.isEnabled()

    with qtbot.waitSignal(context.feed_wanted):
        card.take_feed(tmp_path / "feed.ics")

    choices = calendar_choices(session)
    assert (choices.feed, choices.keeps_feed) == (str(tmp_path / "feed.ics"), True)
    assert card.feed.text().endswith("feed.ics")
    card.keeps_feed.click()
    assert not calendar_choices(session).keeps_feed


def test_an_unsafe_address_is_explained_at_its_field_and_kept_nowhere(qtbot, card, session):
    qtbot.keyClicks(card.address, "http://example.org/alex/")

    qtbot.mouseClick(card.publish_button, Qt.MouseButton.LeftButton)

    assert "unencrypted" in card.address_row.error.text()
    assert card.address.text() == "http://example.org/alex/"
    assert calendar_choices(session).address == ""


def test_publishing_is_asked_for_with_what_stands_in_the_fields(qtbot, card, context, session):
    qtbot.keyClicks(card.address, "https://example.org/alex/")
    qtbot.keyClicks(card.user, "alex")

    with qtbot.waitSignal(context.publish_wanted):
        qtbot.mouseClick(card.publish_button, Qt.MouseButton.LeftButton)

    choices = calendar_choices(session)
    assert (choices.address, choices.user) == ("https://example.org/alex/", "alex")


def test_the_last_result_is_told_in_words(card, context, session):
    assert not card.last.isVisible()
    tallied = Tallied(added=2, updated=1, removed=0, unchanged=3, in_conflict=1)
    published = Published(address="https://x.org/", at=session.now(), tallied=tallied)
    HandedOver(handed_over_file(), session.plan_uid).note_last(published)

    context.published.emit(published)

    assert card.last.text() == (
        "Fri 20 Nov, 16:00: Blocks in the calendar: 2 added and 1 updated. 3 blocks were right "
        "already. 1 block is otherwise in the calendar than here; it was left as it is."
    )


@pytest.mark.parametrize("kind", ["whole", "changes", "removal"])
def test_files_are_written_and_told(card, notices, tmp_path, kind):
    target = tmp_path / f"{kind}.ics"

    getattr(card.files, f"write_{kind}")(target)

    assert Calendar.from_ical(target.read_bytes())["VERSION"] == "2.0"
    assert f"{kind}.ics" in notices[-1].words
