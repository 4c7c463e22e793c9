"""Is `docs/file-format.md` enough to read a plan? This reader is written from that page alone."""

import json
import re
import sqlite3
import struct
from contextlib import closing
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

import pytest

from planner.domain.changes import Action
from planner.domain.goals import Evidence, Skill, SkillGoal
from planner.domain.record_json import record_to_json
from planner.services.goals import delete_goal
from planner.services.session import Session

PAGE = Path(__file__).parents[2] / "docs" / "file-format.md"
COLUMNS = (
    "site, seq, hash, hlc, action, action_name, undoes, record_type, record, field,"
    " value, salt, digest, bases"
)
TAGS = {type(None): b"n", str: b"t", int: b"i", bytes: b"b"}


def hashed(*parts):
    return blake2b(b"".join(parts), digest_size=16).digest()


def part(content):
    return struct.pack(">I", len(content)) + content


def tagged(value):
    content = b"" if value is None else value if isinstance(value, bytes) else str(value).encode()
    return TAGS[type(value)] + content


def identity(previous, uid, edit):
    texts = (edit["action_name"].encode(), edit["undoes"] or b"", edit["record_type"].encode())
    rest = (edit["record"], edit["field"].encode(), edit["digest"], edit["bases"])
    numbers = struct.pack(">qqq", edit["seq"], edit["hlc"], edit["action"])
    return hashed(previous, uid, numbers, *map(part, (*texts, *rest)))


def journal(path):
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        sites = {row["site"]: row["uid"] for row in database.execute("SELECT site, uid FROM site")}
        rows = database.execute(f"SELECT {COLUMNS} FROM edit ORDER BY site, seq")  # noqa: S608 - ours
        return sites, [dict(row) for row in rows]


def covered(edits):
    return {
        (edit["bases"][at : at + 16], "*" if edit["field"] == "_deleted" else edit["field"])
        for edit in edits
        for at in range(0, len(edit["bases"]), 16)
    }


def records(edits):
    """Return what stands outside the bin: ids and fields as the creation writes them."""
    gone = covered(edits)
    found = {}
    for record in {edit["record"] for edit in edits}:
        newest = sorted((e for e in edits if e["record"] == record), key=lambda e: e["hlc"])
        live = [e for e in newest if not gone & {(e["hash"], e["field"]), (e["hash"], "*")}]
        if all(edit["field"] == "_deleted" and edit["value"] == 1 for edit in live):
            continue
        fields = {}
        for edit in newest:
            if edit["field"] == "*":
                fields |= json.loads(edit["value"])
            elif edit["field"] != "_deleted" and (edit["hash"], edit["field"]) not in gone:
                value = edit["value"]
                fields[edit["field"]] = value.hex() if isinstance(value, bytes) else value
        found[record.hex()] = fields
    return found


@pytest.fixture
def plan(tmp_path, around):
    """A plan with a past: goals made, changed, deleted, brought back and taken back."""
    session = Session.create(tmp_path / "amina.firebreak", around)
    goals = [
        SkillGoal(id=session.new_id(), title=title, skill=Skill.BUILD_TRUST)
        for title in ("Speak up", "Listen", "Delegate")
    ]
    with session.action(Action.ADD_GOAL) as writer:
        for goal in goals:
            writer.add(goal)
        writer.add(Evidence(id=session.new_id(), goal=goals[0].id, day=around.clock().date()))
    with session.action(Action.EDIT_GOAL) as writer:
        writer.replace(goals[0], replace(goals[0], title="Zu Wort kommen ✓", importance=5))
    for goal in goals[1:]:
        delete_goal(session, goal)
    session.undo()
    yield session
    session.close()


def test_the_records_are_read_from_the_journal_alone(plan):
    _, edits = journal(plan.path)

    every = [record for of_type in plan.read.plan().records.values() for record in of_type]
    expected = {record.id: record_to_json(record) for record in every}
    assert {key: {"id": key, **fields} for key, fields in records(edits).items()} == expected
    assert len(expected) == 3


def test_every_edit_hangs_on_the_one_before_it(plan):
    sites, edits = journal(plan.path)
    previous = dict.fromkeys(sites, b"")
    for edit in edits:
        assert edit["digest"] == hashed(edit["salt"], tagged(edit["value"]))
        assert edit["hash"] == identity(previous[edit["site"]], sites[edit["site"]], edit)
        previous[edit["site"]] = edit["hash"]


def test_the_example_on_the_page_is_right():
    page = PAGE.read_text("utf-8")
    printed = dict(re.findall(r"^    (digest|hash) +([0-9a-f]{32})$", page, flags=re.MULTILINE))
    digest = hashed(bytes(range(8)), tagged("Speak up"))
    edit = {
        "seq": 1, "hlc": 117661172777746432, "action": 1, "action_name": "edit_goal",
        "undoes": None, "record_type": "goal", "record": bytes(range(16, 32)), "field": "title",
        "digest": digest, "bases": b"",
    }  # fmt: skip

    assert printed == {"digest": digest.hex(), "hash": identity(b"", bytes(range(16)), edit).hex()}


def test_the_page_names_every_table_and_column_of_the_journal(plan):
    page = PAGE.read_text("utf-8")
    with closing(sqlite3.connect(plan.path)) as database:
        for table in ("meta", "site", "edit", "replaced", "conflict", "proposal"):
            assert f"`{table}" in page
            for column in database.execute(f"PRAGMA table_info({table})").fetchall():
                assert table == "proposal" or re.search(rf"\b{column[1]}\b", page), column[1]
