"""Erasing for good: gone from the bytes, the history and every copy; nothing brings it back."""

import shutil
from contextlib import closing
from dataclasses import replace

import pytest

from planner.domain.changes import Action
from planner.domain.errors.fields import OneOwnerError
from planner.domain.errors.history import ErasedForGoodError, NotErasableError
from planner.domain.goals import Skill, SkillGoal, Step
from planner.domain.lane import UNNAMED
from planner.domain.people import Member
from planner.services.erasing import erase
from planner.services.goals import delete_goal
from planner.services.history import history, record_named
from planner.services.restoring import take_out_of_bin
from planner.services.search import find_records
from planner.services.session import Session
from planner.store.checking import problems_of
from planner.store.erasing import obey
from planner.store.file_format import ERASED

WORDS = "zanzibar-affair"


def goal_of(session, **said):
    given = {"title": "Speak up", "skill": Skill.SPEAK_TRUTH_TO_POWER, **said}
    return SkillGoal(id=session.new_id(), **given)


def add_goal(session, **said):
    goal = goal_of(session, **said)
    with session.action(Action.ADD_GOAL) as writer:
        writer.add(goal)
    return goal


def edit_goal(session, goal, **said):
    new = replace(goal, **said)
    with session.action(Action.EDIT_GOAL) as writer:
        writer.replace(goal, new)
    return new


def named(session, record):
    return record_named(session, record.id)


@pytest.fixture
def plan(tmp_path, around):
    """A plan in a file, with a goal that says the secret in two fields, now and before."""
    path = tmp_path / "amina.firebreak"
    with closing(Session.create(path, around)) as session:
        with session.action(Action.ADD_GOAL) as writer:
            for number in range(60):  # enough for pages to split
                words = WORDS * (number % 7 == 3) + "x" * 90
                writer.add(goal_of(session, title=f"Goal {number}", what=words))
        goal = add_goal(session, what=f"the {WORDS}", who=f"{WORDS} 1")
        goal = edit_goal(session, goal, what=f"still the {WORDS}")
        find_records(session, WORDS)  # the index knows it too
    return path


def with_secret(session):
    return [goal for goal in session.read.all(SkillGoal) if WORDS in f"{goal.what} {goal.who}"]


def test_an_erased_field_is_gone_from_all_bytes_and_the_rest_stays(plan, around, tmp_path):
    with closing(Session.open(plan, around)) as session:
        for goal in with_secret(session):
            for field in ("what", "who"):
                assert erase(session, named(session, goal), field).is_wiped
            left = session.read.get(SkillGoal, goal.id)
            assert left == replace(goal, what="", who="")
            assert any(line.is_erased for line in history(session, goal.id))
            assert WORDS not in str(history(session, goal.id, 100))
        assert find_records(session, WORDS) == []

    assert WORDS.encode() not in plan.read_bytes()
    everything = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not [path for path in everything if WORDS.encode() in path.read_bytes()]
    assert problems_of(plan) == []


def test_an_erased_record_is_gone_with_its_parts_and_cannot_come_back(plan, around):
    with closing(Session.open(plan, around)) as session:
        goal = with_secret(session)[-1]
        step = Step(id=session.new_id(), goal=goal.id, title=f"Ask about {WORDS}")
        with session.action(Action.ADD_STEP) as writer:
            writer.add(step)
        for one in with_secret(session):
            erase(session, named(session, one))

        assert with_secret(session) == []
        assert session.read.find(Step, step.id) is None
        for record in (goal, step):
            with pytest.raises(ErasedForGoodError):
                take_out_of_bin(session, named(session, record))
            with pytest.raises(ErasedForGoodError):
                erase(session, named(session, record))
    assert WORDS.encode() not in plan.read_bytes()
    assert problems_of(plan) == []


def test_what_lies_in_the_bin_can_be_erased_and_stays_there(plan, around):
    with closing(Session.open(plan, around)) as session:
        goals = with_secret(session)
        for goal in goals:
            delete_goal(session, goal)
            erase(session, named(session, goal), "what")
        erase(session, named(session, goals[-1]))

        assert not {goal.id for goal in goals} & {one.id for one in session.read.all(SkillGoal)}
        restored = take_out_of_bin(session, named(session, goals[0]))
        assert restored == [replace(goals[0], what="")]
    assert WORDS.encode() not in plan.read_bytes()
    assert problems_of(plan) == []


