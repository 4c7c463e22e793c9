import json

import pytest
from PySide6.QtWidgets import QLineEdit

from planner.services.team_places import TeamPlace, add_hub, add_team_path, team_places
from planner.services.team_status import Holder
from planner.store.team import lock_file
from planner.words.merging import Came
from tests.ui.audit import faults, settle
from ui.look.theme import Theme
from ui.notices import NoticeKind
from ui.pages.sharing.copy_passphrase import CopyPassphraseDialog
from ui.pages.sharing.exchanging import Wanted
from ui.pages.sharing.merge_card import Copy, MergeDialog
from ui.pages.sharing.place_dialogs import HubDialog, HubPasswordDialog, TakeOverDialog


@pytest.fixture
def hold(monkeypatch):
    """Make somebody hold a team file, and nobody wait long for it."""
    monkeypatch.setattr(lock_file, "PATIENCE_SECONDS", 0.0)

    def held(team):
        said = {"token": "t", "who": "Bob", "device": "bobs", "since": "2026-11-20T15:00:00+00:00"}
        lock_file.lock_path(team).write_text(json.dumps(said))

    return held


def table(view):
    model = view.model
    return [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_before_anything_is_shared_the_page_says_so_and_offers_places(desk):
    shown = desk.open()

    assert shown.work.sentence.text().startswith("Everything is saved here")
    assert shown.conflicts.none_yet.isVisible()
    assert shown.places.folder_button.isVisible()
    assert faults(shown) == []


def test_an_exchange_brings_theirs_gives_mine_and_can_be_taken_back(ann, bob, place, desk):
    theirs, mine = bob.add(), ann.add()
    bob.publish(place)
    shown = desk.open()
    assert shown.work.sentence.text() == "Saved here, 1 record not yet shared."
    shown.places.take_path(place)
    desk.rest()
    (view,) = shown.places.views
    assert [row[::2] for row in table(view)] == [("Bob", "has something new")]

    desk.press("Exchange: Team folder “directors”")

    assert ann.find(theirs) is not None
    assert bob.pull(place).records == ((mine.TYPE, mine.id),)
    assert shown.work.sentence.text() == "Saved here, and all that is for the team is shared."
    assert "“directors”" in shown.work.last.text()
    assert ("Bob", "all taken in") in [row[::2] for row in table(view)]
    assert view.exchange_button.isEnabled()
    told = desk.told[-1]
    assert told.words.split(",")[0].endswith("came")
    told.action.run()
    assert ann.find(theirs) is None
    assert ann.find(mine) is not None


def test_what_others_changed_keeps_a_quiet_mark_until_it_is_opened(ann, bob, place, desk):
    theirs = [bob.add(title="Frailty at home"), bob.add(title="One waiting list")]
    bob.publish(place)
    add_team_path(ann.session, place)
    news = desk.open().news
    assert not news.isVisible()
    desk.press("Pull: Team folder “directors”")
    rows = [news.model.index(row, 1).data() for row in range(news.model.rowCount())]
    assert sorted(rows) == ["Initiative: Frailty at home", "Initiative: One waiting list"]
    assert news.model.index(0, 2).data().startswith("Bob"), "it says who"
    opened = []
    desk.context.record_wanted.connect(lambda *record: opened.append(record))

    news.open_button.click()
    assert opened[0][1] in {record.id for record in theirs}
    assert news.model.rowCount() == 1

    desk.told[-1].action.run()
    assert not news.isVisible()


def test_publishing_alone_takes_nothing_and_pulling_alone_gives_nothing(ann, bob, place, desk):
    theirs, mine = bob.add(), ann.add()
    bob.publish(place)
    add_team_path(ann.session, place)
    desk.open()

    desk.press("Pull: Team folder “directors”")
    assert ann.find(theirs) is not None
    assert bob.pull(place).edits_taken == 0

    desk.press("Publish: Team folder “directors”")
    assert bob.pull(place).records == ((mine.TYPE, mine.id),)
    assert desk.told[-1].action is None, "nothing came that could be taken back"


def test_what_is_left_alone_is_named_with_its_reason(ann, bob, place, desk):
    bob.add()
    bob.publish(place)
    bundle = next(place.rglob("*.bundle"))
    bundle.write_bytes(bundle.read_bytes()[:-9])
    add_team_path(ann.session, place)
    shown = desk.open()

    shown.places.start(Wanted(place=team_places(ann.session)[0]))
    desk.rest()

    said = shown.places.views[0].came.text().replace("\u200b", "")
    assert "1 file was left alone" in said
    assert bundle.name in said


def test_a_bundle_that_came_by_mail_is_taken_in_and_no_place_is_remembered(ann, bob, place, desk):
    theirs = bob.add()
    bob.publish(place)
    shown = desk.open()

    shown.places.take_bundle(next(place.rglob("*.bundle")))
    desk.rest()

    assert ann.find(theirs) is not None
    assert desk.told[-1].action is not None
    assert team_places(ann.session) == []
    assert shown.places.views == []


def test_a_new_team_file_is_made_by_the_first_exchange(ann, bob, tmp_path, desk):
    team = tmp_path / "board.firebreak-team"
    ann.add()
    shown = desk.open()
    shown.places.take_path(team)
    desk.rest()
    assert "Nothing is there yet" in shown.places.views[0].came.text()

    desk.press("Exchange: Team file “board”")

    assert team.is_file()
    assert bob.pull(team).edits_taken > 0


def test_a_held_team_file_says_by_whom_and_is_taken_over_only_after_a_question(
    ann, bob, tmp_path, desk, hold
):
    team = tmp_path / "board.firebreak-team"
    theirs = bob.add()
    bob.publish(team)
    hold(team)
    add_team_path(ann.session, team)
    shown = desk.open()
    (view,) = shown.places.views
    assert view.held.text().startswith("Held by Bob on bobs since Fri 20 Nov, 15:00.")

    desk.press("Exchange: Team file “board”")
    assert desk.told[-1].kind is NoticeKind.ERROR
    assert ann.find(theirs) is None

    desk.press("Take over…")
    dialog = shown.findChild(TakeOverDialog)
    assert ann.find(theirs) is None, "it asks first"
    dialog.do_button.click()
    desk.rest()
    assert ann.find(theirs) is not None
    assert not view.held.isVisible()


def test_what_is_no_team_file_is_said_and_nothing_changes(ann, tmp_path, desk):
    team = tmp_path / "board.firebreak-team"
    team.write_text("shopping list")
    add_team_path(ann.session, team)

    shown = desk.open()
    (view,) = shown.places.views

    assert "is no team file" in view.problem.text()
    assert team.read_text() == "shopping list"


def test_a_cancelled_exchange_takes_nothing_and_another_may_follow(ann, bob, place, desk):
    theirs = bob.add()
    bob.publish(place)
    add_team_path(ann.session, place)
    shown = desk.open()
    jobs = []
    desk.context.jobs.started.connect(jobs.append)

    desk.press("Exchange: Team folder “directors”", rests=False)
    assert not shown.places.views[0].pull_button.isEnabled()
    jobs[0].cancel()
    desk.rest()

    assert ann.find(theirs) is None
    desk.press("Exchange: Team folder “directors”")
    assert ann.find(theirs) is not None


def test_a_place_is_forgotten_here_and_stays_there(ann, place, desk):
    ann.add()
    ann.publish(place)
    shown = desk.open()

    desk.press("Forget this place: Team folder “directors”")

    assert shown.places.views == []
    assert team_places(ann.session) == []
    assert list(place.rglob("*.bundle"))
    assert shown.places.folder_button.hasFocus()


def test_a_hub_is_listed_without_a_password_and_asks_for_it_each_time(ann, desk):
    shown = desk.open()
    desk.press("Add a hub…")
    dialog = shown.findChild(HubDialog)
    dialog.address.setText("postgresql://ann:secret@127.0.0.1:1/firebreak")
    dialog.do_button.click()
    assert dialog.isVisible()
    assert team_places(ann.session) == []
    dialog.address.setText("postgresql://ann@127.0.0.1:1/firebreak")
    dialog.team.setText("north east")
    dialog.do_button.click()
    assert [place.name for place in team_places(ann.session)] == ["north east"]

    desk.press("Pull: Hub “north east”")
    asked = shown.findChild(HubPasswordDialog)
    assert asked.password.echoMode() is QLineEdit.EchoMode.Password
    asked.password.setText("secret")
    asked.do_button.click()
    desk.rest()

    assert desk.told[-1].kind is NoticeKind.ERROR
    assert shown.places.views[0].problem.isVisible()


@pytest.fixture
def everything(ann, bob, place, tmp_path, hold):
    """A dispute, a folder, a held file, a folder that is not there, and a hub."""
    record = ann.add(title="Frailty at home")
    ann.exchange(place)
    bob.exchange(place)
    bob.change(record, statement="Seen at home within one day, by both trusts")
    ann.change(record, statement="Seen at home within two days, by all trusts")
    bob.exchange(place)
    ann.exchange(place)
    team = tmp_path / "board.firebreak-team"
    ann.publish(team)
    hold(team)
    add_team_path(ann.session, tmp_path / ("no-such-folder-of-a-team" * 2))
    add_hub(ann.session, "postgresql://ann@hub.example.org/firebreak", "north-east")


@pytest.mark.parametrize(
    "looks", [(Theme.HIGH_CONTRAST, 200, 900, 600), (Theme.DARK, 100, 1280, 800)]
)
def test_every_state_keeps_the_rules(desk, everything, shown_look, looks):
    theme, percent, width, height = looks
    shown_look.show(theme, percent)

    shown = desk.open(width=width, height=height)

    assert len(shown.places.views) == 4
    assert faults(shown) == []


def test_dialogs_keep_the_rules(desk, qtbot, place, shown_look):
    shown_look.show(Theme.HIGH_CONTRAST, 200)
    shown = desk.open(width=900, height=600)
    held = Holder(token="", who="Bob", device="bobs-laptop", since=desk.ann.session.now())
    hub = TeamPlace(written="postgresql://ann@hub.example.org/firebreak#north-east")
    folder = TeamPlace(written=str(place))
    came = Came(edits=2, records=1, clashes=1, used_twice=["bobs-laptop"])
    for dialog in (
        HubDialog(desk.context, shown),
        HubPasswordDialog(shown, hub, "Exchange"),
        TakeOverDialog(desk.context, shown, folder, held),
        MergeDialog(desk.context, shown, Copy(place / "a-copy-of-the-plan.firebreak", None), came),
        CopyPassphraseDialog(shown, place / "a-copy-of-the-plan.firebreak", "Wrong."),
    ):
        dialog.open()
        settle()
        assert faults(dialog) == [], type(dialog).__name__
        dialog.reject()
