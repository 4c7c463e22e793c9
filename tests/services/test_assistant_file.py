"""The assistant's file: nothing private in its bytes, and what was done there comes back."""

import shutil
import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from planner.domain.assistant_lane import SHOWN
from planner.domain.attention import Meeting
from planner.domain.changes import Action
from planner.domain.errors.sharing import (
    ChangesWaitingError,
    NotAssistantFileError,
    NotInLaneError,
    SharedElsewhereError,
)
from planner.domain.errors.storage import DamagedFileError, FileLockedError
from planner.domain.goals import SkillGoal
from planner.domain.lane import UNNAMED, Lane
from planner.domain.protection import Block, BlockState, Displacement, RowKind
from planner.services.assistant_changes import changes_in, take_in
from planner.services.assistant_file import share_with_assistant
from planner.services.blocks import add_block, displace_block, keep_block, move_block
from planner.services.cause import Cause
from planner.services.checking import check_plan
from planner.services.corrections import reopen_block
from planner.services.likely_causes import likely_causes
from planner.services.session import Session
from planner.services.written_busy_time import add_busy_time
from planner.store import engine
from tests.planted_plan import OPEN_TITLE, PLANTED, START, plant, planted_id

HOUR = timedelta(hours=1)
FREE = START + timedelta(days=1)
CAUSE = Cause(by_what="Winter escalation")


@pytest.fixture(scope="module")
def planted_file(tmp_path_factory):
    made = tmp_path_factory.mktemp("planted") / "ada.firebreak"
    session = Session.create(made)
    plant(session)
    session.close()
    return made


@pytest.fixture
def director(planted_file, tmp_path, around):
    opened = Session.open(Path(shutil.copy(planted_file, tmp_path)), around)
    yield opened
    opened.close()


@pytest.fixture
def target(tmp_path):
    return tmp_path / "for-sam.firebreak"


@pytest.fixture
def shared(director, target, around):
    share_with_assistant(director, target, around)
    return target


@pytest.fixture
def assistant(shared, around):
    opened = Session.open(shared, around)
    yield opened
    opened.close()


def a_block(session):
    return Block(
        id=session.new_id(), start=FREE, minutes=60, first_start=FREE, first_minutes=60
    )  # fmt: skip


def open_block(session, title=""):
    return next(block for block in session.read.all(Block) if block.title == title)


def test_no_byte_of_the_file_holds_a_private_word(shared, director):
    raw = shared.read_bytes().lower()

    assert PLANTED.encode() not in raw
    assert PLANTED.encode("utf-16-le") not in raw
    assert director.path.read_bytes().lower().count(PLANTED.encode()) > 50
    assert OPEN_TITLE.encode().lower() in raw
    assert not list(shared.parent.glob("*-journal"))


def test_no_id_of_what_is_not_shown_is_in_the_file_either(shared, director):
    raw = shared.read_bytes()

    for goal in director.read.all(SkillGoal):
        assert bytes.fromhex(goal.id) not in raw
        assert goal.id.encode() not in raw


def test_the_file_holds_what_the_lane_shows_and_is_sound(shared, director, assistant):
    assert check_plan(shared) == []
    assert assistant.read.plan().records == director.seen_by_assistant().plan().records
    assert {kind for kind in SHOWN if assistant.read.all(kind)} == set(SHOWN)


def test_it_is_a_plan_of_its_own_that_opens_as_the_assistants_whatever_is_asked(
    shared, director, around
):
    opened = Session.open(shared, around, Lane.DIRECTOR)

    assert opened.lane is Lane.ASSISTANT
    assert opened.plan_uid != director.plan_uid
    assert opened.shared_from == director.plan_uid
    assert opened.undoable() is None
    with pytest.raises(NotInLaneError), opened.action(Action.ADD_GOAL):
        pass
    opened.close()


def test_of_the_diary_only_what_is_not_long_over_is_handed_over(director, target, around, clock):
    clock.pass_time(days=60)
    share_with_assistant(director, target, around)

    opened = Session.open(target, around)
    assert opened.read.all(Meeting) == []
    assert len(opened.read.all(Block)) == len(director.read.all(Block))
    opened.close()


