import shutil

import pytest

from planner.domain.changes import Action
from planner.domain.direction import Initiative
from planner.services.passphrase import protect
from planner.services.session import Session
from planner.store.plan_file import Surroundings
from planner.store.sites import Profile
from tests.services.team_members import Member
from ui.notices import NoticeKind
from ui.pages.sharing.copy_passphrase import CopyPassphraseDialog
from ui.pages.sharing.merge_card import MergeCard, MergeDialog


@pytest.fixture
def ann(clock, tmp_path):
    """Ann, whose plan is a file that can be copied."""
    made = Member("Ann", clock, tmp_path)
    yield made
    made.session.close()


@pytest.fixture
def card(qtbot, shown_look, context):
    made = MergeCard(context)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def copy(ann, tmp_path, clock):
    """Return what copies the plan, and goes on working in the copy."""

    def make(title=None):
        path = tmp_path / "on a stick.firebreak"
        shutil.copy(ann.session.path, path)
        if title:
            around = Surroundings(
                clock=clock,
                randomness=ann.around.randomness,
                profile=Profile(tmp_path / "other" / "sites.json"),
            )
            other = Session.open(path, around)
            with other.action(Action.ADD_RECORD) as writer:
                writer.add(Initiative(id=other.new_id(), title=title))
            other.close()
        return path

    return make


def test_a_copy_says_what_it_would_bring_before_it_does(ann, card, copy, notices):
    card.take_path(copy("Written on the train"))
    dialog = card.findChild(MergeDialog)
    assert "would come, to 1 record" in dialog.lines[0].text()
    assert ann.records() == []

    dialog.do_button.click()

    assert [record.title for record in ann.records()] == ["Written on the train"]
    assert "came, to 1 record" in card.came.text()
    notices[-1].action.run()
    assert ann.records() == []


def test_a_copy_with_nothing_new_asks_nothing(card, copy, notices):
    card.take_path(copy())

    assert notices[-1].words == "The other copy has nothing that this one lacks."
    assert card.findChild(MergeDialog) is None


def test_another_plan_is_refused(ann, card, clock, tmp_path, notices):
    bob = Member("Bob", clock, tmp_path)
    bob.session.close()

    card.take_path(bob.session.path)

    assert notices[-1].kind is NoticeKind.ERROR
    assert ann.records() == []


def test_a_copy_with_another_passphrase_asks_for_it_until_it_opens(ann, card, copy, monkeypatch):
    monkeypatch.setattr("planner.store.keys.ROUNDS", 10)
    path = copy("Written on the train")
    protect(path, "correct horse battery")

    card.take_path(path)
    first = card.findChild(CopyPassphraseDialog)
    first.field.line.setText("wrong horse battery")
    first.do_button.click()
    again = next(one for one in card.findChildren(CopyPassphraseDialog) if one.isVisible())
    assert again.field.row.error.isVisible()
    again.field.line.setText("correct horse battery")
    again.do_button.click()
    card.findChild(MergeDialog).do_button.click()

    assert [record.title for record in ann.records()] == ["Written on the train"]
