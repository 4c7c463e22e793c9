from dataclasses import replace

import pytest

from planner.domain.errors import ChangedSinceError, FieldOutOfRangeError, NotFoundError
from planner.domain.hours import WeekHours
from planner.domain.protection import OFFICE_HOURS, HoursSet, Rule
from planner.domain.records import RecordId
from planner.services.protection import (
    add_rule,
    delete_rule,
    edit_hours,
    edit_rule,
    hours_of,
    pause_rule,
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
