"""Is `docs/file-format.md` enough to read a plan? The reader beside this is made of it alone."""

import ast
import random
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from planner.domain.changes import Action
from planner.domain.goals import Evidence, GoalState, Skill, SkillGoal
from planner.domain.records import Tier
from planner.services.data_transfer import dump_lines, export_json, import_plan
from planner.services.erasing import erase
from planner.services.goals import delete_goal
from planner.services.history import NamedRecord
from planner.services.merging import merge
from planner.services.session import Session
from planner.services.team import publish
from planner.store.journal import joined_heads
from planner.store.plan_file import Surroundings
from planner.store.sites import Profile
from tests.store import independent_reader as reader

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "file-format.md"
DAMAGES = (
    "UPDATE edit SET value = 'Speak down' WHERE field = 'title'",
    "UPDATE edit SET hlc = hlc + 1 WHERE seq = 3",
    "DELETE FROM edit WHERE seq = 2",
    "PRAGMA application_id = 7",
)
TITLES = ("Speak up", "Listen", "Delegate", "Ask", "Wait", "Share", "Secret", "Newer")


def make_goals(session):
    goals = [
        SkillGoal(id=session.new_id(), title=title, skill=Skill.BUILD_TRUST) for title in TITLES
    ]
    with session.action(Action.ADD_GOAL) as writer:
        for goal in goals:
            writer.add(goal)
        writer.add(Evidence(id=session.new_id(), goal=goals[0].id, day=session.today()))


def goal_called(session, title):
    return next(goal for goal in session.read.all(SkillGoal) if goal.title == title)


def edit(session, called, **changes):
    goal = goal_called(session, called)
    with session.action(Action.EDIT_GOAL) as writer:
        writer.replace(goal, replace(goal, **changes))
    return goal


def delete(session, title):
    delete_goal(session, goal_called(session, title))


def write_as_newer(session, goal):
    """Write what this version does not know: a choice, a field, a record, an action."""
    record = bytes.fromhex(goal.id)
    with session._file.transaction(SimpleNamespace(value="dream_on")) as writer:
        seen = joined_heads(session._file._connection, record, "state")
        writer.put("goal", record, "state", "hibernating", seen)
        writer.put("goal", record, "mood", "calm", b"")
        writer.put("dream", b"\1" * 16, "*", '{"words": "fly"}', b"")


@pytest.fixture
def elsewhere(tmp_path, around):
    """Return surroundings of another computer."""
    return Surroundings(
        clock=around.clock,
        randomness=random.Random(8).randbytes,  # noqa: S311 - made-up data
        profile=Profile(tmp_path / "elsewhere" / "sites.json"),
    )


def live_here(session):
    edit(session, "Speak up", title="Zu Wort kommen ✓", is_beyond_strength=True)
    edit(session, "Ask", title="Ask here")
    delete(session, "Delegate")
    delete(session, "Listen")
    session.undo()
    delete(session, "Listen")
    edit(session, "Wait a little", importance=5)
    session.undo()


def live_there(session):
    edit(session, "Ask", title="Ask there", importance=4)
    edit(session, "Delegate", title="Delegate more")
    delete(session, "Wait a little")


@pytest.fixture
def plan(tmp_path, around, elsewhere):
    """A plan with a past: imported, edited in two places, taken back, erased, shared."""
    here, there, exported = (tmp_path / name for name in ("a.firebreak", "b.firebreak", "a.json"))
    with closing(Session.create(None, around)) as first:
        make_goals(first)
        edit(first, "Wait", title="Wait a little")
        export_json(first, exported)
    import_plan(exported, here, around)
    around.clock.pass_time(minutes=5)
    shutil.copy(here, there)
    with closing(Session.open(there, elsewhere)) as copy:
        live_there(copy)
    with closing(Session.open(here, around)) as session:
        live_here(session)
        merge(session, there)
        edit(session, "Secret", what="unspeakable", importance=1)
        erase(session, NamedRecord("goal", goal_called(session, "Secret").id), "what")
        edit(session, "Share", tier=Tier.TEAM)
        (tmp_path / "team").mkdir()
        publish(session, tmp_path / "team", around)
        edit(session, "Share", title="Share more")
        write_as_newer(session, goal_called(session, "Share more"))
        yield session


def test_a_reader_of_the_page_alone_reads_what_dump_prints(plan):
    assert reader.dump(plan.path) == list(dump_lines(plan))

    edits = reader.journal(plan.path)
    assert plan.read.conflicts.count() == 3  # a title, and whether two goals are in the bin
    assert any(b'"_made"' in str(one["value"]).encode() for one in edits)
    assert any(one["salt"] is None for one in edits)
    assert {"undo", "share_with_team", "dream_on"} <= {one["action_name"] for one in edits}
    states = {goal.title: goal.state for goal in plan.read.all(SkillGoal)}
    assert states["Share more"] is GoalState.ACTIVE
    assert "Listen" not in states


def test_the_reader_imports_the_standard_library_and_nothing_of_ours():
    source = Path(reader.__file__).read_text("utf-8")
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else [node.names[0].name])
    }
    assert imported <= sys.stdlib_module_names
    assert len(source.splitlines()) <= 150


def test_the_reader_notices_what_breaks_the_chain(plan, tmp_path):
    for damage in DAMAGES:
        copy = tmp_path / "damaged.firebreak"
        shutil.copy(plan.path, copy)
        with closing(sqlite3.connect(copy)) as database, database:
            database.execute(damage)
        with pytest.raises(reader.UnsoundError):
            reader.journal(copy)


def test_the_example_on_the_page_is_right():
    page = PAGE.read_text("utf-8")
    printed = dict(re.findall(r"^    (digest|hash) +([0-9a-f]{32})$", page, flags=re.MULTILINE))
    digest = reader.hashed(bytes(range(8)), reader.tagged("Speak up"))
    edit = {
        "seq": 1, "hlc": 117661172777746432, "action": 1, "action_name": "edit_goal",
        "undoes": None, "record_type": "goal", "record": bytes(range(16, 32)), "field": "title",
        "digest": digest, "bases": b"",
    }  # fmt: skip

    hashed = reader.identity(b"", bytes(range(16)), edit)
    assert printed == {"digest": digest.hex(), "hash": hashed.hex()}


def test_the_page_names_every_table_and_column_of_the_file(plan):
    page = PAGE.read_text("utf-8")
    kinds = plan.read.plan().records
    with closing(sqlite3.connect(plan.path)) as database:
        tables = [row[0] for row in database.execute("SELECT name FROM pragma_table_list")]
        for table in {*tables} - {*kinds} - {"sqlite_schema", "sqlite_temp_schema"}:
            assert f"`{table}" in page, table
            for column in database.execute(f"PRAGMA table_info({table})").fetchall():
                is_named = re.search(rf"\b{column[1]}\b", page)
                assert is_named or table in ("proposal", "_sqlite_migrations"), (table, column[1])


def test_the_record_types_on_file_are_those_of_the_program():
    made = [sys.executable, "packaging/record_types.py"]
    printed = subprocess.run(made, check=True, capture_output=True, cwd=DOCS.parent)

    assert printed.stdout.decode() == (DOCS / "record-types.json").read_text("utf-8"), (
        "python packaging/record_types.py > docs/record-types.json"
    )
