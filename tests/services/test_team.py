"""A team's folder: what is for the team comes to all, nothing else leaves, and nobody is fooled."""

import shutil
from dataclasses import replace
from datetime import date

import pytest

from planner.domain.changes import Action
from planner.domain.coaching import AgreedAction
from planner.domain.errors.sharing import NotInLaneError
from planner.domain.errors.team import BundleRefusedError, NoTeamError
from planner.domain.lane import Lane
from planner.domain.record_json import record_to_json
from planner.domain.records import Tier
from planner.services.checking import check_plan
from planner.services.erasing import erase
from planner.services.history import NamedRecord
from planner.services.session import Session
from planner.services.team_status import team_status
from tests.services.team_members import Member, new_word, raw_bytes, words_in


def bundles(place):
    return sorted(place.rglob("*.bundle"))


def test_what_is_for_the_team_comes_to_the_others_and_nothing_else(ann, bob, place):
    ours, mine = ann.add(), ann.add(Tier.MINE)

    assert ann.publish(place).published > 0
    assert bob.pull(place).records == (("initiative", ours.id),)

    assert record_to_json(bob.find(ours)) == record_to_json(ours)
    assert bob.find(mine) is None
    assert words_in(raw_bytes(place)) == {ours.title.encode()}
    assert ann.publish(place).published == 0, "nothing is new"
    assert bob.pull(place).edits_taken == 0, "nothing is new"
    assert bob.publish(place).published == 0, "what came from others is not sent back"


def test_different_fields_are_joined_and_the_same_field_waits_for_a_choice(ann, bob, place):
    record = ann.add()
    ann.exchange(place)
    bob.exchange(place)

    bob.change(record, statement="by Bob")
    ann.change(record, title="by Ann")
    assert ann.exchange(place).conflicts == ()
    assert bob.exchange(place).conflicts == ()
    assert ann.exchange(place).conflicts == ()
    assert (ann.find(record).title, ann.find(record).statement) == ("by Ann", "by Bob")

    ann.change(record, title="Ann again")
    bob.change(record, title="Bob again")
    ann.exchange(place)
    (conflict,) = bob.exchange(place).conflicts
    assert (conflict.mine.value, conflict.theirs.value) == ("Bob again", "Ann again")
    assert len(ann.exchange(place).conflicts) == 1, "both sides know of it"

    ann.change(record, title="agreed")
    ann.exchange(place)
    bob.exchange(place)
    assert bob.session.read.conflicts.count() == 0
    assert bob.find(record).title == "agreed"


def test_who_comes_later_sees_the_same_as_all(ann, bob, cem, place):
    record, gone = ann.add(), ann.add()
    ann.exchange(place)
    bob.exchange(place)
    bob.change(record, statement="by Bob")
    bob.delete(gone)
    bob.exchange(place)
    ann.exchange(place)

    cem.pull(place)

    assert cem.find(gone) is None
    assert record_to_json(cem.find(record)) == record_to_json(ann.find(record))


def test_what_is_taken_back_goes_there_and_goes_to_the_bin_of_others(ann, bob, cem, place):
    record = ann.add()
    ann.exchange(place)
    bob.exchange(place)
    bob.change(record, statement="zq999999q")
    bob.exchange(place)
    ann.exchange(place)

    ann.change(record, tier=Tier.MINE)
    ann.change(record, title="only for me")
    assert ann.exchange(place).withdrawn == 1
    assert words_in(ann.own_bytes(place)) == set()
    bob.exchange(place)

    assert words_in(raw_bytes(place)) == set()
    assert bob.find(record) is None
    assert ann.find(record).title == "only for me"
    cem.exchange(place)
    assert cem.records() == []
    ann.change(record, tier=Tier.TEAM)
    ann.exchange(place)
    cem.exchange(place)
    assert record_to_json(cem.find(record)) == record_to_json(ann.find(record))


def test_what_is_not_for_the_sponsor_stays_at_home_whatever_its_tier(ann, bob, place):
    told, kept = new_word(), new_word()
    open_one, closed_one = (
        AgreedAction(
            id=ann.session.new_id(),
            words=words,
            taken_on=date(2026, 11, 2),
            tier=Tier.TEAM,  # no service allows it, but a merge may bring it about
            is_not_for_sponsor=words is kept,
        )
        for words in (told, kept)
    )
    with ann.session.action(Action.ADD_RECORD) as writer:
        writer.add(open_one)
        writer.add(closed_one)
    ann.publish(place)
    bob.pull(place)
    assert words_in(raw_bytes(place)) == {told.encode()}
    assert bob.session.read.find(AgreedAction, open_one.id) == open_one

    with ann.session.action(Action.EDIT_RECORD) as writer:
        writer.replace(open_one, replace(open_one, is_not_for_sponsor=True))

    assert ann.publish(place).withdrawn == 1
    assert words_in(ann.own_bytes(place)) == set()


