from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from planner.domain.direction import Initiative
from planner.domain.readiness import Answer, Rater, Round
from planner.intake.pack_file import shipped_instruments
from planner.services.readiness import (
    add_initiative,
    edit_initiative,
    enter_answers,
    open_round,
)
from planner.services.reflection import start_reflection
from tests.ui import audit
from ui.look.theme import Theme
from ui.pages.readiness.page import ReadinessPage

INSTRUMENT = shipped_instruments()[0]
ITEMS = INSTRUMENT.item_keys()


def test_a_first_change_is_named_by_keys_alone(qtbot, open_page, context, session, press):
    page = open_page(ReadinessPage(context))
    press(page, "Name your first change")
    qtbot.keyClicks(page.form.form.field("title"), "Frailty at home")

    qtbot.keyClick(page.form.form.field("title"), Qt.Key.Key_Return)

    assert [one.title for one in session.read.all(Initiative)] == ["Frailty at home"]
    assert page.change_card.isVisible()
    assert not page.empty.isVisible()


def test_a_change_without_a_title_is_explained_at_the_field(page, press, notices, shown_words):
    press(page, "Name a change")

    press(page, "Save")

    assert "“Title” of the initiative is empty" in shown_words(page)
    assert page.form.form.field("title").hasFocus()
    assert notices == []


def test_one_change_at_a_time_is_shown(qtbot, page, session, shown_words):
    other = Initiative(id=session.new_id(), title="Beds", statement="Fewer beds are needed.")
    add_initiative(session, other)
    assert "One team cares at home." in shown_words(page)

    page.change_card.pick.setFocus()
    qtbot.keyClick(page.change_card.pick, Qt.Key.Key_Down)

    assert "Fewer beds are needed." in shown_words(page)
    assert "One team cares at home." not in shown_words(page)


def test_a_change_is_edited_and_the_edit_taken_back(page, press, session, initiative, notices):
    press(page, "Edit the change")
    page.form.form.field("statement").setText("Two teams care at home.")
    press(page, "Save")
    assert session.read.all(Initiative)[0].statement == "Two teams care at home."

    notices[-1].action.run()

    assert session.read.all(Initiative) == [initiative]


def test_a_round_is_opened_answered_by_keys_and_closed(qtbot, page, press, session, shown_words):
    press(page, "Open a round")
    press(page, "Open the round")
    press(page, "Enter answers")
    for _ in ITEMS:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_6)
    assert "12 of 12 statements have an answer." in shown_words(page)
    assert not page.form.save_button.visibleRegion().isEmpty(), "it was not scrolled to"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    press(page, "Close the round")
    assert "Closing is final" in shown_words(page)
    press(page, "Close it for good")

    (held,) = session.read.all(Round)
    assert held.closed_on is not None
    assert {answer.value for answer in session.read.all(Answer)} == {6}
    assert "This is the first round" in shown_words(page)
    assert not page.rounds_card.close_button.isEnabled()


def test_what_was_answered_before_stands_in_the_sheet(page, press, session, initiative):
    opened = open_round(session, initiative, INSTRUMENT.key)
    enter_answers(session, opened, "me", {ITEMS[0]: 3, ITEMS[1]: None})

    press(page, "Enter answers")

    values = page.form.values()
    assert (values[ITEMS[0]], values[ITEMS[1]]) == (3, None)


def test_an_empty_sheet_is_not_saved_and_stays_open(page, press, session, initiative, notices):
    open_round(session, initiative, INSTRUMENT.key)
    press(page, "Enter answers")

    press(page, "Save the answers")

    assert notices[-1].words.startswith(f"None of the {len(ITEMS)} statements has an answer")
    assert session.read.all(Answer) == []
    assert page.form.isVisible()


def test_a_respondent_needs_a_label(page, press, session, initiative, shown_words):
    open_round(session, initiative, INSTRUMENT.key, Rater.TEAM, invited=6)
    press(page, "Enter answers")
    assert page.form.respondent.text() == "1"
    page.form.respondent.setText(" ")

    press(page, "Save the answers")

    assert "“Respondent” of the answer is empty" in shown_words(page)
    assert session.read.all(Answer) == []


