"""Drafts say what they probably were; only a key of the leader's makes it so."""

import pytest
from PySide6.QtCore import Qt

from planner.domain.attention import Entry, Meeting, MeetingState, Mode
from planner.domain.people import Hat
from planner.insight.suggestion import LEAST_SETTLED
from planner.services.diary import Acceptance, accept_drafts
from planner.services.suggestions import switch_suggestions
from tests.ui import audit

ENTER = Qt.Key.Key_Return


@pytest.fixture
def trust(session):
    return session.read.all(Hat)[0]


@pytest.fixture
def habits(session, put_meeting, trust):
    """Escalations of earlier weeks that were firefighting for the trust."""
    meetings = [put_meeting("ED escalation", 24 * 7 * (week + 1)) for week in range(LEAST_SETTLED)]
    accept_drafts(
        session,
        [Acceptance(meeting=one, mode=Mode.FIREFIGHTING, hat=trust.id) for one in meetings],
    )
    return len(meetings)


@pytest.fixture
def draft(put_meeting, habits):
    return put_meeting("ED escalation", 7)


def drafts_of(page):
    found = page.cards.settle.drafts
    found.table.setFocus()
    return found


def latest(session):
    return max(session.read.all(Entry), key=lambda entry: entry.start)


def suggested(table):
    return [table.model().index(row, 2).data() for row in range(table.model().rowCount())]


def test_each_draft_shows_what_it_probably_was_and_why(open_page, draft, put_meeting):
    put_meeting("Board", 5)

    drafts = drafts_of(open_page())

    assert suggested(drafts.table) == ["Firefighting", ""]
    assert drafts.reason.text() == (
        "Probably firefighting for Riverside Trust: 8 of 8 meetings titled “escalation” "
        "were firefighting, 8 for Riverside Trust."
    )


def test_enter_logs_a_draft_as_suggested(qtbot, open_page, session, draft, trust):
    drafts = drafts_of(open_page())

    qtbot.keyClick(drafts.table, ENTER)

    entry = latest(session)
    assert (entry.what, entry.mode, entry.hat) == ("ED escalation", Mode.FIREFIGHTING, trust.id)
    assert session.read.get(Meeting, draft.id).state is MeetingState.ACCEPTED


def test_another_mode_is_one_key_and_the_hat_is_the_one_chosen(qtbot, open_page, session, draft):
    drafts = drafts_of(open_page())

    qtbot.keyClick(drafts.table, Qt.Key.Key_L)

    assert (latest(session).mode, latest(session).hat) == (Mode.LONG_TERM, None)


def test_showing_a_suggestion_sets_nothing(open_page, session, draft, habits):
    open_page()

    assert session.read.get(Meeting, draft.id) == draft
    assert session.read.count(Entry) == habits


def test_enter_on_a_draft_without_a_suggestion_says_so_and_logs_nothing(
    qtbot, page, session, put_meeting, notices
):
    put_meeting("Board", 5)
    drafts = drafts_of(page)
    assert not drafts.suggested_button.isEnabled()

    qtbot.keyClick(drafts.table, ENTER)

    assert session.read.all(Entry) == []
    assert notices[-1].words.startswith("Nothing is suggested here")


def test_a_correction_changes_what_is_suggested_at_once(
    qtbot, open_page, session, draft, habits, put_meeting
):
    for hour in range(1, 5):
        put_meeting("ED escalation", 7 - hour)
    drafts = drafts_of(open_page())

    for _ in range(4):
        qtbot.keyClick(drafts.table, Qt.Key.Key_R)

    assert suggested(drafts.table) == [""]  # 8 of 12 are too few to be sure
    assert not drafts.suggested_button.isEnabled()


def test_the_reason_is_spoken(open_page, draft):
    table = drafts_of(open_page()).table

    spoken = table.model().index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)

    assert "8 of 8 meetings" in spoken


def test_switched_off_nothing_of_it_is_shown(open_page, session, draft):
    page = open_page()
    switch_suggestions(session, is_on=False)

    drafts = drafts_of(page)

    assert drafts.table.isColumnHidden(2)
    assert not drafts.reason.isVisible()
    assert not drafts.suggested_button.isVisible()

    switch_suggestions(session, is_on=True)
    assert drafts.suggested_button.isEnabled()


def test_in_large_text_titles_keep_their_room_and_the_reason_stands_below(
    open_page, draft, shown_look
):
    shown_look.show_text(200)
    page = open_page()
    drafts = drafts_of(page)

    page.resize(800, 800)
    audit.settle()

    assert drafts.table.isColumnHidden(2)
    assert drafts.reason.text().startswith("Probably firefighting")


def test_the_list_with_suggestions_has_no_faults(open_page, draft):
    page = open_page()
    audit.settle()

    assert audit.faults(page) == []
