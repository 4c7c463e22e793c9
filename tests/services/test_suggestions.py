from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from planner.domain.attention import Entry, Meeting, Mode
from planner.domain.changes import Action
from planner.domain.lane import Lane
from planner.domain.people import Hat
from planner.insight.suggestion import LEAST_SETTLED
from planner.progress import NoProgress
from planner.services.diary import Acceptance, accept_draft
from planner.services.example.making import make_example
from planner.services.first_steps import NewHat, set_up
from planner.services.log import delete_entry, edit_entry, log_line
from planner.services.session import Session
from planner.services.suggestions import (
    forget_choices,
    settled_meetings,
    suggesting,
    suggestions,
    suggestions_judged,
    switch_suggestions,
)

LONG_AGO = datetime(2026, 9, 7, 9, tzinfo=UTC)
FIRE, RUNNING = Mode.FIREFIGHTING, Mode.RUNNING


@pytest.fixture
def session(session):
    set_up(session, "Alex Morgan", [NewHat(body="Riverside Trust", role="Director")])
    return session


@pytest.fixture
def put_meeting(session):
    """Put a draft into the diary, so many days after long ago."""

    def put(title, day=0, minutes=60):
        start = LONG_AGO + timedelta(days=day)
        meeting = Meeting(
            id=session.new_id(),
            uid=title,
            recurrence=f"{start:%Y%m%d}",
            title=title,
            start=start,
            end=start + timedelta(minutes=minutes),
        )
        with session.action(Action.IMPORT_CALENDAR) as writer:
            writer.add(meeting)
        return meeting

    return put


@pytest.fixture
def settle(session, put_meeting):
    """Log a meeting as what it was."""

    def settled(title, mode, day=0, **how):
        return accept_draft(session, Acceptance(meeting=put_meeting(title, day), mode=mode, **how))

    return settled


@pytest.fixture
def habits(session, settle):
    """Eight escalations that were firefighting, in eight weeks."""
    hat = session.read.all(Hat)[0].id
    return [settle("Escalation", FIRE, day=7 * week, hat=hat) for week in range(LEAST_SETTLED)]


def suggested(session, draft):
    return suggestions(session, [draft]).get(draft.id)


def test_mode_and_hat_are_learnt_from_what_the_leader_accepted(session, habits, put_meeting):
    draft = put_meeting("Escalation", day=63)

    suggestion = suggested(session, draft)

    assert suggestion.mode is FIRE
    assert suggestion.hat == session.read.all(Hat)[0].id
    assert (suggestion.because.agreeing, suggestion.because.meetings) == (8, 8)


def test_suggesting_sets_nothing(session, habits, put_meeting):
    draft = put_meeting("Escalation", day=63)
    before = session.undo_mark()

    suggestions(session, [draft])

    assert session.undo_mark() == before
    assert session.read.get(Meeting, draft.id) == draft


def test_a_correction_teaches_at_once(session, habits, put_meeting):
    draft = put_meeting("Escalation", day=63)
    assert suggested(session, draft).mode is FIRE

    for (entry,) in habits:
        edit_entry(session, entry, replace(entry, mode=RUNNING))

    assert suggested(session, draft).mode is RUNNING


def test_what_is_taken_back_is_not_learnt_from(session, habits, put_meeting):
    draft = put_meeting("Escalation", day=63)
    delete_entry(session, habits[0][0])

    assert suggested(session, draft) is None


def test_what_was_typed_teaches_nothing_about_meetings(session, put_meeting):
    for day in range(10, 20):
        log_line(session, f"2026-10-{day} 9:00-10:00 fire Escalation")

    assert settled_meetings(session) == ()
    assert suggested(session, put_meeting("Escalation", day=63)) is None


def test_each_meeting_teaches_once_however_many_entries_it_became(session, put_meeting):
    leave = put_meeting("Leave", minutes=3 * 24 * 60)

    entries = accept_draft(session, Acceptance(meeting=leave, mode=Mode.AWAY))

    assert len(entries) > 1
    assert [meeting.traits.minutes for meeting in settled_meetings(session)] == [3 * 24 * 60]


def test_suggestions_can_be_switched_off_and_on_again(session, habits, put_meeting):
    draft = put_meeting("Escalation", day=63)

    switch_suggestions(session, is_on=False)
    assert suggestions(session, [draft]) == {}

    switch_suggestions(session, is_on=True)
    assert suggested(session, draft).mode is FIRE


def test_switching_is_one_action_that_undo_takes_back(session):
    switch_suggestions(session, is_on=False)

    session.undo()

    assert suggesting(session).is_on


def test_what_is_forgotten_is_learnt_anew(session, clock, settle, habits, put_meeting):
    draft = put_meeting("Escalation", day=63)
    forget_choices(session)
    clock.pass_time(minutes=1)

    assert settled_meetings(session) == ()
    assert suggested(session, draft) is None

    for day in range(LEAST_SETTLED):
        settle("Escalation", RUNNING, day=day + 1)
    assert suggested(session, draft).mode is RUNNING


def test_forgetting_keeps_the_entries(session, habits):
    before = session.read.all(Entry)

    forget_choices(session)

    assert session.read.all(Entry) == before


def test_an_assistant_learns_nothing_of_the_directors_meetings(tmp_path, around):
    path = tmp_path / "plan.firebreak"
    make_example(path, 3, around, NoProgress())
    session = Session.open(path, around, Lane.ASSISTANT)

    assert settled_meetings(session) == ()
    session.close()


def test_on_the_examples_history_it_beats_the_most_frequent_mode(tmp_path, around):
    path = tmp_path / "plan.firebreak"
    make_example(path, 8, around, NoProgress())
    session = Session.open(path, around)

    record = suggestions_judged(session, NoProgress())
    session.close()

    assert record.named > record.meetings / 2
    assert record.right / record.named > record.usual_right / record.meetings + 0.1
