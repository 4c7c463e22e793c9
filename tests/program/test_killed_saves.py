"""A process that is killed while it saves loses nothing that it had acknowledged."""

import json
import os
import random
import signal

import pytest

from tests.program.programs import firebreak, python

KILLS = 50
SAVE_FOR_EVER = """
import sys
from datetime import timedelta
from pathlib import Path
from planner.domain.attention import Mode
from planner.services.log import NewEntry, log_entry
from planner.services.opening import open_plan
session = open_plan(Path(sys.argv[1]))
start = session.now() - timedelta(days=300)
print("ready", flush=True)
number = 0
while True:
    new = NewEntry(start=start + timedelta(minutes=number), minutes=1, mode=Mode.RUNNING)
    print(log_entry(session, new).id, flush=True)
    number += 1
"""


@pytest.mark.timeout(300)
def test_nothing_acknowledged_is_lost_in_fifty_kills(tmp_path, plan):
    chance = random.Random(5)  # noqa: S311 - made-up moments
    acknowledged = []
    for _ in range(KILLS):
        acknowledged += _killed_after(tmp_path, plan, saves=chance.randrange(1, 8), chance=chance)

    entries = firebreak(tmp_path, "--plan", plan, "dump")
    kept = {line["id"] for line in map(json.loads, entries.stdout.splitlines())}
    checked = firebreak(tmp_path, "check", plan, "--json")

    assert len(acknowledged) >= KILLS
    assert set(acknowledged) <= kept
    assert json.loads(checked.stdout) == {"ok": True, "problems": []}


def _killed_after(folder, plan, saves, chance):
    """Kill a saving process at a random moment after so many saves; return what it told."""
    process = python(folder, SAVE_FOR_EVER, plan)
    assert process.stdout.readline() == "ready\n", process.stderr.read()
    told = [process.stdout.readline() for _ in range(saves)]
    _spend(chance.random() * 0.004)
    os.kill(process.pid, signal.SIGKILL)
    rest, _ = process.communicate()
    told += rest.splitlines(keepends=True)
    return [line.strip() for line in told if line.endswith("\n")]


def _spend(seconds):
    """Let a moment pass that is shorter than a sleep could be relied on to be."""
    end = os.times().elapsed + seconds
    while os.times().elapsed < end:
        pass


def test_a_check_sees_through_a_save_that_was_killed(tmp_path, plan):
    """A journal is left beside the file; the check recovers a copy and leaves both alone."""
    process = python(
        tmp_path,
        """
import os, signal, sys
from pathlib import Path
from planner.domain.changes import Action
from planner.domain.people import Body
from planner.services.opening import open_plan
session = open_plan(Path(sys.argv[1]))
session._file._connection.execute("PRAGMA cache_size = 1")
with session.action(Action.ADD_BODY) as writer:
    for number in range(3000):
        writer.add(Body(id=session.new_id(), name=f"Body {number}"))
    os.kill(os.getpid(), signal.SIGKILL)
""",
        plan,
    )
    process.communicate()
    left = plan.with_name(plan.name + "-journal")
    before = plan.read_bytes(), left.read_bytes()

    checked = firebreak(tmp_path, "check", plan, "--json")

    assert json.loads(checked.stdout) == {"ok": True, "problems": []}
    assert (plan.read_bytes(), left.read_bytes()) == before
    listed = firebreak(tmp_path, "--plan", plan, "dump", "--json")
    assert {line["type"] for line in json.loads(listed.stdout)} == {"member", "hours_set"}
    assert not left.exists()


def test_the_timer_runs_on_after_its_program_was_killed(tmp_path, plan):
    process = python(
        tmp_path,
        """
import sys
from pathlib import Path
from planner.services.opening import open_plan
from planner.services.timer import read_words, start_timer
session = open_plan(Path(sys.argv[1]))
print(start_timer(session, read_words(session, "fire ED escalation")).id, flush=True)
sys.stdin.read()
""",
        plan,
        stdin=-1,
    )
    started = process.stdout.readline().strip()
    process.kill()
    process.communicate()

    status = firebreak(tmp_path, "--plan", plan, "timer", "status", "--json")
    stopped = firebreak(tmp_path, "--plan", plan, "timer", "stop", "--json")

    assert json.loads(status.stdout)["timer"]["id"] == started
    assert json.loads(stopped.stdout)["entry"]["what"] == "ED escalation"
