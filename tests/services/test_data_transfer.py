"""All data out of a plan and back: nothing is lost, and nothing hostile gets in."""

import json
import random
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.attention import DayClose
from planner.domain.coaching import Audience
from planner.domain.edits import LATEST_NOTED, Noted
from planner.domain.errors.storage import NewerExportError, NotAnExportError
from planner.domain.goals import Skill, SkillGoal, Step
from planner.domain.plan import RECORD_TYPES, Plan
from planner.domain.records import Tier
from planner.export.open_data import WholePlan
from planner.intake.open_data import read_export
from planner.progress import Cancelled, NoProgress
from planner.services.data_transfer import dump_lines, export_json, import_plan, write_json
from planner.services.day import close_day
from planner.services.example.making import make_example
from planner.services.goals import add_goal, edit_goal
from planner.services.releasing import gather_release, note_revision
from planner.services.session import Session
from planner.services.survival import survival
from planner.store.plan_file import Surroundings
from tests.drawn_records import made_up, records

NOW = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def surroundings():
    return Surroundings(clock=lambda: NOW, randomness=random.Random(7).randbytes)  # noqa: S311 - made up


@pytest.fixture(scope="module")
def example(surroundings, tmp_path_factory):
    """A plan that holds nearly every kind of record, made over four weeks."""
    path = tmp_path_factory.mktemp("example") / "director.firebreak"
    make_example(path, 4, surroundings, NoProgress())
    opened = Session.open(path, surroundings)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def examples(example):
    """A record of every type."""
    return {
        name: next(iter(example.read.all(kind)), None) or made_up(kind)
        for name, kind in RECORD_TYPES.items()
    }


def sent_round(session, folder, around):
    """Export a plan and make one of it; return that."""
    out = folder / "all.json"
    export_json(session, out)
    target = folder / f"{len(list(folder.iterdir()))}.firebreak"
    import_plan(out, target, around)
    return Session.open(target, around)


@given(data=st.data())
@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_every_record_comes_back_from_an_export(data, examples, tmp_path):
    name = data.draw(st.sampled_from(sorted(examples)))
    record = data.draw(records(name, examples[name]))
    made = data.draw(st.integers(0, LATEST_NOTED))
    noted = {record.id: Noted(made=made, changed=data.draw(st.integers(made, LATEST_NOTED)))}
    whole = WholePlan(uid=record.id, plan=Plan.of([record]), noted=noted, exported_at=NOW)

    write_json(whole, tmp_path / "all.json", NoProgress())
    export = read_export(tmp_path / "all.json")

    assert (export.plan, export.uid, export.noted) == (whole.plan, whole.uid, noted)


def test_what_is_reckoned_from_the_journal_is_the_same_in_the_copy(example, surroundings, tmp_path):
    with closing(sent_round(example, tmp_path, surroundings)) as copy:
        assert list(dump_lines(copy)) == list(dump_lines(example))
        assert copy.read.protection.written_moments() == example.read.protection.written_moments()
        assert survival(copy) == survival(example)
        for audience in (Audience.COACH, Audience.BOARD):
            assert gather_release(copy, audience) == gather_release(example, audience)
        with closing(sent_round(copy, tmp_path, surroundings)) as again:
            assert again.read.history.noted() == example.read.history.noted()


def test_a_copy_knows_what_changed_since_the_last_revision(session, around, clock, tmp_path):
    goal, other = a_goal(session, "One"), a_goal(session, "Two")
    clock.pass_time(days=1)
    note_revision(session, gather_release(session, Audience.COACH))
    clock.pass_time(days=1)
    edit_goal(session, goal, replace(goal, now_words="Better"))
    new = a_goal(session, "Three")
    clock.pass_time(days=30)

    with closing(sent_round(session, tmp_path, around)) as copy:
        touched = gather_release(copy, Audience.COACH).sums.touched

    assert {(one.record, one.is_new) for one in touched} == {(goal.id, False), (new.id, True)}
    assert other.id not in {one.record for one in touched}


def test_what_is_made_in_the_copy_is_new_there(session, around, clock, tmp_path):
    note_revision(session, gather_release(session, Audience.COACH))
    clock.pass_time(days=1)

    with closing(sent_round(session, tmp_path, around)) as copy:
        new = a_goal(copy, "Made in the copy")
        (touched,) = gather_release(copy, Audience.COACH).sums.touched

    assert (touched.record, touched.is_new) == (new.id, True)


def a_goal(session, title):
    goal = SkillGoal(id=session.new_id(), title=title, skill=Skill.DELIVER, tier=Tier.COACH)
    add_goal(session, goal)
    return goal


