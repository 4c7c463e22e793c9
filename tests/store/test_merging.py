"""Taking edits in: what is new and fits comes, the rest is told; twice is once."""

import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from planner.domain.changes import Action
from planner.domain.errors.fields import ChangedSinceError, NewerActionError
from planner.domain.goals import Skill, SkillGoal
from planner.services.session import Session
from planner.store import merging_receiving
from planner.store.checking import problems_of
from planner.store.journal import Edit, Stamp, edit_hash, value_digest
from planner.store.merging_source import OtherCopy
from planner.store.plan_file import Surroundings
from planner.store.sites import Profile
from planner.store.travelling import Place


class Office:
    """Plans in several places, each on an installation of its own."""

    def __init__(self, folder, clock):
        self.folder = folder
        self.clock = clock
        self.opened = []

    def around(self, name):
        return Surroundings(
            clock=self.clock,
            randomness=random.Random(name).randbytes,  # noqa: S311 - made-up data
            profile=Profile(self.folder / name / "sites.json"),
        )

    def path(self, name):
        return self.folder / f"{name}.firebreak"

    def create(self, name):
        return self._keep(Session.create(self.path(name), self.around(name)))

    def open(self, name, profile=None):
        return self._keep(Session.open(self.path(name), self.around(profile or name)))

    def copy(self, session, name, profile=None):
        """Copy a closed plan; with another's `profile` it goes on as the same site."""
        shutil.copy(session.path, self.path(name))
        return self.open(name, profile)

    def _keep(self, session):
        self.opened.append(session)
        return session


@pytest.fixture
def office(tmp_path, clock):
    made = Office(tmp_path, clock)
    yield made
    for session in made.opened:
        path = session.path
        session.close()
        assert problems_of(path) == [], path


def add(session, title, known_id=None):
    goal = SkillGoal(id=known_id or session.new_id(), title=title, skill=Skill.DELIVER)
    with session.action(Action.ADD_GOAL) as writer:
        writer.add(goal)
    return goal


def edit(session, seen, **changes):
    now = session.read.get(SkillGoal, seen.id)
    with session.action(Action.EDIT_GOAL) as writer:
        writer.replace(now, replace(now, **changes))
    return replace(now, **changes)


def file_of(session):
    return session._file


def other_site(session):
    """Enter a site of another computer, as when a plan lies on a share."""
    with closing(sqlite3.connect(session.path)) as database, database:
        database.execute("INSERT INTO site (uid, device) VALUES (?, 'share')", (b"S" * 16,))
    return b"S" * 16


def pull(mine, theirs):
    mine, theirs = file_of(mine), file_of(theirs)
    return mine.take_in(theirs.edits_beyond(mine.reach()))


def goals(session):
    return {goal.id: goal for goal in session.read.all(SkillGoal)}


@pytest.fixture
def ada(office):
    return office.create("ada")


@pytest.fixture
def goal(ada):
    return add(ada, "Speak up")


@pytest.fixture
def ben(ada, goal, office):
    return office.copy(ada, "ben")


def test_fields_that_were_edited_apart_come_together(ada, ben, goal):
    edit(ada, goal, title="Speak earlier")
    edit(ben, goal, importance=5)

    came = pull(ada, ben)

    assert (came.edits, came.clashes, came.refused) == (1, (), ())
    assert goals(ada)[goal.id] == replace(goal, title="Speak earlier", importance=5)
    pull(ben, ada)
    assert goals(ben) == goals(ada)


def test_taking_in_twice_takes_nothing(ada, ben, goal):
    edit(ben, goal, importance=5)
    add(ben, "Listen")
    pull(ada, ben)
    before = ada.read.history.state(), file_of(ada).next_steps()

    assert pull(ada, ben).edits == 0

    assert (ada.read.history.state(), file_of(ada).next_steps()) == before
    assert list(file_of(ben).edits_beyond(file_of(ada).reach())) == []


def test_a_clash_is_told_and_both_see_the_same(ada, ben, goal):
    edit(ada, goal, title="Ada's")
    edit(ben, goal, title="Ben's")

    told = [(clash.record, clash.field) for clash in pull(ada, ben).clashes]

    assert told == [(goal.id, "title")]
    pull(ben, ada)
    assert goals(ben) == goals(ada)


