import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from planner.domain.readiness import Answer, Rater, Round, TakenInstrument
from planner.resource_files import resource_path

PACK = "readiness-firebreak-1.toml"


@pytest.fixture
def a_pack(tmp_path):
    text = resource_path("packs").joinpath(PACK).read_text(encoding="utf-8")
    path = tmp_path / "ours.toml"
    text = text.replace('key = "readiness-firebreak-1"', 'key = "ours"')
    text = text.replace("may_print_wording = true", "may_print_wording = false")
    path.write_text(text.replace("Firebreak readiness, short form", "Ours"), encoding="utf-8")
    return path


def test_an_instrument_is_taken_in_and_chosen_with_its_licence(
    page, press, session, a_pack, shown_words
):
    press(page, "Open a round")
    press(page, "Take in another")
    dialog = page.findChild(QFileDialog)
    dialog.selectFile(str(a_pack))
    dialog.accept()
    assert page.form.pick.currentText() == "Ours"
    assert "Licence: CC BY 4.0" in shown_words(page)
    assert "Documents print the numbers of the statements" in shown_words(page)

    press(page, "Open the round")

    assert [one.name for one in session.read.all(TakenInstrument)] == ["Ours"]
    assert [one.instrument for one in session.read.all(Round)] == ["ours"]


def test_a_file_that_is_no_instrument_is_refused(page, press, session, tmp_path, notices):
    path = tmp_path / "notes.toml"
    path.write_text("kind = 'notes'\n", encoding="utf-8")
    press(page, "Open a round")

    page.work.take_pack(path)

    assert len(notices) == 1
    assert session.read.all(TakenInstrument) == []


def test_a_minus_sign_means_no_chance_to_say_and_goes_on(qtbot, page, press, session, answered):
    opened = answered([4], Rater.SELF, closed=False)
    press(page, "Enter answers")
    first, second, *_ = page.form.choices.values()

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Minus)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_2)

    assert (first.value, second.value) == ("no_chance", "2")
    assert opened.closed_on is None


def test_a_round_is_kept_open_when_somebody_thinks_again(page, press, session, answered):
    answered([4], Rater.SELF, closed=False)
    press(page, "Close the round")

    press(page, "Keep it open")

    assert session.read.all(Round)[0].closed_on is None
    assert not page.rounds_card.final.isVisible()


def test_closing_offers_no_way_back(page, press, session, answered, notices):
    answered([4], Rater.SELF, closed=False)
    press(page, "Close the round")

    press(page, "Close it for good")

    assert session.read.all(Round)[0].closed_on is not None
    assert notices[-1].action is None


def test_closing_too_early_is_said_before(page, press, answered, shown_words):
    answered([4, 5], closed=False)

    press(page, "Close the round")

    assert "With fewer than 5 answers nothing of it will be shown." in shown_words(page)


def test_why_a_round_is_not_shown_stands_with_the_round(page, answered):
    answered([4, 5])

    words = page.rounds_card.hint.text()

    assert words.endswith(
        "not shown. Fewer than five people answered; the result might tell who said what."
    )


def test_a_closed_round_goes_on_in_a_new_one(page, press, session, answered):
    closed = answered([4], Rater.SELF)

    press(page, "Go on anew")

    opened = page.rounds_card.current.round
    assert (opened.reopened, opened.closed_on) == (closed.id, None)
    assert len(session.read.all(Answer)) == 2 * page.rounds_card.current.respondents * 12