def test_nobody_changes_a_record_that_was_taken_back(ann, bob, place):
    record = ann.add()
    ann.exchange(place)
    bob.exchange(place)
    ann.change(record, tier=Tier.MINE)
    ann.publish(place)
    before = record_to_json(ann.find(record))

    bob.change(record, title="by Bob", statement="by Bob")
    bob.publish(place)
    ann.pull(place)

    assert record_to_json(ann.find(record)) == before
    assert ann.session.read.conflicts.count() == 0
    assert ann.publish(place).published == 0


def test_the_bin_of_the_team_is_one(ann, bob, place):
    record = ann.add()
    ann.exchange(place)
    bob.exchange(place)

    bob.delete(record)
    bob.publish(place)
    ann.exchange(place)
    assert ann.find(record) is None
    assert words_in(raw_bytes(place)) == set()

    bob.session.undo()
    bob.exchange(place)
    ann.exchange(place)
    assert record_to_json(ann.find(record)) == record_to_json(record)


def test_taking_a_pull_back_is_nobody_elses_business(ann, bob, place):
    record = ann.add()
    ann.publish(place)
    bob.pull(place)

    assert bob.session.undoable() is Action.TAKE_FROM_TEAM
    bob.session.undo()
    assert bob.find(record) is None
    bob.publish(place)
    ann.pull(place)

    assert ann.find(record) is not None


def test_publishing_stands_in_nobodys_way_to_undo(ann, place):
    record = ann.add()
    ann.change(record, title="second")
    ann.publish(place)

    ann.session.undo()

    assert ann.find(record).title == record.title


def test_the_history_tells_what_people_did_and_no_twins_for_the_team(ann, bob, place):
    record = ann.add()
    ann.change(record, title="second")
    before = ann.session.read.history.lines(record.id)
    ann.publish(place)
    assert ann.session.read.history.lines(record.id) == before

    bob.pull(place)
    bob.change(record, title="third")
    bob.publish(place)
    ann.pull(place)

    newest = ann.session.read.history.lines(record.id)[0]
    assert (newest.before, newest.after, newest.action) == (
        "second",
        "third",
        Action.SHARE_WITH_TEAM,
    )


def test_a_torn_bundle_waits_and_the_rest_is_taken(ann, bob, cem, place):
    first = ann.add()
    ann.publish(place)
    bob.add()
    bob.publish(place)
    torn = next(
        path for path in bundles(place) if ann.own_bytes(place).find(path.name.encode()) >= 0
    )
    whole = torn.read_bytes()
    torn.write_bytes(whole[:-9])

    taken = cem.pull(place)
    assert [(skipped.path, skipped.reason) for skipped in taken.skipped] == [(torn, "torn")]
    assert len(cem.records()) == 1

    torn.write_bytes(whole)
    assert cem.pull(place).skipped == ()
    assert cem.find(first) is not None


@pytest.mark.parametrize(
    "called", [" (Conflicted copy 2026-11-22)", "-DESKTOP-7F3", ".sync-conflict-20261122-101112"]
)
def test_a_conflicted_copy_is_as_good_as_what_it_is_a_copy_of(ann, bob, place, called):
    record = ann.add()
    ann.publish(place)
    (bundle,) = bundles(place)
    bundle.rename(bundle.with_name(bundle.stem + called + ".bundle"))

    taken = bob.pull(place)

    assert len(taken.copies) == 1
    assert bob.find(record) is not None


def test_what_comes_in_any_order_waits_for_what_is_before_it(ann, bob, place):
    record = ann.add()
    ann.publish(place)
    ann.change(record, title="second")
    ann.publish(place)
    first, second = sorted(bundles(place), key=lambda path: int(path.name.split("-")[0]))
    aside = shutil.move(first, place.parent)

    taken = bob.pull(place)
    assert [skipped.reason for skipped in taken.skipped] == ["gap"]
    assert second.exists()

    shutil.move(aside, first)
    bob.pull(place)
    assert bob.find(record).title == "second"


