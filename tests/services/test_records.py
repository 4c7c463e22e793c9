from dataclasses import replace
from datetime import date

import pytest

from planner.domain.direction import Initiative
from planner.domain.errors.fields import (
    ChangedSinceError,
    NotFoundError,
    OneOwnerError,
    UnknownChoiceError,
)
from planner.domain.errors.log import RoundClosedError
from planner.domain.goals import Skill, SkillGoal, Step
from planner.domain.governance import Decision
from planner.domain.partnership import Promise
from planner.domain.people import Body, Hat, Member
from planner.domain.plan import RECORD_TYPES
from planner.domain.protection import Block, Displacement
from planner.domain.readiness import Round
from planner.domain.records import RecordId
from planner.services.blocks import Cause, add_block, displace_block
from planner.services.goals import rate_goal
from planner.services.records import (
    EDITABLE_TYPES,
    add_record,
    delete_record,
    edit_record,
    record_type_named,
)

TODAY = date(2026, 11, 20)
NOWHERE = RecordId("f" * 32)


def add(session, record_type, **fields):
    record = record_type(id=session.new_id(), **fields)
    add_record(session, record)
    return session.read.get(record_type, record.id)


def test_records_are_added_edited_and_deleted(session):
    promise = add(session, Promise, what="Share the data", made_on=TODAY)

    edit_record(session, promise, replace(promise, kept_on=TODAY))
    kept = session.read.get(Promise, promise.id)
    assert kept.kept_on == TODAY
    with pytest.raises(ChangedSinceError):
        edit_record(session, promise, promise)

    delete_record(session, kept)
    assert session.read.count(Promise) == 0


def test_a_record_that_names_nothing_is_refused(session):
    with pytest.raises(NotFoundError):
        add(session, Decision, title="Merge", day=TODAY, body=NOWHERE)

    assert session.read.count(Decision) == 0


def test_a_record_whose_hat_is_gone_can_still_be_changed(session):
    member = add(session, Member, name="Ada")
    body = add(session, Body, name="Trust")
    hat = add(session, Hat, member=member.id, body=body.id, role="Director", tag="trust")
    goal = add(session, SkillGoal, title="Listen", skill=Skill.BUILD_TRUST, hat=hat.id)
    delete_record(session, hat)

    rate_goal(session, goal, 3)
    edit_record(session, session.read.get(SkillGoal, goal.id), replace(goal, title="Hear"))

    [left] = session.read.all(SkillGoal)
    assert (left.title, left.hat) == ("Hear", hat.id)
    with pytest.raises(NotFoundError):
        edit_record(session, left, replace(left, hat=NOWHERE))


def test_a_plan_keeps_its_one_owner(session):
    owner = add(session, Member, name="Ada", is_owner=True)

    with pytest.raises(OneOwnerError):
        delete_record(session, owner)
    with pytest.raises(OneOwnerError):
        edit_record(session, owner, replace(owner, is_owner=False))
    with pytest.raises(OneOwnerError):
        add(session, Member, name="Grace", is_owner=True)

    edit_record(session, owner, replace(owner, name="Ada Lovelace"))
    assert [member.name for member in session.read.all(Member)] == ["Ada Lovelace"]


def test_a_goal_deleted_by_this_door_takes_its_steps_along(session):
    goal = add(session, SkillGoal, title="Listen", skill=Skill.BUILD_TRUST)
    add(session, Step, title="Ask", goal=goal.id)

    delete_record(session, goal)

    assert session.read.count(Step) == 0


def test_what_cannot_be_without_a_record_goes_with_it(session):
    member = add(session, Member, name="Ada")
    body = add(session, Body, name="Trust")
    add(session, Hat, member=member.id, body=body.id, role="Director", tag="trust")
    decision = add(session, Decision, title="Merge", day=TODAY, body=body.id)
    before = session.read.plan()

    delete_record(session, body)

    assert session.read.count(Hat) == 0
    assert session.read.get(Decision, decision.id) == decision
    session.undo()
    assert session.read.plan() == before


def test_the_ledger_does_not_pass_here(session):
    block = Block(
        id=session.new_id(),
        start=session.now(),
        minutes=60,
        first_start=session.now(),
        first_minutes=60,
    )
    with pytest.raises(UnknownChoiceError):
        add_record(session, block)
    add_block(session, block)
    displace_block(session, block, Cause(by_what="winter"))
    (row,) = session.read.all(Displacement)

    with pytest.raises(UnknownChoiceError):
        delete_record(session, row)
    with pytest.raises(UnknownChoiceError):
        edit_record(session, row, replace(row, minutes=0))

    assert RECORD_TYPES.keys() - EDITABLE_TYPES.keys() == {
        "agreement_version",
        "block",
        "displacement",
        "charter_item",
        "surge",
        "hindsight",
        "answer",
        "round_comment",
        "timer",
        "revision",
        "trace",
        "tension_change",
        "pulse",
        "home_teams",
        "instrument",
        "framework",
        "standard",
        "correspondence",
        "goal_standard",
        "rating",
        "reflection",
        "reflection_answer",
    }


def test_nothing_changes_in_a_round_once_it_is_closed(session):
    change = Initiative(id=session.new_id(), title="Frailty at home")
    opened = Round(
        id=session.new_id(),
        initiative=change.id,
        instrument="readiness-firebreak-1",
        opened_on=date(2026, 5, 1),
    )
    closed = replace(opened, closed_on=date(2026, 6, 1))
    add_record(session, change)
    add_record(session, opened)
    edit_record(session, opened, closed)

    for later in (opened, replace(closed, invited=9)):
        with pytest.raises(RoundClosedError):
            edit_record(session, closed, later)


def test_a_type_is_named_as_people_write_it():
    assert record_type_named("Shared-Goal").TYPE == "shared_goal"
    with pytest.raises(UnknownChoiceError):
        record_type_named("cat")
