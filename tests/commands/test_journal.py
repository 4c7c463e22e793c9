"""History, undo and redo, and whether a file is sound."""

import json
import sqlite3

import pytest

from planner.store.file_format import FORMAT


def test_history_says_what_changed(answer, firebreak):
    entry = answer("log", "45m fire ED")["entry"]
    answer("edit", entry["id"], "--minutes", "40")

    line = answer("history", "--limit", "1")[0]
    assert len(line.pop("edit")) == 32

    assert line == {
        "at": "2026-11-20T16:00:00+00:00",
        "by": "Ada Lovelace",
        "lane": "director",
        "action": "edit_entry",
        "record": entry["id"],
        "record_type": "entry",
        "field": "minutes",
        "before": 45,
        "after": 40,
        "erased": False,
        "hidden": False,
    }
    assert "edit an entry: entry" in firebreak("history").out
    assert [one["action"] for one in answer("history", entry["id"])] == ["edit_entry", "log_entry"]


def test_the_history_tells_actions_where_they_are_wanted(answer, firebreak):
    entry = answer("log", "45m fire ED")["entry"]
    answer("log", "30m run budget")
    answer("edit", entry["id"], "--minutes", "40")

    told = answer("history", "--steps", "--words", "ed", "--kind", "entry")

    assert [step["action"] for step in told] == ["edit_entry", "log_entry"]
    assert told[0]["records"] == [{"record_type": "entry", "record": entry["id"]}]
    assert answer("history", entry["id"], "--steps") == told
    assert "edit an entry: 1 record (Ada Lovelace" in firebreak("history", "--steps").out
    assert firebreak("history", "--words", "ED").status == 2


def test_the_history_of_a_record_in_the_bin_is_found_by_its_whole_id(answer, firebreak):
    entry = answer("log", "45m fire ED")["entry"]["id"]
    answer("delete", entry)

    assert answer("history", entry)[0]["field"] == "deleted"
    assert firebreak("history", entry[-8:], "--json").error == "not_found"
    assert firebreak("history", "f" * 32, "--json").error == "not_found"


def test_undo_and_redo_go_back_and_forth_and_then_say_no(answer, firebreak):
    answer("log", "45m fire ED")
    logged = answer("entries")

    assert answer("undo")["action"] == "log_entry"
    assert answer("entries") == []
    assert firebreak("undo", "--json").error == "nothing_to_undo"
    assert firebreak("redo").out == "Redone: log an entry\n"
    assert answer("entries") == logged
    assert firebreak("redo", "--json").error == "nothing_to_redo"


def test_a_sound_file_is_said_to_be_sound(answer, plan, firebreak):
    for number in range(30):
        entry = answer("log", f"{number + 1}m fire ED")["entry"]["id"]
        answer("edit", entry, "--what", "again")
    answer("delete", entry)
    answer("undo")
    before = plan.read_bytes()

    assert answer("check") == {"ok": True, "problems": []}
    assert firebreak("check", plan).out.endswith("is sound.\n")
    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        (
            "UPDATE edit SET value = 'x' WHERE field = '*' AND record_type = 'entry'",
            "value_changed",
        ),
        ("UPDATE edit SET action_name = 'x' WHERE record_type = 'entry'", "chain_broken"),
        ("DELETE FROM edit WHERE record_type = 'body'", "chain_broken"),
        ("UPDATE entry SET minutes = 44", "tables_differ"),
        ("DELETE FROM entry", "tables_differ"),
        ("UPDATE entry SET minutes = -1", "record_invalid"),
        ("UPDATE entry SET mode = 'idle'", "tables_differ"),
        ("CREATE TRIGGER t AFTER INSERT ON edit BEGIN DELETE FROM edit; END", "foreign_schema"),
        ("CREATE VIEW v AS SELECT 1", "foreign_schema"),
        ("DROP TABLE conflict", "foreign_schema"),
    ],
)
def test_what_another_program_did_to_a_file_is_found(answer, firebreak, plan, statement, code):
    answer("log", "45m fire ED")
    connection = sqlite3.connect(plan)
    connection.execute(statement)
    connection.commit()
    connection.close()

    said = firebreak("check", plan, "--json")

    assert said.status == 1
    assert not said.json["ok"]
    assert code in {problem["code"] for problem in said.json["problems"]}
    assert "not sound" in said.err
    assert len(firebreak("check", plan).out.splitlines()) == len(said.json["problems"])


def test_a_dump_is_the_records_sorted(answer, firebreak):
    answer("log", "45m fire ED")

    lines = [json.loads(line) for line in firebreak("dump").out.splitlines()]

    assert lines == answer("dump")
    assert [line["type"] for line in lines] == sorted(line["type"] for line in lines)
    assert {line["type"] for line in lines} >= {"entry", "member", "hat", "body", "hours_set"}


