"""Nothing outside the assistant's list comes out of a file that was opened in their lane."""

import shutil
import sqlite3
from dataclasses import replace
from datetime import timedelta
from itertools import chain
from pathlib import Path

import pytest

from planner.domain.assistant_lane import MAY_DO, SHOWN
from planner.domain.attention import Entry, Meeting, Mode
from planner.domain.changes import Action
from planner.domain.errors.fields import ChangedSinceError, NothingToUndoError
from planner.domain.errors.sharing import NotInLaneError
from planner.domain.goals import SkillGoal
from planner.domain.lane import UNNAMED, Lane, name_in_lane, split_lane
from planner.domain.people import Member
from planner.domain.plan import RECORD_TYPES
from planner.domain.proposals import StoredProposal
from planner.domain.protection import Block, BlockState, Displacement, HoursSet, Rule
from planner.domain.record_json import record_to_json
from planner.domain.records import specs_of
from planner.services.session import Session
from tests.planted_plan import OPEN_TITLE, PLANTED, START, plant, planted_id


@pytest.fixture(scope="module")
def planted_file(tmp_path_factory):
    made = tmp_path_factory.mktemp("planted") / "ada.firebreak"
    session = Session.create(made)
    plant(session)
    proposal = StoredProposal(
        id=planted_id(99), rule=planted_id(1), start=START, minutes=60, survival=None, why="[]"
    )
    session.put_proposals([proposal])
    session.close()
    return made


@pytest.fixture
def path(planted_file, tmp_path):
    return Path(shutil.copy(planted_file, tmp_path))


@pytest.fixture
def director(path, around):
    opened = Session.open(path, around)
    yield opened
    opened.close()


@pytest.fixture
def assistant(path, around):
    opened = Session.open(path, around, Lane.ASSISTANT)
    yield opened
    opened.close()


def displace(session, block, **said):
    """Do as the services do: the block, and its row of the ledger."""
    row = Displacement(
        id=session.new_id(), block=block.id, at=session.now(), minutes=block.minutes,
        outcome=BlockState.LOST, by_what="Winter", **said,
    )  # fmt: skip
    with session.action(Action.DISPLACE_BLOCK) as writer:
        writer.replace(block, replace(block, state=BlockState.LOST))
        writer.add(row)


def test_a_record_type_is_invisible_unless_it_is_listed(assistant, director):
    every = RECORD_TYPES.values()

    assert all(director.read.all(kind) for kind in every), "a type was not planted"
    assert {kind for kind in every if assistant.read.all(kind)} == set(SHOWN)
    assert {kind for kind in every if assistant.read.count(kind)} == set(SHOWN)


@pytest.mark.parametrize("kind", SHOWN)
def test_every_listed_field_exists_and_carries_no_free_text_but_the_charter_and_the_name(kind):
    specs = {spec.name: spec for spec in specs_of(kind)}
    told = {(kind.TYPE, name) for name in SHOWN[kind] if specs[name].kind.value in ("line", "text")}

    assert told <= {
        *(("member", "name"), ("member", "zone")),
        *(("charter_item", "text"), ("charter_item", "levels")),
    }


def test_a_field_that_is_not_listed_holds_what_nobody_said(assistant):
    decided = {"id", "title", "by_what", "reason", "place", "uid"}
    for kind in SHOWN:
        unlisted = [spec for spec in specs_of(kind) if spec.name not in SHOWN[kind] | decided]
        for record in assistant.read.all(kind):
            assert all(getattr(record, spec.name) == spec.default for spec in unlisted)


def test_no_planted_word_comes_out_of_any_record(assistant):
    said = str([
        record_to_json(record)
        for kind in RECORD_TYPES.values()
        for record in assistant.read.all(kind)
    ])  # fmt: skip

    assert PLANTED not in said.casefold()


def test_the_whole_plan_as_one_value_is_no_way_round(assistant):
    records = assistant.read.plan().records

    assert PLANTED not in str(records).casefold()
    assert {name for name, held in records.items() if held} == {kind.TYPE for kind in SHOWN}


def test_a_title_is_told_where_the_director_shows_it(assistant):
    assert {rule.title for rule in assistant.read.all(Rule)} == {UNNAMED, OPEN_TITLE}
    assert {block.title for block in assistant.read.all(Block)} == {"", OPEN_TITLE}


def test_private_meetings_are_busy_and_nothing_else_even_as_causes(assistant):
    titles = {meeting.is_private: meeting.title for meeting in assistant.read.all(Meeting)}

    assert titles == {False: "Board", True: ""}
    assert {row.by_what for row in assistant.read.all(Displacement)} == {
        "Winter escalation",
        UNNAMED,
    }


def test_of_people_and_entries_only_the_owner_and_time_away_are_shown(assistant):
    assert [member.is_owner for member in assistant.read.all(Member)] == [True]
    assert [(entry.mode, entry.what) for entry in assistant.read.all(Entry)] == [(Mode.AWAY, "")]


