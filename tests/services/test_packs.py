"""What is handed over on purpose: never by itself, never too much, and never without a trace."""

import json
from datetime import date

import pytest

from planner.domain.coaching import Audience
from planner.domain.errors.fields import EmptyFieldError, NotFoundError
from planner.domain.errors.log import NumberToConfirmError
from planner.domain.errors.sharing import NothingToHandOverError
from planner.domain.errors.storage import TargetIsPlanError
from planner.domain.goals import Evidence, Skill, SkillGoal
from planner.domain.handed_over import PackKind, Trace
from planner.domain.partnership import Promise, Tension
from planner.domain.people import Member
from planner.domain.records import RecordId, Tier
from planner.domain.reflection import ReflectionAnswer, ReflectionQuestion, Side
from planner.services.goals import add_evidence, add_goal
from planner.services.packs import choosable, chosen_pack, hand_over, request_pack, traces
from planner.services.records import add_record
from planner.services.reflection import answer_reflection, start_reflection
from planner.services.releasing import gather_release

HOSTILE = "<script>alert(1)</script> & “Sam Lee”"


@pytest.fixture
def plan(session):
    """A plan in which Sam Lee is named in several places."""
    add_record(session, Member(id=session.new_id(), name="Ada", is_owner=True))
    add_record(session, Member(id=session.new_id(), name="Sam  LEE"))
    promise = Promise(id=session.new_id(), what=HOSTILE, made_on=date(2026, 11, 1), tier=Tier.TEAM)
    add_record(session, promise)
    other = Promise(id=session.new_id(), what="Nobody's", made_on=date(2026, 11, 1))
    add_record(session, other)
    goal = SkillGoal(id=session.new_id(), title="Speak up", skill=Skill.DELIVER)
    add_goal(session, goal)
    add_evidence(session, goal, "The chair thanked me")
    return session


def test_a_request_pack_holds_all_that_names_the_person_and_nothing_else(plan):
    pack = request_pack(plan, " sam lee ", keep_years=6)

    assert {(one.record.TYPE, one.about) for one in pack.entries} == {
        ("member", ("id", "name")),
        ("promise", ("what",)),
    }
    assert {one.tier for one in pack.entries} == {Tier.MINE, Tier.TEAM}
    assert {one.keep_until for one in pack.entries} == {date(2032, 11, 20)}


def test_what_is_answered_blind_is_in_no_pack_until_both_may_read_it(plan):
    point = start_reflection(plan)
    said = {ReflectionQuestion.AVOIDED: "The talk with Sam Lee"}
    answer_reflection(plan, point, Side.COACH, said)
    blind = request_pack(plan, "Sam Lee")

    for side in Side:
        answer_reflection(plan, point, side, {**dict.fromkeys(ReflectionQuestion, "-"), **said})

    assert not [one for one in blind.entries if isinstance(one.record, ReflectionAnswer)]
    shown = request_pack(plan, "Sam Lee").entries
    assert sum(isinstance(one.record, ReflectionAnswer) for one in shown) == 2


def test_ids_in_a_trace_are_no_patients_and_a_refused_pack_is_not_written(plan, tmp_path):
    number = "9434765919"
    promise = Promise(id=RecordId("a" * 22 + number), what="See Sam Lee", made_on=date(2026, 11, 1))
    add_record(plan, promise)

    hand_over(plan, request_pack(plan, "Sam Lee"), tmp_path / "sam.json")
    with pytest.raises(NumberToConfirmError):
        hand_over(plan, request_pack(plan, number), tmp_path / "number.json")

    assert [file.name for file in tmp_path.glob("*.json")] == ["sam.json"]
    assert [trace.recipient for trace in traces(plan)] == ["Sam Lee"]


def test_a_pack_leaves_a_trace_that_no_audience_sees_and_undo_takes_back(plan, tmp_path):
    pack = request_pack(plan, "Sam Lee")

    trace = hand_over(plan, pack, tmp_path / "sam.html")

    assert traces(plan) == [trace]
    assert (trace.kind, trace.recipient, trace.records) == (PackKind.REQUEST, "Sam Lee", 2)
    assert {line.split()[0] for line in trace.what.splitlines()} == {"member", "promise"}
    assert not gather_release(plan, Audience.SELF).plan.all(Trace)
    assert [one.record for one in request_pack(plan, "Sam Lee").entries] == [
        one.record for one in pack.entries
    ], "a trace of a request is no news about the person"


def test_a_page_shows_what_was_written_and_obeys_none_of_it(plan, tmp_path):
    hand_over(plan, request_pack(plan, "Sam Lee", keep_years=1), tmp_path / "sam.html")

    page = (tmp_path / "sam.html").read_text("utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "What the plan of Ada holds about Sam Lee" in page
    assert "Kept until 20 November 2027." in page
    assert "http" not in page


def test_a_successor_gets_what_was_named_and_no_private_thought(plan, tmp_path):
    tension = Tension(id=plan.new_id(), title="Beds or homes", carried_by="nobody")
    add_record(plan, tension)
    offered = {record.TYPE for record in choosable(plan, PackKind.SUCCESSOR)}
    assert offered == {"promise", "tension"}

    pack = chosen_pack(plan, PackKind.SUCCESSOR, "Ben", [tension.id])
    hand_over(plan, pack, tmp_path / "ben.json")

    written = json.loads((tmp_path / "ben.json").read_text("utf-8"))
    assert [one["title"] for one in written["records"]] == ["Beds or homes"]
    assert written["recipient"] == "Ben"


def test_only_what_such_a_pack_is_for_goes_into_it(plan):
    (goal,) = plan.read.all(SkillGoal)

    for kind in (PackKind.SUCCESSOR, PackKind.APPRAISAL):
        with pytest.raises(NotFoundError):
            chosen_pack(plan, kind, "Ben", [goal.id])
        with pytest.raises(NothingToHandOverError):
            chosen_pack(plan, kind, "Ben", [])
        with pytest.raises(EmptyFieldError):
            chosen_pack(plan, kind, " ", [goal.id])
    with pytest.raises(EmptyFieldError):
        request_pack(plan, " ")


def test_evidence_for_an_appraisal_names_its_goal(plan, tmp_path):
    (evidence,) = plan.read.all(Evidence)

    hand_over(plan, chosen_pack(plan, PackKind.APPRAISAL, "HR", [evidence.id]), tmp_path / "a.html")

    page = (tmp_path / "a.html").read_text("utf-8")
    assert ", of “Speak up”</h3>" in page
    assert "The chair thanked me" in page


def test_what_cannot_be_written_leaves_no_trace(plan, tmp_path):
    pack = request_pack(plan, "Sam Lee")

    with pytest.raises(OSError, match="gone"):
        hand_over(plan, pack, tmp_path / "gone" / "sam.html")
    with pytest.raises(TargetIsPlanError):
        hand_over(plan, pack, tmp_path / "other.firebreak")

    assert traces(plan) == []