def test_a_single_bundle_can_be_sent_by_mail(ann, bob, place, tmp_path):
    record = ann.add()
    ann.publish(place)
    mailed = shutil.copy(bundles(place)[0], tmp_path / "from-ann.bundle")

    bob.pull(mailed)

    assert bob.find(record) is not None
    mailed.write_bytes(mailed.read_bytes()[:-30])
    with pytest.raises(BundleRefusedError) as caught:
        bob.pull(mailed)
    assert caught.value.reason == "torn"


def test_a_folder_of_its_own_does_not_fill_up(ann, bob, place):
    record = ann.add()
    for number in range(26):
        ann.change(record, title=f"number {number}")
        ann.publish(place)

    assert len(bundles(place)) <= 25
    bob.pull(place)
    assert bob.find(record).title == "number 25"


def test_what_a_killed_program_left_is_swept(ann, place):
    ann.add()
    ann.publish(place)
    (bundle,) = bundles(place)
    left = bundle.with_name("1-1-abc.bundle.77.part")
    left.write_bytes(b"half")

    ann.publish(place)

    assert not left.exists()


def test_a_restored_backup_goes_on_under_another_name_and_loses_nothing(
    clock, bob, place, tmp_path
):
    ann = Member("Ann", clock, tmp_path)
    record = ann.add()
    ann.publish(place)
    copy = shutil.copy(ann.session.path, tmp_path / "backup")
    ann.change(record, title="after the backup")
    ann.publish(place)
    ann.session.close()
    shutil.copy(copy, tmp_path / "Ann.firebreak")

    ann.session = Session.open(tmp_path / "Ann.firebreak", ann.around)
    ann.change(record, statement="after restoring")
    ann.exchange(place)
    bob.exchange(place)

    assert ann.find(record).title == bob.find(record).title == "after the backup"
    assert bob.find(record).statement == "after restoring"
    ann.session.close()
    assert check_plan(tmp_path / "Ann.firebreak") == []


def test_the_status_tells_who_is_in_it_and_what_is_not_shared(ann, bob, place, tmp_path):
    ann.add()
    ann.publish(place)
    bob.add()

    status = team_status(bob.session, place)
    assert [(each.name, each.is_self, each.is_taken_in) for each in status.members] == [
        ("Ann", False, False)
    ]
    assert (status.waiting, status.last_exchange) == (1, None)

    bob.exchange(place)
    status = team_status(bob.session, place)
    assert [(each.name, each.is_self, each.is_taken_in) for each in status.members] == [
        ("Ann", False, True),
        ("Bob", True, True),
    ]
    assert (status.waiting, status.last_exchange) == (0, bob.session.now())
    with pytest.raises(NoTeamError):
        team_status(bob.session, tmp_path / "nowhere")


def test_an_assistant_neither_publishes_nor_pulls(clock, tmp_path):
    director = Member("Dee", clock, tmp_path)
    director.session.close()
    assistant = Session.open(tmp_path / "Dee.firebreak", director.around, Lane.ASSISTANT)

    with pytest.raises(NotInLaneError):
        assistant.publish_to_team()
    with pytest.raises(NotInLaneError):
        assistant.take_from_team([])

    assistant.close()


def test_what_is_erased_for_good_goes_from_the_bytes_and_from_the_others(ann, bob, place):
    record = ann.add()
    ann.change(record, statement="zq777777q")
    ann.exchange(place)
    bob.exchange(place)
    assert b"zq777777q" in words_in(raw_bytes(place))

    erase(ann.session, NamedRecord("initiative", record.id), "statement")
    ann.exchange(place)
    bob.exchange(place)

    assert words_in(raw_bytes(place)) == {record.title.encode()}
    assert bob.find(record).statement == ""
    said = [line.after for line in bob.session.read.history.lines(record.id)]
    assert "zq777777q" not in said


def test_publishing_throws_nothing_away_that_the_plan_has_not_got(ann, bob, cem, place):
    record = ann.add()
    ann.publish(place)
    (bundle,) = bundles(place)
    bob.add()
    bob.publish(place)
    (others,) = (path for path in bundles(place) if path != bundle)
    stray = shutil.copy(others, bundle.with_name(others.name))

    ann.change(record, tier=Tier.MINE)
    ann.publish(place)

    assert stray.exists()
    assert not bundle.exists()