def test_a_copy_takes_the_same_calendar_in_without_a_second_meeting(session, around, tmp_path):
    close_day(session, date(2026, 11, 19), "")

    with closing(sent_round(session, tmp_path, around)) as copy:
        close_day(copy, date(2026, 11, 19), "once more")

        assert len(copy.read.all(DayClose)) == 1


def written(session, folder):
    export_json(session, folder / "all.json")
    return json.loads((folder / "all.json").read_text("utf-8"))


def attempt(folder, value, around):
    source, target = folder / "in.json", folder / "new.firebreak"
    source.write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")
    try:
        return import_plan(source, target, around)
    finally:
        assert [path.name for path in folder.iterdir() if ".part" in path.name] == []


@pytest.mark.parametrize(
    "change",
    [
        {"firebreak_export": 2},
        {"records": {"thought": []} | {"thought": [{"id": "0" * 32}]}},
        {"records": {"question": [{"id": "0" * 32, "mood": "calm"}]}},
    ],
)
def test_what_only_a_newer_version_knows_is_not_lost_silently(session, around, tmp_path, change):
    with pytest.raises(NewerExportError):
        attempt(tmp_path, written(session, tmp_path) | change, around)

    assert not (tmp_path / "new.firebreak").exists()


@pytest.mark.parametrize(
    "change",
    [
        {"firebreak_export": True},
        {"firebreak_export": 1.0},
        {"firebreak_export": "1" * 5000},
        {"plan": 7},
        {"plan": "g" * 32},
        {"noted": []},
        {"noted": {"%s": 7}},
        {"noted": {"%s": [1]}},
        {"noted": {"%s": [2, 1]}},
        {"noted": {"%s": [-1, 1]}},
        {"noted": {"%s": [True, True]}},
        {"noted": {"%s": [0, 1 << 63]}},
        {"records": {"question": [{"id": "0" * 32, "words": "?", "asked_on": "2026-13-01"}]}},
        {"records": {"question": [{"id": "0" * 32, "words": "?", "asked_on": 20261101}]}},
        {"records": {"question": [{"id": "0" * 32, "words": ["?"], "asked_on": "2026-11-01"}]}},
        {"records": {"timer": [{"id": "0" * 32, "start": "0001-01-01T00:00:00+23:00"}]}},
        {"records": {"timer": [{"id": "0" * 32, "start": "9999-12-31T23:59:59-23:00"}]}},
        {"records": {"promise": [{"id": "0" * 32, "what": "x" * 10**6, "made_on": "2026-11-01"}]}},
    ],
)
def test_what_is_wrong_in_an_export_is_refused(session, around, tmp_path, change):
    question = {"id": "a" * 32, "words": "?", "asked_on": "2026-11-01"}
    whole = written(session, tmp_path) | {"records": {"question": [question]}}

    with pytest.raises(NotAnExportError):
        attempt(tmp_path, json.dumps(whole | change).replace("%s", "a" * 32), around)

    assert not (tmp_path / "new.firebreak").exists()


@pytest.mark.parametrize(
    "text",
    [
        '{"firebreak_export": 1, "records": {}, "records": {}}',
        '{"firebreak_export": 1, "records": ' + "[" * 100_000,
        '{"firebreak_export": 1' + "0" * 5000 + "}",
        '{"firebreak_export": NaN}',
        '{"firebreak_export": 1e999}',
    ],
)
def test_json_that_means_two_things_or_nothing_is_refused(around, tmp_path, text):
    with pytest.raises(NotAnExportError):
        attempt(tmp_path, text, around)


def test_a_reference_to_what_is_not_there_is_carried_and_harms_nothing(around, tmp_path):
    lost, step = "f" * 32, {"id": "a" * 32, "goal": "f" * 32, "title": "S"}
    whole = {"firebreak_export": 1, "noted": {lost: "x"}, "records": {"step": [step]}}

    assert attempt(tmp_path, whole, around) == 1

    with closing(Session.open(tmp_path / "new.firebreak", around)) as copy:
        assert copy.read.all(Step)[0].goal == lost
        assert gather_release(copy, Audience.SELF).plan.all(Step)


def test_an_import_that_is_stopped_leaves_nothing(session, around, tmp_path):
    a_goal(session, "One")
    export_json(session, tmp_path / "all.json")

    class Stop:
        def step(self, _done, _total):
            raise Cancelled

    with pytest.raises(Cancelled):
        import_plan(tmp_path / "all.json", tmp_path / "new.firebreak", around, Stop())
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ""] == ["all.json"]