def test_what_is_not_shown_is_no_likely_cause(assistant):
    displace_block(assistant, open_block(assistant, OPEN_TITLE), CAUSE)

    assert UNNAMED in {row.by_what for row in assistant.read.all(Displacement)}
    assert UNNAMED not in likely_causes(assistant, open_block(assistant))


def test_sharing_changes_nothing_in_the_plan(director, target, around):
    before = director.read.history.state()

    share_with_assistant(director, target, around)

    assert director.read.history.state() == before


def test_the_same_file_is_made_anew_and_an_open_one_goes_on(
    director, assistant, shared, around, clock
):
    block = director.read.get(Block, planted_id(5))
    displace_block(director, block, CAUSE)

    share_with_assistant(director, shared, around)

    assert assistant.read.get(Block, block.id).state is BlockState.LOST
    clock.pass_time(weeks=2)
    keep_block(assistant, open_block(assistant))
    assert check_plan(shared) == []
    assert changes_in(director, shared, around).number == 1


def test_what_was_made_private_since_is_gone_from_the_bytes(director, shared, around):
    meeting = next(each for each in director.read.all(Meeting) if not each.is_private)
    assert b"Room 4" in shared.read_bytes()
    with director.action(Action.EDIT_RECORD) as writer:
        writer.replace(meeting, replace(meeting, is_private=True))

    share_with_assistant(director, shared, around)

    assert b"Room 4" not in shared.read_bytes()


def test_a_file_with_changes_is_not_written_over_unless_that_is_meant(
    director, assistant, shared, around, clock
):
    clock.pass_time(weeks=2)
    keep_block(assistant, open_block(assistant))
    before = shared.read_bytes()

    with pytest.raises(ChangesWaitingError):
        share_with_assistant(director, shared, around)
    assert shared.read_bytes() == before

    share_with_assistant(director, shared, around, leaves_out_changes=True)
    assert changes_in(director, shared, around).number == 0


def test_nothing_else_is_written_over(director, target, around):
    with pytest.raises(NotAssistantFileError):
        share_with_assistant(director, director.path, around)
    Session.create(target, around).close()
    with pytest.raises(NotAssistantFileError):
        share_with_assistant(director, target, around)


def test_a_file_of_another_plan_is_left_alone(director, shared, around, tmp_path):
    other = Session.create(tmp_path / "other.firebreak", around)

    with pytest.raises(SharedElsewhereError):
        share_with_assistant(other, shared, around)
    with pytest.raises(SharedElsewhereError):
        changes_in(other, shared, around)
    other.close()


def test_a_file_whose_journal_does_not_hold_is_not_taken_in(director, shared, around):
    forger = sqlite3.connect(shared)
    with forger:
        forger.execute("UPDATE edit SET action_name = 'move_block@assistant'")
    forger.close()

    with pytest.raises(DamagedFileError):
        changes_in(director, shared, around)


def test_a_folder_that_is_not_there_is_said_to_be_so(director, tmp_path, around):
    with pytest.raises(FileNotFoundError):
        share_with_assistant(director, tmp_path / "nowhere" / "a.firebreak", around)


