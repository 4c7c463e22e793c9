"""Comments on the page of readiness: written in the sheet, read below a closed round."""

import pytest

from planner.domain.readiness import Rater, RoundComment
from planner.intake.answers_file import GivenComment
from planner.services.readiness import close_round, enter_answers, open_round, take_answers
from tests.ui.pages.readiness.conftest import INSTRUMENT

ITEMS = INSTRUMENT.item_keys()


@pytest.fixture
def team(session, initiative):
    """Close a round in which people answer each another thing, and write."""

    def make(people):
        opened = open_round(session, initiative, INSTRUMENT.key, Rater.TEAM, invited=people)
        for n in range(people):
            said = dict.fromkeys(ITEMS, 1 + n % 7) | {ITEMS[0]: 1 + n // 7}
            enter_answers(session, opened, str(n), said, f"harbour {n}")
        return close_round(session, opened)

    return make


def test_ones_own_comment_is_written_corrected_and_read_once_closed(
    page, press, session, initiative, shown_words
):
    open_round(session, initiative, INSTRUMENT.key)
    press(page, "Enter answers")
    assert "Shown once the round is closed" in shown_words(page)
    page.form.choices[ITEMS[0]].choose("5")
    page.form.words.setPlainText("Slowly, please")
    press(page, "Save the answers")
    assert "Slowly" not in shown_words(page)

    press(page, "Enter answers")
    assert page.form.words.toPlainText() == "Slowly, please"
    page.form.words.setPlainText("Slowly")
    press(page, "Save the answers")
    press(page, "Close the round")
    press(page, "Close it for good")

    assert [one.words for one in session.read.all(RoundComment)] == ["Slowly"]
    assert "\N{LEFT DOUBLE QUOTATION MARK}Slowly\N{RIGHT DOUBLE QUOTATION MARK}" in shown_words(
        page
    )


def test_a_comment_alone_is_not_saved(page, press, session, initiative, notices):
    open_round(session, initiative, INSTRUMENT.key)
    press(page, "Enter answers")
    page.form.words.setPlainText("Words")
    press(page, "Save the answers")

    assert session.read.all(RoundComment) == []
    assert (page.form.words.toPlainText(), len(notices)) == ("Words", 1)


def test_a_teams_are_shown_from_eight_on_each_with_its_round(page, team, shown_words):
    team(7)
    page.rounds_card.refresh()
    assert "Comments of several people are shown from 8 answers on." in shown_words(page)
    assert "harbour" not in shown_words(page)

    latest = team(8)
    page.rounds_card.refresh(latest.id)

    assert all(f"harbour {n}" in shown_words(page) for n in range(8))


def test_an_open_round_says_nothing_of_comments(page, session, initiative, shown_words):
    opened = open_round(session, initiative, INSTRUMENT.key, Rater.TEAM, invited=9)
    take_answers(session, opened, [GivenComment("1", "harbour")])
    assert not page.rounds_card.comments.isVisible()
    assert "harbour" not in shown_words(page)
