"""Two programs on one plan: the window shows what the other one did, and never stands still."""

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from planner.domain.changes import Action
from planner.domain.goals import Skill, SkillGoal
from planner.services.backups import backups_of
from planner.services.session import Session
from ui.app.daily_backup import DailyBackup
from ui.app.plan_watch import PlanWatch
from ui.context import Context
from ui.notices import NoticeKind

PROJECT = Path(__file__).parents[3]
OTHER = """
import sys
from pathlib import Path
from planner.domain.changes import Action
from planner.domain.goals import SkillGoal
from planner.services.opening import open_plan
from dataclasses import replace
session = open_plan(Path(sys.argv[1]))
for line in sys.stdin:
    [goal] = session.read.all(SkillGoal)
    with session.action(Action.EDIT_GOAL) as writer:
        writer.replace(goal, replace(goal, title=line.strip()))
    print("done", flush=True)
"""


@pytest.fixture
def path(tmp_path, around):
    made = tmp_path / "ada.firebreak"
    with closing(Session.create(made, around)) as session:
        goal = SkillGoal(id=session.new_id(), title="Speak up", skill=Skill.SPEAK_TRUTH_TO_POWER)
        with session.action(Action.ADD_GOAL) as writer:
            writer.add(goal)
    return made


@pytest.fixture
def context(qapp, path, around):
    """What a page is given, over a plan that lies on the disk."""
    session = Session.open(path, replace(around, patience_seconds=0.1))
    made = Context(session)
    yield made
    made.jobs.shut_down()
    session.close()
    made.deleteLater()


@pytest.fixture
def other(path):
    """Another program, which has the plan open and renames its goal to each line it is given."""
    process = subprocess.Popen(
        [sys.executable, "-c", OTHER, str(path)],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def rename(title):
        process.stdin.write(f"{title}\n")
        process.stdin.flush()
        assert process.stdout.readline() == "done\n"

    yield rename
    process.communicate(timeout=20)


def title(context):
    return context.session.read.all(SkillGoal)[0].title


def test_what_another_program_wrote_is_shown_within_two_seconds(qtbot, context, other):
    told = []
    context.changed.connect(told.append)
    watch = PlanWatch(context, context)

    other("Theirs")
    began = time.monotonic()
    qtbot.waitUntil(lambda: bool(told), timeout=2000)

    assert time.monotonic() - began < 2
    assert told[0].touches(SkillGoal.TYPE)
    assert title(context) == "Theirs"
    told.clear()
    watch.look()
    assert told == []


def test_the_window_goes_on_while_another_program_writes(context, path):
    told = []
    context.noticed.connect(told.append)
    watch = PlanWatch(context, context)
    with closing(sqlite3.connect(path, isolation_level=None)) as writing:
        writing.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        watch.look()
        assert time.monotonic() - began < 0.05
        assert told == []
        goal = SkillGoal(id=context.session.new_id(), title="Mine", skill=Skill.DELIVER)

        def add():
            with context.session.action(Action.ADD_GOAL) as writer:
                writer.add(goal)

        assert not context.attempt(add)
        assert time.monotonic() - began < 1

    assert "Nothing was saved" in told[0].words
    assert context.attempt(add)


def test_a_plan_that_was_replaced_is_offered_to_be_opened_again(context, path):
    told, wanted = [], []
    context.noticed.connect(told.append)
    context.plan_wanted.connect(wanted.append)
    watch = PlanWatch(context, context)
    path.with_name("new").write_bytes(path.read_bytes())
    path.with_name("new").replace(path)

    watch.look()

    assert told[0].kind is NoticeKind.ERROR
    assert "Nothing was saved" in told[0].words
    told[0].action.run()
    assert wanted == [path]


def test_a_plan_that_is_away_for_a_while_is_told_once_and_shown_again(context, path, other):
    told, changed = [], []
    context.noticed.connect(told.append)
    context.changed.connect(changed.append)
    watch = PlanWatch(context, context)
    away = path.with_name("away")
    path.rename(away)

    watch.look()
    watch.look()
    away.rename(path)
    other("Theirs")
    watch.look()

    assert [notice.action for notice in told] == [None], "opening it again would begin a new plan"
    assert len(changed) == 1


def test_the_days_backup_is_made_beside_the_window(qtbot, context, path, clock):
    clock.pass_time(days=1)

    backup = DailyBackup(context, context, first_after_ms=1)

    qtbot.waitUntil(lambda: len(backups_of(path)) == 1, timeout=5000)
    assert backup.parent() is context
