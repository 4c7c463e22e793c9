"""A full disk, a closed pipe, a file that may not be touched: the real program says so."""

import json
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.program.programs import COMMAND, firebreak, python, surroundings

NOBODY = 65534


def error_code(done):
    assert done.returncode == 1, done
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    return json.loads(done.stdout)["error"]["code"]


def test_a_full_disk_keeps_what_was_saved(tmp_path, plan):
    logged = firebreak(tmp_path, "--plan", plan, "log", "5m run before", "--json")
    limit = plan.stat().st_size + 512
    calendar = tmp_path / "many.ics"
    calendar.write_text(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:u\r\nDTSTART:20260101T090000Z\r\n"
        "DTEND:20260101T100000Z\r\nRRULE:FREQ=DAILY;COUNT=3000\r\nSUMMARY:Daily\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )

    def no_larger_files():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    full = firebreak(
        *(tmp_path, "--plan", plan, "import", "calendar", calendar, "--json"),
        preexec_fn=no_larger_files,
    )

    assert error_code(full) in ("disk_full", "storage_failed")
    assert json.loads(firebreak(tmp_path, "check", plan, "--json").stdout)["ok"]
    entries = firebreak(tmp_path, "--plan", plan, "entries", "--json")
    assert json.loads(entries.stdout) == [json.loads(logged.stdout)["entry"]]


@pytest.mark.parametrize("per_cent", [0, 3, 20, 50, 80, 97])
def test_a_file_cut_off_is_said_to_be_damaged(tmp_path, plan, per_cent):
    whole = plan.read_bytes()
    plan.write_bytes(whole[: len(whole) * per_cent // 100])

    for command in (("entries",), ("log", "5m run a"), ("dump",)):
        done = firebreak(tmp_path, "--plan", plan, *command, "--json")
        assert error_code(done) in ("damaged", "not_a_plan")
    assert firebreak(tmp_path, "check", plan).returncode == 1


def test_a_reader_who_leaves_is_no_fault(tmp_path, plan):
    firebreak(tmp_path, "--plan", plan, "log", "5m run " + "x" * 250)
    ours, theirs = os.pipe()
    os.close(ours)

    done = subprocess.run(
        [*COMMAND, "--plan", str(plan), "dump"],
        env=surroundings(tmp_path),
        stdout=theirs,
        stderr=subprocess.PIPE,
        text=True,
        timeout=50,
        check=False,
    )
    os.close(theirs)

    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize("closed", [0, 1, 2])
def test_a_closed_stream_is_no_fault(tmp_path, plan, closed):
    def close():
        os.close(closed)

    done = firebreak(tmp_path, "--plan", plan, "entries", "--json", preexec_fn=close)
    refused = firebreak(tmp_path, "--plan", plan, "log", "bad", "--json", preexec_fn=close)

    assert (done.returncode, done.stderr) == (0, "")
    assert refused.returncode == 1
    assert len(refused.stderr.splitlines()) == (0 if closed == 2 else 1)


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("line", ["entries", "log bad"])
def test_an_answer_that_finds_no_room_is_said_once(tmp_path, plan, unbuffered, line):
    target = tmp_path / "answer.json"

    def no_files():
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    with target.open("w") as full:
        done = subprocess.run(
            [*COMMAND, "--plan", str(plan), *line.split(), "--json"],
            env=surroundings(tmp_path, PYTHONUNBUFFERED=unbuffered),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=50,
            check=False,
            preexec_fn=no_files,
        )

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert ("Everything saved before is kept" in done.stderr) == (line == "entries")


AS_NOBODY = """
import importlib, os, sys
from planner.commands import registry, run
import planner.store.migrations, planner.store.table_building
for table in (registry.COMMANDS, registry.IMPORTS, registry.EXPORTS):
    for place in table.values():
        importlib.import_module(place.partition(":")[0])
if os.geteuid() == 0:  # whom nothing is forbidden
    os.setgid({nobody})
    os.setuid({nobody})
sys.exit(run(arguments=sys.argv[1:]))
"""


def bound_by_permissions(folder, *arguments):
    """Run a command as a user whom permissions bind."""
    code = AS_NOBODY.format(nobody=NOBODY)
    process = python(folder, code, *arguments, "--json")
    out, err = process.communicate(timeout=50)
    return subprocess.CompletedProcess(arguments, process.returncode, out, err)


@pytest.fixture
def open_folder():
    """Make a folder that every user can reach, which those of pytest are not."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of another kind")
def test_files_that_may_not_be_touched_are_said(open_folder):
    plan = open_folder / "ada.firebreak"
    firebreak(open_folder, "init", plan, "--name", "Ada")

    def code(*arguments):
        return error_code(bound_by_permissions(open_folder, "--plan", plan, *arguments))

    plan.chmod(0o000)
    assert code("entries") == "no_permission"
    assert code("check") == "no_permission"
    plan.chmod(0o444)
    open_folder.chmod(0o555)
    assert bound_by_permissions(open_folder, "--plan", plan, "entries").stdout == "[]\n"
    assert code("log", "5m run a") in ("read_only", "no_permission")
    assert code("export", "json", open_folder / "x.json") == "system"
    assert code("init", open_folder / "new.firebreak", "--name", "Eve") == "no_permission"
    plan.chmod(0o644)
    open_folder.chmod(0o000)
    assert code("entries") == "no_permission"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_any_terminal_can_show_any_text(tmp_path, plan, encoding):
    logged = firebreak(
        *(tmp_path, "--plan", plan, "log", "5m run Grŵp ☃"),
        variables={"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        encoding=encoding,
    )

    assert logged.returncode == 0, logged.stderr
    assert "Gr" in logged.stdout


def test_two_programs_at_once_lose_nothing(tmp_path, plan):
    running = [
        subprocess.Popen(
            [*COMMAND, "--plan", str(plan), "log", f"{number + 1}m run a"],
            env=surroundings(tmp_path),
            stdout=subprocess.DEVNULL,
        )
        for number in range(6)
    ]

    assert [process.wait(timeout=50) for process in running] == [0] * 6
    entries = json.loads(firebreak(tmp_path, "--plan", plan, "entries", "--json").stdout)
    assert sorted(entry["minutes"] for entry in entries) == [1, 2, 3, 4, 5, 6]
    assert json.loads(firebreak(tmp_path, "check", plan, "--json").stdout)["ok"]
