"""What is handed over on purpose: never by itself, never too much, and never without a trace."""

import json
from datetime import date

import pytest

from planner.domain.coaching import Audience
from planner.domain.errors.fields import EmptyFieldError, NotFoundError
from planner.domain.errors.sharing import NothingToHandOverError
from planner.domain.errors.storage import TargetIsPlanError
from planner.domain.goals import Evidence, Skill, SkillGoal
from planner.domain.handed_over import PackKind, Trace
from planner.domain.partnership import Promise, Tension
from planner.domain.people import Member
from planner.domain.records import Tier
from planner.services.goals import add_evidence, add_goal
from planner.services.packs import choosable, chosen_pack, hand_over, request_pack, traces
from planner.services.records import add_record
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
