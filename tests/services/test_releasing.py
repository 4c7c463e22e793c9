from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.domain.attention import Entry, Mode
from planner.domain.changes import Action
from planner.domain.coaching import Audience, Revision
from planner.domain.goals import Skill, SkillGoal
from planner.domain.partnership import Tension
from planner.domain.people import Member
from planner.domain.records import Tier
from planner.domain.release import Period
from planner.progress import NoProgress
from planner.services.releasing import (
    gather_release,
    note_revision,
    usual_period,
    write_html,
    write_pdf,
)


def add(session, *records):
    with session.action(Action.ADD_RECORD) as writer:
        for record in records:
            writer.add(record)


@pytest.fixture
def tension(session):
    made = Tension(id=session.new_id(), tier=Tier.COACH, title="Beds or homes")
    add(session, Member(id=session.new_id(), name="Ada", is_owner=True), made)
    return made


def send(session, audience=Audience.COACH):
    """Let the plan go out, and return the revision that it was."""
    return note_revision(session, gather_release(session, audience))


def change(session, seen, **fields):
    new = replace(seen, **fields)
    with session.action(Action.EDIT_RECORD) as writer:
        writer.replace(seen, new)
    return new


def test_the_first_plan_is_revision_one_and_nothing_in_it_is_new(session, tension):
    released = gather_release(session, Audience.COACH)

    assert released.occasion.revision == 1
    assert released.sums.last_revision is None
    assert released.sums.touched == ()


def test_a_plan_that_has_not_changed_keeps_its_number_and_its_moment(session, tension, clock):
    first = send(session)
    clock.pass_time(minutes=30)

    again = gather_release(session, Audience.COACH)

    assert again.occasion.revision == first.number
    assert again.occasion.exported_at == first.exported_at
    assert note_revision(session, again) == first
    assert session.read.count(Revision) == 1


def test_what_was_not_released_does_not_make_a_revision(session, tension, clock):
    first = send(session)
    clock.pass_time(minutes=30)
    add(session, Tension(id=session.new_id(), tier=Tier.MINE, title="Whether to leave"))

    assert gather_release(session, Audience.COACH).occasion.revision == first.number


def test_a_change_makes_the_next_revision_and_is_marked(session, tension, clock):
    send(session)
    clock.pass_time(minutes=30)
    change(session, tension, title="Beds and homes")

    released = gather_release(session, Audience.COACH)

    assert released.occasion.revision == 2
    assert released.sums.last_revision == 1
    assert [(t.record, t.is_new) for t in released.sums.touched] == [(tension.id, False)]


def test_what_came_since_is_new(session, tension, clock):
    send(session)
    clock.pass_time(minutes=30)
    later = Tension(id=session.new_id(), tier=Tier.COACH, title="Late papers")
    add(session, later)

    released = gather_release(session, Audience.COACH)

    assert [(t.record, t.is_new) for t in released.sums.touched] == [(later.id, True)]


def test_the_same_revision_marks_the_same_again(session, tension, clock):
    send(session)
    clock.pass_time(minutes=30)
    change(session, tension, title="Beds and homes")
    second = gather_release(session, Audience.COACH)
    note_revision(session, second)
    clock.pass_time(minutes=30)

    assert gather_release(session, Audience.COACH) == second


def test_audiences_are_counted_in_one_row_but_compared_each_with_itself(session, tension, clock):
    send(session, Audience.COACH)
    clock.pass_time(minutes=1)
    add(session, Tension(id=session.new_id(), tier=Tier.TEAM, title="Late papers"))

    team = gather_release(session, Audience.TEAM)

    assert team.occasion.revision == 2
    assert team.sums.last_revision is None


def test_the_usual_period_is_a_quarter_up_to_today(session, clock):
    period = usual_period(session)

    assert period == Period(start=date(2026, 8, 24), end=date(2026, 11, 20))
    assert period.start.weekday() == 0


def test_the_sums_are_those_of_the_account(session, tension, clock):
    goal = SkillGoal(id=session.new_id(), tier=Tier.COACH, title="Trust", skill=Skill.BUILD_TRUST)
    entries = [
        Entry(
            id=session.new_id(),
            start=clock() - timedelta(days=days),
            minutes=60,
            mode=Mode.DEVELOPMENT,
            goal=goal.id,
        )
        for days in (1, 2, 200)
    ]
    add(session, goal, *entries)

    sums = gather_release(session, Audience.COACH).sums

    assert sums.time.logged_minutes == 120
    assert [(given.goal, given.logged_minutes) for given in sums.goal_time] == [(goal.id, 120)]


def test_a_named_period_counts(session, tension, clock):
    entry = Entry(id=session.new_id(), start=clock(), minutes=60, mode=Mode.RUNNING)
    add(session, entry)
    earlier = Period(start=date(2026, 10, 1), end=date(2026, 10, 31))

    released = gather_release(session, Audience.COACH, earlier)

    assert released.occasion.period == earlier
    assert released.sums.time.logged_minutes == 0


def test_both_documents_are_written_from_one_release(session, tension, tmp_path):
    released = gather_release(session, Audience.COACH)

    written = write_pdf(released, tmp_path / "plan.pdf", NoProgress())
    write_html(released, tmp_path / "plan.html", NoProgress())

    assert written.pages > 1
    assert written.missing_glyphs == ()
    assert "Beds or homes" in (tmp_path / "plan.html").read_text(encoding="utf-8")
