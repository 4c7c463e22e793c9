from dataclasses import replace

import pytest

from planner.domain.coaching import Audience
from planner.domain.direction import Initiative
from planner.domain.goals import Skill, SkillGoal
from planner.domain.people import Member
from planner.domain.records import Tier
from planner.progress import Cancelled, NoProgress
from planner.services.coaching import agreement_of, ask, edit_agreement
from planner.services.goals import add_evidence, add_goal, add_step
from planner.services.leaving import leaving
from planner.services.plan_preview import Chapter, Missing, chapters, preview_pdf
from planner.services.readiness import add_initiative
from planner.services.records import add_record
from planner.services.releasing import gather_release
from planner.words.plan_preview import chapter_text, lack_text


@pytest.fixture
def owner(session):
    member = Member(id=session.new_id(), name="Amina Okafor", is_owner=True)
    add_record(session, member)
    return member


def a_goal(session, title="Speaking truth to power", tier=Tier.COACH, **more):
    goal = SkillGoal(
        id=session.new_id(), title=title, skill=Skill.SPEAK_TRUTH_TO_POWER, tier=tier, **more
    )
    add_goal(session, goal)
    return goal


def lacks(session, chapter, audience=Audience.COACH):
    found = {state.chapter: state.lacks for state in chapters(gather_release(session, audience))}
    return {lack.what: lack.of for lack in found[chapter]}


def test_an_empty_plan_lacks_everything(session):
    assert set(lacks(session, Chapter.GLANCE)) >= {
        Missing.NAME,
        Missing.AGREEMENT,
        Missing.QUESTION,
    }
    assert set(lacks(session, Chapter.READINESS)) == {Missing.INITIATIVE}
    assert set(lacks(session, Chapter.TRUST)) == {Missing.TRUST_RECORDS}
    assert set(lacks(session, Chapter.SHARED_GOALS)) == {Missing.SHARED_GOAL}
    assert set(lacks(session, Chapter.SKILLS)) == {Missing.GOAL}


def test_agreement_and_question_fill_the_first_page_of_the_coach(session, owner):
    seen = agreement_of(session)
    edit_agreement(session, seen, replace(seen, purpose="Speak up sooner"))
    ask(session, "What do I avoid?")

    left = set(lacks(session, Chapter.GLANCE))

    assert not left & {Missing.NAME, Missing.AGREEMENT, Missing.QUESTION}
    assert not set(lacks(session, Chapter.GLANCE, Audience.BOARD)) & {Missing.QUESTION}


def test_each_goal_that_lacks_something_is_named(session, owner):
    whole = a_goal(session, "Whole", target_words="I say it.", if_cue="asked", then_act="say it")
    add_step(session, whole, "Write it down")
    add_evidence(session, whole, "The chair thanked me")
    a_goal(session, "Bare")

    assert lacks(session, Chapter.SKILLS) == {
        Missing.TARGET_WORDS: ("Bare",),
        Missing.IF_THEN: ("Bare",),
        Missing.OPEN_STEP: ("Bare",),
        Missing.EVIDENCE: ("Bare",),
    }


def test_a_change_without_results_is_named(session):
    change = Initiative(id=session.new_id(), title="Frailty", tier=Tier.COACH)
    add_initiative(session, change)

    assert lacks(session, Chapter.READINESS) == {Missing.RESULTS: ("Frailty",)}


def test_only_what_the_audience_may_see_leaves(session, owner):
    a_goal(session, "For my coach")
    a_goal(session, "For me", tier=Tier.MINE)

    told = leaving(session, gather_release(session, Audience.COACH))

    goals = next(line for line in told.records if line.record_type == "goal")
    assert [goal.title for goal in goals.leave] == ["For my coach"]
    assert goals.stay == 1
    assert told.count == 2, "the owner and one goal"
    nobody = leaving(session, gather_release(session, Audience.BOARD))
    assert nobody.count == 1
    assert nobody.sums == ()


def test_a_preview_is_a_pdf_that_leaves_nothing_behind(session, owner, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))

    made = preview_pdf(gather_release(session, Audience.COACH), NoProgress())

    assert made.startswith(b"%PDF")
    assert list(tmp_path.iterdir()) == []


def test_a_preview_can_be_stopped(session, owner):
    class Stop:
        def step(self, _done, _total):
            raise Cancelled

    with pytest.raises(Cancelled):
        preview_pdf(gather_release(session, Audience.COACH), Stop())


def test_everything_that_can_be_missing_has_its_words():
    assert all(chapter_text(chapter) != chapter for chapter in Chapter)
    for what in Missing:
        assert lack_text(what, ("One",)) != what
    assert lack_text("results", ("A", "B", "C", "D", "E")) == (
        "No results yet: A, B, C and 2 more."
    )