def test_answers_are_taken_in_from_a_file(qtbot, page, press, session, initiative, tmp_path):
    path = tmp_path / "answers.csv"
    rows = [f"{person},{','.join('5' for _ in ITEMS)}" for person in range(1, 7)]
    path.write_text("\n".join([f"respondent,{','.join(ITEMS)}", *rows]), encoding="utf-8")
    open_round(session, initiative, INSTRUMENT.key, Rater.TEAM, invited=8)
    press(page, "Take in a CSV file")
    dialog = page.findChild(QFileDialog)
    dialog.selectFile(str(path))

    with qtbot.waitSignal(page._context.changed, timeout=3000):
        dialog.accept()

    assert len(session.read.all(Answer)) == 6 * len(ITEMS)
    assert page.rounds_card.current.respondents == 6


def test_a_file_that_cannot_be_used_changes_nothing_and_says_why(
    qtbot, page, press, initiative, tmp_path, notices
):
    session = page._context.session
    path = tmp_path / "answers.csv"
    path.write_text("respondent,nonsense\n1,2\n", encoding="utf-8")
    open_round(session, initiative, INSTRUMENT.key, Rater.TEAM, invited=8)
    press(page, "Take in a CSV file")
    dialog = page.findChild(QFileDialog)
    dialog.selectFile(str(path))

    dialog.accept()
    qtbot.waitUntil(lambda: bool(notices), timeout=3000)

    assert "line 1" in notices[-1].words
    assert session.read.all(Answer) == []


def test_results_are_told_in_words_with_what_supports_them(page, answered, shown_words):
    answered([4, 5, 5, 4, 4])
    answered([6, 6, 5, 6, 5])

    words = shown_words(page)

    assert "Team: cannot tell" in words
    assert "Nobody has published how reliable these items are" in words
    assert "5 of 5 answered (100%)" in words
    assert words.count("unvalidated") >= len(INSTRUMENT.subscales)


def test_a_team_below_five_is_not_shown(page, answered, shown_words):
    answered([4, 5, 6, 6])

    assert all(card.chart is None for card in page.results.cards)
    assert "Fewer than five people answered" in shown_words(page)
    assert "mean not shown" in shown_words(page)


def test_a_chart_can_be_read_as_a_table(page, press, answered):
    answered([4], Rater.SELF)
    card = page.results.cards[0]

    press(card, "Show as table")

    table = card.chart.table
    assert table.isVisible()
    assert [table.item(0, column).text() for column in (0, 4)] == ["Self", "1 of 1"]


def test_the_current_change_stays_when_another_is_edited(page, session, initiative):
    other = Initiative(id=session.new_id(), title="Beds")
    add_initiative(session, other)
    page.change_card.pick.choose(other.id)
    page.change_card.chosen.emit(other.id)

    edit_initiative(session, initiative, replace(initiative, title="Frailty care"))

    assert page.change_card.pick.currentText() == "Beds"


@pytest.fixture
def full_page(shown_look, open_page, context, answered):
    """Show the page with results, an open round and an open reflection point."""
    answered([4, 5, 5, 6, 4])
    answered([3], Rater.SELF)
    answered([6, 5], closed=False)
    start_reflection(context.session)

    def show(theme, percent):
        shown_look.show(theme, percent)
        return open_page(ReadinessPage(context))

    return show


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST])
def test_the_page_keeps_every_rule(full_page, theme, percent):
    page = full_page(theme, percent)
    page.rounds_card.close_button.click()
    audit.settle()

    assert audit.faults(page) == []


@pytest.mark.parametrize("percent", [100, 200])
def test_its_forms_keep_every_rule(full_page, percent):
    page = full_page(Theme.HIGH_CONTRAST, percent)
    found = []
    for button in (
        page.change_card.edit_button,
        page.round_button,
        page.rounds_card.answer_button,
        page.reflection_card.coach_button,
    ):
        button.click()
        audit.settle()
        found += audit.faults(page)
        page.form.cancelled.emit()

    assert found == []
