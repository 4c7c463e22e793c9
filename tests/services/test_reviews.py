"""A return is compared with the plan, taken in as one step, and never twice."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from planner.domain.coach_returns import Answer, CoachReturn, Finding, Note, PlanData, PrintedMark
from planner.domain.coaching import (
    AgreedAction,
    Audience,
    CoachComment,
    CoachReading,
    CommentKind,
    CommentSource,
    PlanChapter,
    Revision,
)
from planner.domain.direction import Initiative
from planner.domain.errors.coaching import OtherPlanError
from planner.domain.errors.fields import NotFoundError
from planner.domain.goals import Skill, SkillGoal
from planner.domain.records import Tier
from planner.services import reviews
from planner.services.goals import add_goal
from planner.services.records import add_record
from planner.services.releasing import gather_release, note_revision
from planner.services.returned_comments import Difference

BACK = Path("back.pdf")


@pytest.fixture
def goal(session):
    made = SkillGoal(
        id=session.new_id(), tier=Tier.COACH, title="Speak up", skill=Skill.BUILD_TRUST
    )
    add_goal(session, made)
    return made


@pytest.fixture
def change(session):
    made = Initiative(id=session.new_id(), tier=Tier.COACH, title="Frailty at home")
    add_record(session, made)
    return made


@pytest.fixture
def back(session, goal, change):
    """The first revision, answered in every kind of field, with two notes on its pages."""
    note_revision(session, gather_release(session, Audience.COACH))
    uid = session.plan_uid
    return CoachReturn(
        pages=9,
        plan=PlanData(
            plan_uid=uid,
            revision=1,
            goals={goal.id: goal.title},
            initiatives={change.id: change.title},
        ),
        has_fields=True,
        answers=(
            Answer(about=uid, what="noticed_trust", words="You name\nno names."),
            Answer(about=goal.id, what="question", words="With whom first?"),
            Answer(about=change.id, what="reading", words="nearly"),
            Answer(about=uid, what="agreed_action", words="Ask Jo"),
            Answer(about=uid, what="agreed_date", words="12 December"),
            Answer(about=uid, what="not_for_sponsor", words="yes"),
        ),
        notes=(
            Note(page=4, section=("Skills", "Speak up (new)"), words="Bold."),
            Note(page=5, passage="not yet"),
        ),
    )


def test_everything_is_taken_in_as_one_step_and_only_once(session, goal, change, back):
    review = reviews.review_of(session, back, BACK)

    assert (review.revision, review.is_stale, review.is_copy) == (1, False, False)
    assert reviews.take_in(session, review) == 6
    again = reviews.review_of(session, back, BACK)
    assert again.open_offers == ()
    assert reviews.take_in(session, again) == 0

    noticed, question, reading, bold, marked = reviews.comments(session)
    assert (noticed.kind, noticed.chapter, noticed.words) == (
        CommentKind.NOTICED,
        PlanChapter.TRUST,
        "You name\nno names.",
    )
    assert (question.goal, question.section) == (goal.id, "Speak up")
    assert (reading.initiative, reading.reading) == (change.id, CoachReading.NEARLY)
    assert (bold.goal, bold.page, bold.source) == (goal.id, 4, CommentSource.ANNOTATION)
    assert bold.section == "Skills · Speak up"
    assert (marked.passage, marked.goal) == ("not yet", None)
    assert {one.tier for one in session.read.all(CoachComment)} == {Tier.COACH}
    [action] = session.read.all(AgreedAction)
    assert (action.words, action.due, action.by_when) == (
        "Ask Jo",
        date(2026, 12, 12),
        "12 December",
    )
    assert action.is_not_for_sponsor

    session.undo()

    assert session.read.count(CoachComment) + session.read.count(AgreedAction) == 0
    assert reviews.take_in(session, review) == 6, "what was undone can be taken in again"


def test_one_comment_is_taken_in_and_the_others_wait(session, back):
    review = reviews.review_of(session, back, BACK)
    first, *others = review.offers

    assert reviews.take_in(session, review, [first.record.id]) == 1

    waiting = reviews.review_of(session, back, BACK).open_offers
    assert [offer.record.id for offer in waiting] == [offer.record.id for offer in others]
    with pytest.raises(NotFoundError):
        reviews.take_in(session, review, [session.new_id()])


def test_a_corrected_answer_stands_beside_the_first_one(session, goal, back):
    reviews.take_in(session, reviews.review_of(session, back, BACK))
    corrected = replace(
        back, answers=(Answer(about=goal.id, what="question", words="Why now?"),), notes=()
    )

    review = reviews.review_of(session, corrected, BACK)

    assert review.fields[0].differences == (
        Difference(about=goal.id, field="question", before="With whom first?", after="Why now?"),
    )
    reviews.take_in(session, review)
    asked = [c.words for c in session.read.all(CoachComment) if c.kind is CommentKind.QUESTION]
    assert asked == ["With whom first?", "Why now?"]


def test_a_return_of_an_older_revision_is_taken_against_it_and_said(session, goal, back, clock):
    clock.pass_time(days=7)
    add_goal(session, replace(goal, id=session.new_id(), title="Listen"))
    note_revision(session, gather_release(session, Audience.COACH))

    review = reviews.review_of(session, back, BACK)
    reviews.take_in(session, review)

    assert (review.revision, review.latest, review.is_stale) == (1, 2, True)
    assert {comment.revision for comment in session.read.all(CoachComment)} == {1}


def test_a_revision_for_the_team_makes_no_return_of_the_coach_old(session, goal, back, clock):
    clock.pass_time(days=7)
    session.read.all(Revision)
    note_revision(session, gather_release(session, Audience.TEAM))

    assert not reviews.review_of(session, back, BACK).is_stale


def test_a_revision_that_this_copy_of_the_plan_does_not_know_is_not_old(session, back):
    unknown = replace(back, plan=replace(back.plan, revision=7))

    review = reviews.review_of(session, unknown, BACK)

    assert (review.revision, review.latest, review.is_stale) == (7, 1, False)


def test_a_return_of_another_plan_is_refused(session, goal, back):
    for foreign in (
        replace(back, plan=replace(back.plan, plan_uid="0" * 32)),
        replace(back, plan=None, printed=PrintedMark(plan_tail="....", revision=1)),
        replace(back, plan=None, answers=(Answer(about="0" * 32, what="question", words="?"),)),
    ):
        with pytest.raises(OtherPlanError):
            reviews.review_of(session, foreign, BACK)
    assert session.read.count(CoachComment) == 0


def test_an_answer_about_nothing_we_know_is_left_out_and_told(session, back):
    stray = Answer(about="0" * 32, what="question", words="?")

    review = reviews.review_of(session, replace(back, answers=(stray,), notes=()), BACK)

    assert review.fields == ()
    assert [one.finding for one in review.found] == [Finding.UNKNOWN_FIELD]


def test_what_is_copied_from_paper_is_the_same_comment(session, goal, back):
    paper = CoachReturn(pages=9, printed=PrintedMark(plan_tail=session.plan_uid[-4:], revision=1))
    assert reviews.review_of(session, paper, BACK).is_copy
    asked = reviews.asked_of(session, paper)
    assert {one.title for one in asked} == {"", "Speak up", "Frailty at home"}

    written = {f"{goal.id}_question": "With whom first?", asked[0].name: " "}
    copy = reviews.copied(paper, written)
    review = reviews.review_of(session, copy, BACK, source=CommentSource.TRANSCRIBED)
    reviews.take_in(session, review)

    [comment] = session.read.all(CoachComment)
    assert (comment.source, comment.revision) == (CommentSource.TRANSCRIBED, 1)
    sent = reviews.review_of(session, back, BACK)
    assert comment.id not in {offer.record.id for offer in sent.open_offers}


def test_two_copies_of_a_plan_take_in_the_same_records(session, back):
    first = reviews.review_of(session, back, BACK)
    second = reviews.review_of(session, back, BACK)

    assert [o.record for o in first.offers] == [o.record for o in second.offers]


def test_a_day_that_is_none_stays_in_words(session, back):
    said = [replace(a, words="tomorrow") if a.what == "agreed_date" else a for a in back.answers]

    reviews.take_in(session, reviews.review_of(session, replace(back, answers=tuple(said)), BACK))

    [action] = reviews.agreed_actions(session)
    assert (action.due, action.by_when) == (None, "tomorrow")
