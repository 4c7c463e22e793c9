from datetime import UTC, date, datetime

import pytest

from planner.commands.written_fields import rewritten_record, written_record
from planner.domain.attention import Entry, Meeting
from planner.domain.errors.fields import (
    ChangedSinceError,
    DayNotUnderstoodError,
    EmptyFieldError,
    FieldMissingError,
    FieldOutOfRangeError,
    HoursNotUnderstoodError,
    MinutesNotUnderstoodError,
    NotFoundError,
    UnknownChoiceError,
    UnknownFieldError,
    ValueNotUnderstoodError,
)
from planner.domain.errors.log import TextNotUnderstoodError
from planner.domain.goals import SkillGoal
from planner.domain.governance import Decision
from planner.domain.partnership import Promise, Tension, TensionState
from planner.domain.people import Body, Hat, Member
from planner.domain.protection import HoursSet, Rule
from planner.services.records import add_record, edit_record


def add(session, record_type, **written):
    record = written_record(session, record_type, written)
    add_record(session, record)
    return record


def test_a_record_is_made_of_what_is_written_for_its_fields(session):
    told = {"state": "drifting", "carried_by": "nobody", "next_conversation": "2026-12-01"}
    tension = add(session, Tension, title="Beds or homes", **told)

    assert session.read.all(Tension) == [tension]
    assert tension.state is TensionState.DRIFTING
    assert tension.next_conversation == date(2026, 12, 1)


def test_a_record_is_changed_field_by_field(session):
    promise = add(session, Promise, what="Share the data", made_on="2026-11-01")

    edit_record(session, promise, rewritten_record(session, promise, {"kept_on": "2026-11-20"}))

    assert session.read.get(Promise, promise.id).kept_on == date(2026, 11, 20)
    with pytest.raises(ChangedSinceError):
        edit_record(session, promise, promise)


def test_kinds_are_read_as_people_write_them(session):
    rule = written_record(
        session, Rule, {"title": "R", "target": "1h30", "is_defended": "Yes", "window": ""}
    )
    assert (rule.target, rule.is_defended, rule.window) == (90, True, None)
    hours = written_record(session, HoursSet, {"hours": "mon-fri 09:00-17:00"})
    assert hours.hours.week_minutes == 5 * 480
    meeting = written_record(
        session, Meeting, {"uid": "1", "start": "2026-06-01T10:00", "end": "2026-06-01T11:00Z"}
    )
    assert meeting.start == datetime(2026, 6, 1, 9, tzinfo=UTC)
    assert meeting.end == datetime(2026, 6, 1, 11, tzinfo=UTC)


def test_a_hat_is_named_by_its_tag_and_others_by_part_of_their_id(session):
    member = add(session, Member, name="Ada", is_owner="yes")
    body = add(session, Body, name="Trust")
    hat = add(session, Hat, member=member.id[-8:], body=body.id, role="Director", tag="trust")

    entry = written_record(
        session,
        Entry,
        {"start": "2026-11-20T09:00Z", "minutes": "45", "mode": "Long-term", "hat": "@Trust"},
    )

    assert entry.hat == hat.id
    assert hat.member == member.id


@pytest.mark.parametrize(
    ("record_type", "written", "refusal"),
    [
        (Tension, {}, FieldMissingError),
        (Tension, {"title": " "}, EmptyFieldError),
        (Tension, {"title": "T", "colour": "red"}, UnknownFieldError),
        (Tension, {"title": "T", "id": "1"}, UnknownFieldError),
        (Tension, {"title": "T", "state": "awful"}, UnknownChoiceError),
        (Decision, {"title": "D", "day": "soon"}, DayNotUnderstoodError),
        (Decision, {"title": "D", "day": ""}, DayNotUnderstoodError),
        (Hat, {"member": "abcd1234"}, NotFoundError),
        (Body, {"is_organisation_in_law": "perhaps"}, ValueNotUnderstoodError),
        (SkillGoal, {"importance": "much"}, ValueNotUnderstoodError),
        (SkillGoal, {"importance": "1" * 5000}, ValueNotUnderstoodError),
        (Hat, {"body": ""}, NotFoundError),
        (Entry, {"hat": "@nobody"}, TextNotUnderstoodError),
        (Promise, {"made_on": "0001-01-01"}, DayNotUnderstoodError),
        (SkillGoal, {"title": "G", "skill": "deliver", "importance": "9"}, FieldOutOfRangeError),
        (Rule, {"title": "R", "target": "soon"}, MinutesNotUnderstoodError),
        (Rule, {"title": "R", "target": "2h", "window": "monday"}, HoursNotUnderstoodError),
        (Meeting, {"uid": "1", "start": "noon", "end": "2026-11-20"}, DayNotUnderstoodError),
    ],
)
def test_what_cannot_be_a_value_is_refused(session, record_type, written, refusal):
    with pytest.raises(refusal):
        add(session, record_type, **written)

    assert session.read.count(record_type) == 0
