from dataclasses import replace
from datetime import date

import pytest

from planner.domain.errors.fields import ChangedSinceError, FieldOutOfRangeError, NotFoundError
from planner.domain.errors.rules import (
    AmbiguousNameError,
    HoursSetInUseError,
    LastDayTooEarlyError,
    NoHoursLeftError,
    TargetTooLargeError,
    WindowOutsideHoursError,
)
from planner.domain.hours import WeekHours
from planner.domain.joint import Participation
from planner.domain.people import Member
from planner.domain.protection import OFFICE_HOURS, HoursSet, Rule
from planner.domain.records import RecordId
from planner.services.protection import (
    add_hours,
    add_rule,
    delete_hours,
    delete_rule,
    edit_hours,
    edit_rule,
    hours_called,
    hours_of,
    hours_sets,
    pause_rule,
    problems_of,
    taking_part,
)


def test_hours_are_the_usual_ones_until_they_are_set(session):
    usual = hours_of(session)
    assert usual.hours == OFFICE_HOURS
    assert session.read.count(HoursSet) == 0

    edit_hours(session, usual, replace(usual, hours=WeekHours.parse("mon-thu 07:30-16:00")))
    stored = hours_of(session)
    edit_hours(session, stored, replace(stored, most_a_day=120))

    assert session.read.count(HoursSet) == 1
    assert str(hours_of(session).hours) == (
        "mon 07:30-16:00; tue 07:30-16:00; wed 07:30-16:00; thu 07:30-16:00"
    )
    with pytest.raises(ChangedSinceError):
        edit_hours(session, usual, usual)


def test_rules_are_added_edited_paused_and_deleted(session):
    rule = Rule(id=session.new_id(), title="Models of care", target=120)
    add_rule(session, rule)

    edit_rule(session, rule, replace(rule, target=180))
    pause_rule(session, session.read.get(Rule, rule.id), is_paused=True)
    paused = session.read.get(Rule, rule.id)
    assert (paused.target, paused.is_active) == (180, False)

    delete_rule(session, paused)
    assert session.read.count(Rule) == 0


def test_a_rule_for_nothing_that_exists_is_refused(session):
    with pytest.raises(NotFoundError):
        add_rule(
            session, Rule(id=session.new_id(), title="Gone", target=60, goal=RecordId("f" * 32))
        )
    rule = Rule(id=session.new_id(), title="Here", target=60)
    add_rule(session, rule)
    with pytest.raises(NotFoundError):
        edit_rule(session, rule, replace(rule, initiative=RecordId("e" * 32)))
    with pytest.raises(FieldOutOfRangeError):
        replace(rule, shortest=120, longest=60)


@pytest.fixture
def rule(session):
    made = Rule(id=session.new_id(), title="Models of care", target=120)
    add_rule(session, made)
    return made


def test_the_first_set_added_leaves_the_working_hours_what_they_are(session):
    early = HoursSet(
        id=session.new_id(), name="Early", hours=WeekHours.parse("mon-fri 06:00-08:00")
    )
    add_hours(session, early)

    assert [hours.name for hours in hours_sets(session)] == ["Working hours", "Early"]
    assert hours_of(session).hours == OFFICE_HOURS
    assert hours_called(session, " EARLY ") == early
    session.undo()
    assert session.read.count(HoursSet) == 0


def test_a_set_that_rules_name_stays_and_so_do_the_working_hours(session, rule):
    early = HoursSet(id=session.new_id(), name="Early")
    add_hours(session, early)
    edit_rule(session, rule, replace(rule, hours=early.id))

    with pytest.raises(HoursSetInUseError) as refused:
        delete_hours(session, early)
    assert refused.value.rules == ("Models of care",)
    with pytest.raises(HoursSetInUseError):
        delete_hours(session, hours_of(session))

    edit_rule(session, session.read.get(Rule, rule.id), rule)
    delete_hours(session, early)
    assert [hours.name for hours in hours_sets(session)] == ["Working hours"]


def test_sets_are_named_by_name_or_id_and_never_guessed(session):
    one, other = (HoursSet(id=session.new_id(), name="Early") for _ in range(2))
    add_hours(session, one)
    add_hours(session, other)

    with pytest.raises(AmbiguousNameError):
        hours_called(session, "early")
    assert hours_called(session, one.id) == one
    with pytest.raises(NotFoundError):
        hours_called(session, "late")


def test_impossible_hours_are_refused(session):
    usual = hours_of(session)

    with pytest.raises(NoHoursLeftError):
        edit_hours(session, usual, replace(usual, keep_free=OFFICE_HOURS))
    with pytest.raises(LastDayTooEarlyError):
        add_hours(
            session,
            HoursSet(id=session.new_id(), first_day=date(2026, 12, 2), last_day=date(2026, 12, 1)),
        )
    assert session.read.count(HoursSet) == 0


def test_an_impossible_rule_is_refused_when_it_is_written(session, rule):
    with pytest.raises(WindowOutsideHoursError):
        edit_rule(session, rule, replace(rule, window=WeekHours.parse("sat 09:00-12:00")))
    with pytest.raises(TargetTooLargeError):
        add_rule(session, Rule(id=session.new_id(), title="All of it", target=2000))

    assert session.read.all(Rule) == [rule]


def test_a_rule_that_became_impossible_can_still_be_renamed_and_paused(session, rule):
    usual = hours_of(session)
    edit_hours(session, usual, replace(usual, hours=WeekHours.parse("mon 08:00-09:00")))
    assert [problem.field_name for problem in problems_of(session, rule)] == ["target"]

    edit_rule(session, rule, replace(rule, title="Frailty"))
    pause_rule(session, session.read.get(Rule, rule.id), is_paused=True)

    with pytest.raises(TargetTooLargeError):
        edit_rule(session, session.read.get(Rule, rule.id), replace(rule, target=180))


def test_who_takes_part_is_written_with_the_rule_and_undone_with_it(session, rule):
    kate, tom = (Member(id=session.new_id(), name=name) for name in ("Kate", "Tom"))

    edit_rule(session, rule, rule, {kate.id: True, tom.id: False}, (kate, tom))
    assert taking_part(session, rule) == {kate.id: True, tom.id: False}
    edit_rule(session, rule, rule, {tom.id: True})
    assert taking_part(session, rule) == {tom.id: True}
    edit_rule(session, rule, replace(rule, title="Joint"))
    assert taking_part(session, rule) == {tom.id: True}, "nothing was said about who takes part"
    edit_rule(session, session.read.get(Rule, rule.id), rule, {kate.id: False, tom.id: True})
    assert taking_part(session, rule) == {kate.id: False, tom.id: True}

    delete_rule(session, session.read.get(Rule, rule.id))
    assert session.read.count(Participation) == 0
    for _ in range(5):
        session.undo()
    assert taking_part(session, rule) == {}
    assert session.read.count(Member) == 0


def test_nobody_takes_part_whom_the_plan_does_not_know(session, rule):
    with pytest.raises(NotFoundError):
        edit_rule(session, rule, rule, {RecordId("f" * 32): True})

    assert session.read.count(Participation) == 0
