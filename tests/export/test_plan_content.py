"""What each reader finds in a plan: what changed, what was said last time, nothing to quote."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest

from planner.domain.coaching import (
    AgreedAction,
    Audience,
    CoachComment,
    CoachingSession,
    CoachReading,
    CommentKind,
    CommentSource,
    PlanChapter,
)
from planner.domain.direction import Initiative, Measure, SharedGoal
from planner.domain.goals import Evidence, SkillGoal
from planner.domain.partnership import Tension, TensionParty
from planner.domain.protection import Block
from planner.domain.pulse import Pulse
from planner.domain.readiness import Rater
from planner.domain.records import Tier
from planner.domain.release import Sums
from planner.domain.revision_changes import FieldChange, Gone, Touched
from planner.domain.summaries import SaidAndDone
from planner.export.plan_html import write_plan_html
from planner.progress import NoProgress
from tests.export.plan_documents import MONDAYS, NOW, TODAY, goals, new_id, released_of, sums_for

RECORDS = goals(3)


def one(kind):
    return next(record for record in RECORDS if isinstance(record, kind))


def words_of(released, folder):
    write_plan_html(released, folder / "plan.html", NoProgress())
    text = (folder / "plan.html").read_text("utf-8").partition("<main>")[2]
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text)))


def told(folder, *records, audience=Audience.COACH, **sums):
    released = released_of([*RECORDS, *records], audience, Sums(**sums))
    return words_of(released, folder)


def test_the_first_page_says_what_changed_from_what_to_what(tmp_path):
    goal, evidence = one(SkillGoal), one(Evidence)
    change = FieldChange(field="now_level", before=2, after=3)
    touched = (
        Touched(record_type="goal", record=goal.id, is_new=False, changes=(change,)),
        Touched(record_type="evidence", record=evidence.id, is_new=True),
    )
    gone = (Gone(record_type="tension", number=2),)
    sums = Sums(last_revision=4, touched=touched, gone=gone)

    words = words_of(replace(released_of(RECORDS), sums=sums), tmp_path)

    first_page = words.partition("Part 1")[0]
    assert "Since revision 4" in first_page
    assert "Level now 3, was 2; new evidence of 20 Nov 2026" in first_page
    assert "No longer here: tension (2)." in first_page


def comment(**fields):
    about = {"tier": Tier.COACH, "revision": 6, "source": CommentSource.FIELD, "taken_on": TODAY}
    return CoachComment(id=new_id(), **{**about, **fields})


def test_what_the_coach_said_stands_with_the_reply_where_the_same_is_asked(tmp_path):
    goal, change = one(SkillGoal).id, one(Initiative).id
    avoid, reply = "What do you avoid?", "Disappointing people."
    comments = (
        comment(kind=CommentKind.QUESTION, goal=goal, words=avoid, reply=reply),
        comment(kind=CommentKind.READING, initiative=change, reading=CoachReading.NEARLY),
        comment(kind=CommentKind.NOTICED, chapter=PlanChapter.TRUST, words="Much shared."),
        comment(kind=CommentKind.REMARK, words="Well put."),
        comment(kind=CommentKind.REMARK, words="An older one.", revision=5),
    )

    words = told(tmp_path, *comments)

    assert re.search(r"you avoid\?” My reply: Disappointing people\. One question about", words)
    assert re.search(r"nearly; one thing is missing My reading of readiness", words)
    assert re.search(r"“Much shared.” \(no reply yet\) What I noticed in “Building trust”", words)
    assert words.index("Well put.") > words.index("Your remarks last time")
    assert "An older one." not in words
    for audience in (Audience.TEAM, Audience.BOARD):
        assert "Disappointing" not in told(tmp_path, *comments, audience=audience)


def test_agreed_actions_and_sessions_stand_at_the_end(tmp_path):
    action = AgreedAction(
        id=new_id(), tier=Tier.COACH, words="Call the council", by_when="soon", taken_on=TODAY
    )
    meeting = CoachingSession(id=new_id(), tier=Tier.COACH, day=TODAY, agreed="To rehearse")

    end = told(tmp_path, action, meeting).partition("What we agreed")[2]

    assert "Call the council soon open" in end
    assert "20 Nov 2026 1 h To rehearse" in end


def test_a_board_gets_words_and_no_figure_to_quote(tmp_path):
    shared = [replace(record, tier=Tier.TEAM) for record in goals(3)]
    tension = next(record for record in shared if isinstance(record, Tension))
    shared = [replace(tension, energy=4, trust=2), *(r for r in shared if r is not tension)]
    released = released_of(shared, Audience.BOARD, sums_for(shared))

    words = words_of(released, tmp_path)

    assert "Commitment (team): risen" in words
    for quotable in ("5.2", "4.1", "of 5, target", "energy 4", "Importance", "% of", "kept of"):
        assert quotable not in words
    assert all(result.mean is None for result in released.sums.readiness)


@pytest.mark.parametrize("audience", [Audience.TEAM, Audience.BOARD])
def test_a_chapter_with_nothing_in_it_is_not_told_to_those_who_cannot_help(audience, tmp_path):
    words = words_of(released_of([], audience), tmp_path)

    for chapter in ("Building trust", "Clarifying shared goals", "Investing in leadership"):
        assert chapter not in words
    assert "Building trust" in words_of(released_of([], Audience.COACH), tmp_path)


def test_what_is_said_of_a_change_stands_beside_what_was_done(tmp_path):
    found = SaidAndDone(
        initiative=one(Initiative).id,
        weeks=13,
        said=((Rater.SELF, 6.8), (Rater.TEAM, 5.0)),
        logged_minutes=150,
        blocks=4,
        blocks_kept=3,
        steps=2,
        steps_done=1,
        references=1,
        references_closed=0,
    )

    words = told(tmp_path, said_and_done=(found,))

    assert "Said: commitment of self 6.8 and team 5.0." in words
    assert (
        "2 h 30 min logged, 3 of 4 blocks kept, 1 of 2 steps taken and"
        " 0 of 1 reference-back answered in 13 weeks." in words
    )
    assert "Said:" not in told(tmp_path, said_and_done=(found,), audience=Audience.TEAM)


def test_both_sides_of_a_tension_and_the_values_of_a_measure_are_told(tmp_path):
    tension, goal = one(Tension), one(SharedGoal)
    side = TensionParty(id=new_id(), tension=tension.id, name="Council", wants="no new beds.")
    values = {"baseline": "9", "latest": "8", "latest_on": TODAY, "target": "7"}
    measure = Measure(id=new_id(), tier=Tier.COACH, shared_goal=goal.id, title="Nights", **values)

    words = told(tmp_path, side, measure)

    assert "Council: no new beds." in words
    assert "outcome, for learning, moves late 9, 8 (20 Nov 2026), 7" in words


def test_home_teams_are_told_only_where_they_are_released(tmp_path):
    points = ["8 2 0 0", "6 2 0 2", "4 2 0 4", "2 2 0 6"]
    pulses = [
        Pulse(id=new_id(), tier=Tier.COACH, week=monday, points=shared)
        for monday, shared in zip(MONDAYS, points, strict=False)
    ]

    words = told(tmp_path, *pulses)

    assert "Which team felt like home" in words
    assert re.search(r"7\.0 3\.0 .*2\.0 2\.0 .*1\.0 5\.0", words)
    assert "felt like home" not in told(tmp_path, *pulses, audience=Audience.TEAM)


def test_the_weeks_ahead_are_told_as_calendar_and_table(tmp_path):
    start = NOW + timedelta(days=4)
    block = Block(
        id=new_id(),
        tier=Tier.COACH,
        title="Model of care",
        start=start,
        minutes=90,
        first_start=start,
        first_minutes=90,
        is_defended=True,
    )

    words = told(tmp_path, block)

    assert "4 blocks are planned in the next 13 weeks" in words
    assert "Tue 16:00* Model of care" in words