def test_a_file_that_stays_locked_is_kept_and_no_new_one_is_left(
    director, shared, around, monkeypatch
):
    monkeypatch.setattr(engine, "LOCK_PATIENCE_SECONDS", 0)
    before = shared.read_bytes()
    other = sqlite3.connect(shared, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(FileLockedError):
        share_with_assistant(director, shared, around)
    other.close()

    assert shared.read_bytes() == before


def test_all_that_was_done_comes_back_as_one_action(director, assistant, shared, around):
    lost, moved = open_block(assistant), open_block(assistant, OPEN_TITLE)
    displace_block(assistant, lost, replace(CAUSE, why="The chair asked"))
    move_block(assistant, moved, FREE, Cause())
    busy = add_busy_time(assistant, FREE + 3 * HOUR, 90, "Interviews")
    before = director.read.history.state()

    found = changes_in(director, shared, around)
    assert director.read.history.state() == before
    assert take_in(director, found) == found.number == 3

    assert director.read.get(Block, lost.id).state is BlockState.LOST
    assert PLANTED in director.read.get(Block, lost.id).title
    assert director.read.get(Block, moved.id).start == FREE
    assert director.read.get(Meeting, busy.id).title == "Interviews"
    assert "The chair asked" in {row.why for row in director.read.all(Displacement)}
    assert changes_in(director, shared, around).number == 0
    assert director.undo().undone is Action.TAKE_IN_FROM_ASSISTANT
    assert director.read.get(Block, moved.id).start != FREE
    assert changes_in(director, shared, around).number == 3


def test_what_the_assistant_took_back_does_not_come(director, assistant, shared, around, clock):
    clock.pass_time(weeks=2)
    keep_block(assistant, open_block(assistant))
    assistant.undo()

    assert changes_in(director, shared, around).number == 0


def test_what_the_director_deleted_since_does_not_come_back(director, shared, around):
    with director.action(Action.DELETE_RECORD) as writer:
        writer.delete(director.read.all(Meeting)[0])
        writer.delete(director.read.all(Displacement)[0])

    assert changes_in(director, shared, around).number == 0


def test_a_block_that_changed_on_both_sides_is_disputed_and_stays(
    director, assistant, shared, around
):
    displace_block(assistant, open_block(assistant, OPEN_TITLE), CAUSE)
    mine = open_block(director, f"{PLANTED} block title, once more")
    theirs = open_block(assistant)
    move_block(director, mine, FREE, Cause())
    displace_block(assistant, theirs, CAUSE)
    rows = director.read.count(Displacement)

    found = changes_in(director, shared, around)

    assert (found.number, found.to_take) == (2, 1)
    assert take_in(director, found) == 1
    assert director.read.get(Block, mine.id).start == FREE
    assert director.read.count(Displacement) == rows + 1


def test_a_place_that_is_taken_by_now_is_disputed(director, assistant, shared, around):
    move_block(assistant, open_block(assistant), FREE, Cause())
    add_block(director, a_block(director))

    assert [change.is_disputed for change in changes_in(director, shared, around).blocks] == [True]


def test_two_blocks_that_change_places_are_no_dispute(director, assistant, shared, around):
    one, two = open_block(assistant), open_block(assistant, OPEN_TITLE)
    move_block(assistant, one, FREE, Cause())
    move_block(assistant, two, one.start, Cause())

    found = changes_in(director, shared, around)

    assert not any(change.is_disputed for change in found.blocks)


def test_a_block_that_is_gone_from_the_plan_is_told_and_not_made_again(director, target, around):
    add_block(director, a_block(director))
    share_with_assistant(director, target, around)
    assistant = Session.open(target, around)
    displace_block(assistant, next(b for b in assistant.read.all(Block) if b.start == FREE), CAUSE)
    assistant.close()
    director.undo()

    found = changes_in(director, target, around)

    assert [(change.seen, change.is_disputed) for change in found.blocks] == [(None, True)]
    assert take_in(director, found) == 0


def test_a_block_that_the_director_put_back_is_disputed(director, assistant, shared, around):
    block = open_block(assistant)
    displace_block(assistant, block, CAUSE)
    take_in(director, changes_in(director, shared, around))
    reopen_block(director, director.read.get(Block, block.id))

    assert [change.is_disputed for change in changes_in(director, shared, around).blocks] == [True]


def test_exceptions_on_both_sides_get_numbers_of_their_own(director, assistant, shared, around):
    displace_block(director, director.read.get(Block, planted_id(5)), CAUSE)
    displace_block(assistant, open_block(assistant), CAUSE)

    take_in(director, changes_in(director, shared, around))

    numbers = [row.exception_number for row in director.read.all(Displacement)
               if row.kind is RowKind.DISPLACED and row.exception_number > 1]  # fmt: skip
    assert sorted(numbers) == [2, 3]
