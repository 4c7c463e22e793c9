from dataclasses import replace

import pytest

from planner.domain.attention import Meeting
from planner.domain.changes import Action
from planner.domain.errors.log import NumberToConfirmError
from planner.domain.goals import Skill, SkillGoal
from planner.services.goals import add_evidence, add_goal, edit_goal

A_PATIENTS = "943 476 5919"
ANOTHER = "4010232137"


@pytest.fixture
def goal(session):
    made = SkillGoal(id=session.new_id(), title="Listen", skill=Skill.BUILD_TRUST)
    add_goal(session, made)
    return made


def test_what_may_be_a_patients_number_is_asked_about_once(session, goal):
    new = replace(goal, what=f"Talk about {A_PATIENTS}")

    with pytest.raises(NumberToConfirmError) as refused:
        edit_goal(session, goal, new)
    assert session.read.get(SkillGoal, goal.id) == goal
    assert (refused.value.field_name, refused.value.number) == ("what", A_PATIENTS)

    edit_goal(session, goal, new)
    assert session.read.get(SkillGoal, goal.id) == new


def test_each_number_is_asked_about(session, goal):
    both = replace(goal, what=A_PATIENTS, how=ANOTHER)
    for number in (A_PATIENTS, ANOTHER):
        with pytest.raises(NumberToConfirmError) as refused:
            edit_goal(session, goal, both)
        assert refused.value.number == number

    edit_goal(session, goal, both)


def test_what_stood_there_before_is_not_asked_about_again(session, goal):
    session.numbers.is_off = True
    kept = replace(goal, what=A_PATIENTS)
    edit_goal(session, goal, kept)
    session.numbers.is_off = False

    edit_goal(session, kept, replace(kept, what=f"{A_PATIENTS} and more"))


def test_any_record_is_looked_at_and_other_numbers_pass(session, goal):
    add_evidence(session, goal, "Call 020 7946 0000, or 1234567890")

    with pytest.raises(NumberToConfirmError):
        add_evidence(session, goal, "seen", source=A_PATIENTS)


def test_a_calendar_is_taken_in_as_it_is(session):
    meeting = Meeting(
        id=session.new_id(),
        uid="1",
        start=session.now(),
        end=session.now(),
        title=A_PATIENTS,
    )

    with session.action(Action.IMPORT_CALENDAR) as writer:
        writer.add(meeting)

    assert session.read.all(Meeting) == [meeting]
