"""A process that is killed while it makes a plan leaves nothing in the way of the next one."""

import json
import signal

from tests.program.programs import firebreak, python

KILL_AT_LAST_STEP = """
import os, signal
class Killed:
    def __init__(self, step):
        self.step_to_die_at = step
    def step(self, done, total):
        if done >= self.step_to_die_at:
            os.kill(os.getpid(), signal.SIGKILL)
"""
MAKE_EXAMPLE = f"""{KILL_AT_LAST_STEP}
import sys
from pathlib import Path
from planner.services.example.folder import make_example_folder
from planner.services.session import ordinary_surroundings
make_example_folder(Path(sys.argv[1]), 2, ordinary_surroundings(), Killed(1))
"""
IMPORT_PLAN = f"""{KILL_AT_LAST_STEP}
import sys
from pathlib import Path
from planner.services.data_transfer import import_plan
from planner.services.session import ordinary_surroundings
import_plan(Path(sys.argv[1]), Path(sys.argv[2]), ordinary_surroundings(), Killed(0))
"""


def kill(folder, code, *arguments):
    process = python(folder, code, *arguments)
    _, said = process.communicate()
    assert process.returncode == -signal.SIGKILL, said


def test_an_example_is_made_where_another_was_killed(tmp_path):
    folder = tmp_path / "example"
    kill(tmp_path, MAKE_EXAMPLE, folder)

    again = firebreak(tmp_path, "demo", folder, "--weeks", 1, "--json")

    assert again.returncode == 0, again.stderr
    made = json.loads(again.stdout)
    assert made["plan"] == str(folder / "director.firebreak")
    assert firebreak(tmp_path, "check", made["plan"]).returncode == 0


def test_a_plan_is_imported_where_another_was_killed(tmp_path, plan):
    out, copy = tmp_path / "all.json", tmp_path / "copy.firebreak"
    firebreak(tmp_path, "--plan", plan, "export", "json", out)
    kill(tmp_path, IMPORT_PLAN, out, copy)
    assert not copy.exists()

    again = firebreak(tmp_path, "--plan", copy, "import", "json", out)

    assert again.returncode == 0, again.stderr