def test_undo_says_that_nothing_brings_it_back(session):
    goal = edit_goal(session, add_goal(session, what="a"), what="b")
    erase(session, named(session, goal), "what")

    with pytest.raises(ErasedForGoodError):
        session.undo()
    with pytest.raises(ErasedForGoodError):
        session.undo()
    assert session.read.get(SkillGoal, goal.id).what == ""


def test_a_text_that_must_be_there_shows_that_something_stood_there(session):
    goal = add_goal(session)

    erase(session, named(session, goal), "title")

    assert session.read.get(SkillGoal, goal.id).title == UNNAMED


@pytest.mark.parametrize("field", ["skill", "nonsense", "id"])
def test_what_a_record_cannot_be_without_is_not_erased(session, field):
    goal = add_goal(session)

    with pytest.raises(NotErasableError):
        erase(session, named(session, goal), field)
    assert session.read.all(SkillGoal) == [goal]


def test_the_owner_stays(session):
    owner = Member(id=session.new_id(), name="Ada", is_owner=True)
    with session.action(Action.CREATE_PLAN) as writer:
        writer.add(owner)

    with pytest.raises(OneOwnerError):
        erase(session, named(session, owner))


def test_a_copy_that_brings_the_value_back_obeys(session):
    connection = session._file._connection
    goal = edit_goal(session, add_goal(session, what="a"), what="b")
    held = connection.execute("SELECT hash, value, salt FROM edit").fetchall()
    erase(session, named(session, goal), "what")
    assert obey(connection) == []
    connection.executemany(
        "UPDATE edit SET value = ?2, salt = ?3 WHERE hash = ?1",
        held,
    )

    assert obey(connection) == [("goal", bytes.fromhex(goal.id))]
    standing = "SELECT field FROM edit WHERE salt IS NOT NULL AND hash IN (?, ?)"
    assert connection.execute(standing, [held[0][0], held[1][0]]).fetchall() == []


def test_a_copy_that_is_merged_obeys_to_the_last_byte(plan, around, tmp_path):
    copy = tmp_path / "copy.firebreak"
    shutil.copy(plan, copy)
    with closing(Session.open(plan, around)) as session:
        for goal in with_secret(session):
            erase(session, named(session, goal))
    with closing(Session.open(plan, around)) as mine, closing(Session.open(copy, around)) as theirs:
        added = add_goal(theirs)
        theirs._file.take_in(mine._file.edits_beyond(theirs._file.reach()))

        assert with_secret(theirs) == []
        assert added in theirs.read.all(SkillGoal)
        with pytest.raises(ErasedForGoodError):
            theirs.undo()
        assert with_secret(theirs) == []
    assert WORDS.encode() not in copy.read_bytes()
    assert problems_of(copy) == []


def test_what_a_copy_says_later_of_what_was_erased_goes_too(plan, around, tmp_path):
    copy = tmp_path / "copy.firebreak"
    shutil.copy(plan, copy)
    with closing(Session.open(plan, around)) as mine, closing(Session.open(copy, around)) as theirs:
        goal = with_secret(mine)[-1]
        edit_goal(theirs, theirs.read.get(SkillGoal, goal.id), importance=5)
        erase(mine, named(mine, goal), "what")
        mine._file.take_in(theirs._file.edits_beyond(mine._file.reach()))

        # Both wrote it, the eraser to keep it: nobody saw the other, so both values are listed.
        listed = mine._file._connection.execute("SELECT field FROM conflict").fetchall()
        assert listed == [("importance",)]
        assert mine.read.get(SkillGoal, goal.id).what == ""
    assert problems_of(plan) == []


def test_an_erasing_reaches_no_other_record(session):
    connection = session._file._connection
    other, goal = add_goal(session, what="kept"), add_goal(session, what="a")
    erase(session, named(session, goal), "what")
    edits = connection.execute("SELECT hash FROM edit WHERE record = ?", [bytes.fromhex(other.id)])
    forged = b"".join(row[0] for row in edits)
    connection.execute("UPDATE edit SET value = ? WHERE field = ?", (forged, ERASED))

    assert obey(connection) == []
    assert session.read.get(SkillGoal, other.id).what == "kept"