COMMANDS = [
    ("entries",),
    ("log", "5m run a"),
    ("undo",),
    ("history",),
    ("dump",),
    ("balance",),
    ("export", "json", "out.json"),
    ("timer", "start"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_every_command_says_what_is_wrong_with_its_file(
    firebreak, tmp_path, plan, command, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    text = tmp_path / "text.firebreak"
    text.write_text("Not a plan at all, but long enough to be looked at. " * 40)
    empty = tmp_path / "empty.firebreak"
    empty.touch()
    newer = tmp_path / "newer.firebreak"
    newer.write_bytes(plan.read_bytes())
    connection = sqlite3.connect(newer)
    connection.execute(f"PRAGMA user_version = {FORMAT + 1}")
    connection.close()
    foreign = tmp_path / "foreign.db"
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE t (x)")
    connection.close()

    def code(path):
        return firebreak("--plan", path, *command, "--json").error

    assert code(text) == "not_a_plan"
    assert code(empty) == "not_a_plan"
    assert code(foreign) == "not_a_plan"
    assert code(newer) == "newer_format"
    assert code(tmp_path) == "folder_not_file"
    assert code(tmp_path / "none.firebreak") == "plan_missing"
    assert code(plan / "below.firebreak") == "plan_missing"
    assert empty.read_bytes() == b""


@pytest.mark.parametrize("per_cent", [1, 10, 25, 50, 75, 90, 99])
def test_a_file_that_was_cut_off_is_said_to_be_damaged(firebreak, answer, plan, per_cent):
    for number in range(20):
        answer("log", f"{number + 1}m fire ED")
    whole = plan.read_bytes()
    plan.write_bytes(whole[: len(whole) * per_cent // 100])

    assert firebreak("entries", "--json").error in ("damaged", "not_a_plan")
    assert firebreak("log", "5m run a", "--json").error in ("damaged", "not_a_plan")
    checked = firebreak("check", "--json")
    assert checked.status == 1
    assert "Traceback" not in checked.err
    assert not checked.json.get("ok")


def test_flipped_bytes_never_end_in_a_fault(firebreak, answer, plan):
    for number in range(20):
        answer("log", f"{number + 1}m fire ED")
    whole = plan.read_bytes()
    for place in range(0, len(whole), len(whole) // 60):
        harmed = bytearray(whole)
        harmed[place] ^= 0xFF
        plan.write_bytes(bytes(harmed))
        for command in (("entries",), ("check",), ("history",)):
            said = firebreak(*command, "--json")
            assert said.status in (0, 1), (place, said)
            code = {} if isinstance(said.json, list) else said.json.get("error", {})
            assert code == {} or code["code"] != "fault", (place, said)


def test_a_damaged_plan_is_saved_in_a_new_file(answer, firebreak, plan, tmp_path):
    for number in range(20):
        answer("log", f"{number + 1}m fire ED")
    assert answer("check", "--repair", tmp_path / "none.firebreak")["repaired"] is None
    assert not (tmp_path / "none.firebreak").exists()
    whole = plan.read_bytes()
    plan.write_bytes(whole[: len(whole) * 9 // 10])
    out = tmp_path / "saved.firebreak"

    said = firebreak("check", plan, "--repair", out, "--json")

    assert said.status == 1
    repaired = said.json["repaired"]
    assert repaired["file"] == str(out)
    assert repaired["edits_kept"] + repaired["edits_lost"] > 20
    assert repaired["records"] >= 1
    assert firebreak("check", out).status == 0
    again = firebreak("check", plan, "--repair", tmp_path / "two.firebreak").out
    assert "Saved in" in again
    assert plan.read_bytes() == whole[: len(whole) * 9 // 10]


def test_erasing_asks_and_restoring_says_what_came_back(answer, firebreak):
    entry = answer("log", "45m fire ED")["entry"]["id"]
    answer("edit", entry, "--what", "Harbour")
    assert firebreak("erase", entry, "what").status == 2

    told = answer("erase", entry, "what", "--yes")

    assert told == {
        "erased": [{"record_type": "entry", "record": entry}],
        "field": "what",
        "wiped": True,
    }
    assert "Harbour" not in firebreak("history", entry, "--limit", 99).out
    assert firebreak("undo", "--json").error == "erased_for_good"
    answer("delete", entry)
    assert answer("restore", entry)["restored"] == [{"record_type": "entry", "record": entry}]
    assert answer("undo")["action"] == "restore_record"
    firebreak("restore", entry)
    answer("edit", entry, "--minutes", "40")
    edit = answer("history", entry)[0]["edit"]
    answer("edit", entry, "--minutes", "30")
    assert answer("restore", entry, "--from", edit)["now"]["minutes"] == 40
    assert firebreak("restore", entry, "--json").error == "nothing_to_restore"
    assert firebreak("restore", entry, "--at", "2020-01-01", "--json").error == "not_yet_made"
