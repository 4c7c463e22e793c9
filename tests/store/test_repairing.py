"""Of a damaged plan everything that proves itself is saved, and nothing wrong with it."""

import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from planner.domain.changes import Action
from planner.domain.errors import PlannerError
from planner.domain.errors.storage import NotAPlanFileError, PlanExistsError
from planner.domain.goals import Skill, SkillGoal
from planner.services.session import Session
from planner.store.checking import problems_of
from planner.store.foreign import open_foreign
from planner.store.repairing import salvage

LONG = "harbour lights " * 700
ROUNDS = int(os.environ.get("FIREBREAK_FLIPS", "8"))


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    """The bytes of a plan with goals of many sizes, edited and deleted."""
    path = tmp_path_factory.mktemp("sound") / "amina.firebreak"
    with closing(Session.create(path)) as session:
        for first in range(0, 60, 10):
            with session.action(Action.ADD_GOAL) as writer:
                for number in range(first, first + 10):
                    what = LONG[: (number % 7) * 1500]
                    goal = SkillGoal(
                        id=session.new_id(), title=f"Goal {number}", what=what,
                        skill=Skill.SPEAK_TRUTH_TO_POWER,
                    )  # fmt: skip
                    writer.add(goal)
            with session.action(Action.EDIT_GOAL) as writer:
                for goal in session.read.all(SkillGoal)[first::2]:
                    writer.replace(goal, replace(goal, title=f"{goal.title}!", importance=2))
        with session.action(Action.DELETE_GOAL) as writer:
            for goal in session.read.all(SkillGoal)[::9]:
                writer.delete(goal)
    return path.read_bytes()


@pytest.fixture(scope="module")
def written(content, tmp_path_factory):
    """Every value that ever stood in a field of the plan, by record and field."""
    path = tmp_path_factory.mktemp("read") / "amina.firebreak"
    path.write_bytes(content)
    said = {}
    with closing(Session.open(path)) as session:
        for edit in session.read.history.edits_of("goal"):
            for field, value in edit.said.items():
                said.setdefault((edit.record, field), set()).add(value)
    return said


class SoundPlan:
    """What the tests begin with, without its megabytes in every message."""

    def __init__(self, content, written):
        self.content = content
        self.written = written


@pytest.fixture(scope="module")
def sound_plan(content, written):
    return SoundPlan(content, written)


def saved(folder, content, around):
    path, out = folder / "damaged.firebreak", folder / "out.firebreak"
    path.write_bytes(content)
    out.unlink(missing_ok=True)
    found = salvage(path, out, around)
    assert path.read_bytes() == content
    assert problems_of(out) == []
    return found, out


def check_nothing_is_wrong(out, around, written):
    with closing(Session.open(out, around)) as session:
        for goal in session.read.all(SkillGoal):
            assert goal.title in written[goal.id, "title"] | {""}
            assert goal.what in written[goal.id, "what"] | {""}
        return len(session.read.all(SkillGoal))


def test_of_a_sound_file_everything_is_saved(tmp_path, content, around, written):
    found, out = saved(tmp_path, content, around)

    assert (found.unproved, found.lost) == (0, ())
    with closing(sqlite3.connect(out)) as copy, closing(sqlite3.connect(":memory:")) as whole:
        whole.deserialize(content)
        every = "SELECT seq, hash, value, salt FROM edit ORDER BY seq"
        assert copy.execute(every).fetchall() == whole.execute(every).fetchall()
    assert check_nothing_is_wrong(out, around, written) == found.records == 53


@pytest.mark.parametrize("percent", [3, 20, 40, 60, 80, 95, 99])
def test_of_a_cut_file_what_is_left_is_saved(tmp_path, content, around, written, percent):
    try:
        found, out = saved(tmp_path, content[: len(content) * percent // 100], around)
    except NotAPlanFileError:
        assert percent < 20
        return
    check_nothing_is_wrong(out, around, written)
    if percent > 90:
        assert found.records > 40


def test_a_broken_page_costs_what_stood_on_it(tmp_path, content, around, written):
    everything, _ = saved(tmp_path, content, around)
    pages = len(content) // 4096
    for page in range(1, pages, pages // 5):
        harmed = bytearray(content)
        harmed[page * 4096 : (page + 1) * 4096] = os.urandom(4096)

        found, out = saved(tmp_path, bytes(harmed), around)

        lost = sum(one.last - one.first + 1 for one in found.lost)
        assert found.edits + found.unproved + lost >= everything.edits - 1
        assert found.edits + found.unproved > everything.edits * 0.7
        check_nothing_is_wrong(out, around, written)


def test_a_file_whose_first_page_is_gone_is_saved_too(tmp_path, content, around, written):
    everything, _ = saved(tmp_path, content, around)

    found, out = saved(tmp_path, b"\0" * 4096 + content[4096:], around)

    assert found.edits == everything.edits
    check_nothing_is_wrong(out, around, written)


@given(
    flips=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), min_size=1, max_size=8
    )
)
@settings(
    max_examples=ROUNDS,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # shrinking would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_flipped_bits_are_refused_found_or_harmless(tmp_path, sound_plan, around, flips):
    content, written = sound_plan.content, sound_plan.written
    harmed = bytearray(content)
    for place, bits in flips:
        harmed[int(place * len(harmed))] ^= bits
    path = tmp_path / "flipped.firebreak"
    path.write_bytes(bytes(harmed))

    with suppress(PlannerError):
        open_foreign(path).close()
    try:
        sound = not problems_of(path)
    except PlannerError:
        sound = False
    try:
        check_nothing_is_wrong(path, around, written)
    except PlannerError:
        assert not sound
    except AssertionError:
        assert not sound
    path.write_bytes(bytes(harmed))
    _, out = saved(tmp_path, bytes(harmed), around)
    check_nothing_is_wrong(out, around, written)


def test_nothing_is_written_over_and_nothing_made_of_nothing(tmp_path, content, around):
    path, out = tmp_path / "a.firebreak", tmp_path / "b.firebreak"
    path.write_bytes(content)
    out.write_text("mine")
    with pytest.raises(PlanExistsError):
        salvage(path, out, around)
    assert out.read_text() == "mine"
    path.write_bytes(os.urandom(40_000))
    with pytest.raises(NotAPlanFileError):
        salvage(path, tmp_path / "c.firebreak", around)
    assert not (tmp_path / "c.firebreak").exists()