def test_an_edit_stands_against_a_creation_that_its_writer_did_not_see(ada, ben, office):
    made = add(ada, "Ada's", ada.new_id())
    add(ben, "Ben's", made.id)  # what exists once for a key is created in several copies
    cem = office.copy(ben, "cem")
    pull(ada, ben)
    edit(cem, made, title="Cem's")

    assert pull(ada, cem).edits == 1

    (conflict,) = ada.read.conflicts.all()
    assert (conflict.record, conflict.field) == (made.id, "title")
    assert {rival.value for rival in conflict.rivals} == {"Ada's", "Cem's"}


def test_an_edit_whose_predecessor_is_missing_waits_outside(ada, ben, goal):
    edit(ben, goal, importance=5)
    edit(ben, goal, importance=4)
    sent = list(file_of(ben).edits_beyond(file_of(ada).reach()))

    came = file_of(ada).take_in(sent[1:])

    assert [(one.reason, one.seq, one.edits) for one in came.refused] == [("gap", 2, 1)]
    assert came.edits == 0
    assert file_of(ada).take_in(sent).edits == 2


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"value": 3}, "chain"),
        ({"hlc": 5}, "chain"),
        ({"record_type": "rule"}, "chain"),
        ({"hash": b"\0" * 16}, "chain"),
        ({"value": "a\0b"}, "unreadable"),
        ({"seq": "1"}, "unreadable"),
        ({"bases": b"\1" * 5}, "unreadable"),
        ({"field": "\ud800"}, "unreadable"),
        ({"member": 5}, "unreadable"),
        ({"salt": None}, "chain"),
    ],
)
def test_a_forged_edit_is_refused_and_those_after_it(ada, ben, goal, change, reason):
    edit(ben, goal, importance=5)
    edit(ben, goal, importance=4)
    first, second = file_of(ben).edits_beyond(file_of(ada).reach())

    came = file_of(ada).take_in([first._replace(**change), second])

    assert came.edits == 0
    assert [one.reason for one in came.refused] == [reason, "gap"]
    assert goals(ada)[goal.id] == goal


def test_two_copies_under_one_site_keep_both_branches_and_say_so(office, ada, goal):
    copy = office.copy(ada, "twin")
    file_of(copy).own.uid = file_of(ada).own.uid  # what a disk that was rolled back does
    edit(ada, goal, title="Ada's")
    edit(copy, goal, title="Twin's")
    edit(copy, goal, importance=5)

    came = pull(ada, copy)

    assert len(came.branched) == 1
    assert [clash.field for clash in came.clashes] == ["title"]
    pull(copy, ada)
    assert goals(copy) == goals(ada)
    assert file_of(copy).reach() == file_of(ada).reach()
    assert [len(one.tips) for one in file_of(ada).reach().values()] == [2]
    edit(ada, goal, title="Both")
    assert len(file_of(ada).reach()) == 2, "nobody goes on under a site that two used"


@pytest.mark.parametrize("is_branched", [False, True])
def test_many_edits_of_a_copy_come_as_few_do(office, ada, ben, goal, monkeypatch, is_branched):
    if is_branched:  # amid what the copy has under one site stands what is known
        file_of(ben).own.uid = file_of(ada).own.uid
        edit(ada, goal, importance=4)
    edit(ben, goal, title="Ben's")
    if is_branched:
        pull(ben, ada)
    add(ben, "Listen")
    edit(ada, goal, title="Ada's")
    twin = office.copy(ada, "twin")
    pull(twin, ben)

    monkeypatch.setattr(merging_receiving, "MANY", 1)
    uid = bytes.fromhex(ada.plan_uid)
    with closing(OtherCopy.open(ben.path, uid, ada.path)) as other:
        assert ada.merge(other, lambda _: False).edits == ada.merge(other, lambda _: True).edits > 0

    assert goals(ada) == goals(twin)
    assert ada.read.conflicts.count() == twin.read.conflicts.count() == 1
    assert {edit[3:] for edit in file_of(ada).edits_beyond({})} == {
        edit[3:] for edit in file_of(twin).edits_beyond({})
    }


def test_a_clock_in_the_future_does_not_move_ours(ada, ben, goal, clock):
    clock.pass_time(days=800)
    edit(ben, goal, importance=5)
    clock.pass_time(days=-800)

    came = pull(ada, ben)
    edit(ada, goal, title="Today")

    assert len(came.ahead) == 1
    assert ada.read.history.lines(goal.id, limit=9)[-2].at == clock.moment


def test_reach_names_places_that_lie_further_and_further_back(ada, goal):
    for level in (1, 2, 3, 4, 5):
        edit(ada, goal, now_level=level)

    (one,) = file_of(ada).reach().values()

    assert [place.seq for place in (*one.tips, *one.marks)] == [6, 5, 4, 2]
    assert all(isinstance(place, Place) for place in one.marks)