def test_sums_proposals_and_suggestions_answer_nothing(assistant, director):
    day = timedelta(days=30)

    assert director.read.goals.logged_minutes(START - day, START + day) != {}
    assert assistant.read.goals.logged_minutes(START - day, START + day) == {}
    assert assistant.read.protection.proposals() == []
    assert assistant.read.suggestions.settled_meetings(50) == []
    assert assistant.read.history.touched_since(START - day) == []


def test_sqlite_itself_refuses_a_table_outside_the_lane(assistant):
    connection = assistant.read._connection

    for table in ("goal", "evidence", "answer", "proposal", "hindsight"):
        with pytest.raises(sqlite3.DatabaseError, match="prohibited"):
            connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - a name of ours


def test_the_history_of_the_lane_tells_only_what_was_done_in_it(assistant, director):
    assert assistant.read.history.lines() == []
    displace(assistant, assistant.read.all(Block)[0])

    lines = assistant.read.history.lines()

    assert {line.lane for line in lines} == {Lane.ASSISTANT}
    assert {line.action for line in lines} == {Action.DISPLACE_BLOCK}
    assert PLANTED not in str(lines).casefold()
    assert [line.after for line in lines if not line.field] == [None]
    assert {line.lane for line in director.read.history.lines()} == set(Lane)


def test_what_journals_say_of_blocks_holds_no_title_and_of_others_nothing(assistant):
    assert assistant.read.history.edits_of("goal") == []
    assert assistant.read.history.edits_of("entry") == []
    assert PLANTED not in str(assistant.read.history.edits_of("block")).casefold()


def test_an_action_is_refused_unless_it_is_listed(assistant):
    for action in set(Action) - MAY_DO:
        with pytest.raises(NotInLaneError), assistant.action(action):
            pass


def test_no_record_is_deleted_in_the_lane(assistant, director):
    for record in chain(*director.read.plan().records.values()):
        with pytest.raises(NotInLaneError), assistant.action(Action.MOVE_BLOCK) as writer:
            writer.delete(record)


def test_records_and_fields_that_are_not_theirs_are_not_written(assistant, director):
    block, [hours] = assistant.read.all(Block)[0], assistant.read.all(HoursSet)
    goal = director.read.all(SkillGoal)[0]
    changes = [
        (block, replace(block, is_locked=not block.is_locked)),
        (block, replace(block, title="Mine")),
        (hours, replace(hours, travel=5)),
        (goal, replace(goal, title="Mine")),
    ]

    for seen, new in changes:
        with pytest.raises(NotInLaneError), assistant.action(Action.MOVE_BLOCK) as writer:
            writer.replace(seen, new)
    with pytest.raises(NotInLaneError), assistant.action(Action.MOVE_BLOCK) as writer:
        writer.add(replace(goal, id=assistant.new_id()))


def test_what_is_not_shown_stays_when_the_rest_is_changed(assistant, director):
    block = next(block for block in assistant.read.all(Block) if not block.title)

    displace(assistant, block)

    whole = director.read.get(Block, block.id)
    assert (whole.state, PLANTED in whole.title) == (BlockState.LOST, True)


def test_a_block_that_changed_meanwhile_is_not_written(assistant, director):
    block = assistant.read.all(Block)[0]
    seen = director.read.get(Block, block.id)
    with director.action(Action.LOCK_BLOCK) as writer:
        writer.replace(seen, replace(seen, is_locked=not seen.is_locked))

    with pytest.raises(ChangedSinceError):
        displace(assistant, block)


def test_an_assistant_takes_back_only_what_they_did(assistant, director):
    with pytest.raises(NothingToUndoError):
        assistant.undo()
    block = assistant.read.all(Block)[0]
    displace(assistant, block)
    rule = director.read.all(Rule)[0]
    with director.action(Action.EDIT_RULE) as writer:
        writer.replace(rule, replace(rule, priority=5))

    assert (assistant.undoable(), director.undoable()) == (Action.DISPLACE_BLOCK, Action.EDIT_RULE)
    told = assistant.undo()

    assert PLANTED not in str(told).casefold()
    assert assistant.read.get(Block, block.id) == block
    assert assistant.redoable() is Action.DISPLACE_BLOCK
    assert director.undoable() is Action.EDIT_RULE


def test_listeners_in_the_lane_hear_no_hidden_value(assistant):
    told = []
    assistant.listen(told.append)

    displace(assistant, assistant.read.all(Block)[0])

    assert [changes.action for changes in told] == [Action.DISPLACE_BLOCK]
    assert PLANTED not in str(told).casefold()


def test_nothing_is_proposed_in_the_lane(assistant):
    with pytest.raises(NotInLaneError):
        assistant.put_proposals([])


@pytest.mark.parametrize("lane", Lane)
def test_a_name_in_the_journal_says_its_lane(lane):
    assert split_lane(name_in_lane("move_block", lane)) == ("move_block", lane)
    assert split_lane("move_block@somebody_new") == ("move_block", Lane.DIRECTOR)