def test_undo_takes_a_merge_back_as_one_step_and_redo_repeats_it(ada, ben, goal):
    other = add(ada, "Listen")
    edit(ada, goal, title="Ada's", now_level=2)
    edit(ben, goal, title="Ben's", importance=5)
    new = add(ben, "Ask")
    with ben.action(Action.DELETE_GOAL) as writer:
        writer.delete(ben.read.get(SkillGoal, goal.id))
    before = goals(ada)
    pull(ada, ben)
    after = goals(ada)
    assert ada.undoable() is Action.MERGE
    assert after[new.id] == new

    told = ada.undo()

    assert (told.undone, goals(ada)) == (Action.MERGE, before)
    assert ada.undoable() is Action.EDIT_GOAL
    ada.redo()
    assert goals(ada) == after
    ada.undo()
    assert goals(ada) == before
    pull(ben, ada)
    assert goals(ben) == before
    edit(ben, other, title="Both listen")


def test_what_others_did_is_not_undone_one_by_one(ada, ben, goal):
    edit(ada, goal, now_level=3)
    edit(ben, goal, importance=5)
    edit(ben, goal, importance=4)
    pull(ada, ben)

    done = []
    while ada.undoable():
        done.append(ada.undo().undone)

    assert done == [Action.MERGE, Action.EDIT_GOAL, Action.ADD_GOAL]
    assert goals(ada) == {}


def test_a_merge_is_not_taken_back_where_a_record_moved_on(ada, ben, goal, office):
    edit(ben, goal, importance=5)
    pull(ada, ben)
    other_program = office.open("ada", "another computer")
    file_of(other_program).own.uid = other_site(other_program)
    edit(other_program, goal, importance=2)

    with pytest.raises(ChangedSinceError):
        ada.undo()

    assert goals(ada)[goal.id].importance == 2


def test_later_merges_are_taken_back_first(ada, ben, goal):
    edit(ben, goal, importance=5)
    pull(ada, ben)
    edit(ben, goal, importance=1)
    pull(ada, ben)

    assert ada.undo().undone is Action.MERGE
    assert goals(ada)[goal.id].importance == 5
    ada.undo()
    assert goals(ada)[goal.id] == goal


def test_what_only_a_newer_version_knows_is_carried_through(ada, ben, goal, office):
    """Edits of an unknown field and of an unknown record type, chained as a newer version would."""
    (whose, *_) = file_of(ben).edits_beyond({})
    site, previous, sent = b"N" * 16, b"", []
    for seq, (kind, record, name, value) in enumerate(
        [
            ("goal", bytes.fromhex(goal.id), "colour", "red"),
            ("novelty", b"n" * 16, "*", '{"title":"New"}'),
        ],
        start=1,
    ):
        salt = bytes(8)
        stamp = Stamp(site_uid=site, seq=seq, hlc=seq, action=1, action_name="do_something_new")
        edit = Edit(record_type=kind, record=record, field=name, value=value)
        digest = value_digest(salt, value)
        previous = edit_hash(previous, stamp, edit, digest)
        place = (site, None, "newer", seq, previous, seq, 1, "do_something_new", None)
        sent.append(type(whose)(*place, kind, record, name, value, salt, digest, b""))

    came = file_of(ada).take_in(sent)
    pull(ben, ada)

    assert (came.edits, came.refused) == (2, ())
    assert [kind for kind, _ in came.records] == ["goal"]
    assert [edit for edit in file_of(ben).edits_beyond({}) if edit.site == site] == sent
    with pytest.raises(NewerActionError):
        ada.undo()


def test_a_choice_that_arrives_settles_the_conflict_and_covers_both(ada, ben, goal):
    edit(ada, goal, title="Ada's")
    edit(ben, goal, title="Ben's")
    pull(ada, ben)
    pull(ben, ada)
    edit(ada, goal, title="Both")

    assert pull(ben, ada).clashes == ()

    assert ben.read.conflicts.all() == []
    assert goals(ben)[goal.id].title == "Both"


def test_an_edit_that_arrives_for_a_deleted_record_brings_it_back_as_a_conflict(ada, ben, goal):
    with ada.action(Action.DELETE_GOAL) as writer:
        writer.delete(goal)
    edit(ben, goal, title="Ben's")

    assert [clash.field for clash in pull(ada, ben).clashes] == ["_deleted"]

    assert goals(ada)[goal.id].title == "Ben's"
