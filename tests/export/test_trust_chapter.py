"""What the chapter on trust says of decisions, their boards, and loyalties."""

import re
from datetime import date

from planner.domain.coaching import Audience
from planner.domain.governance import Concerned, Decision, Intention, ReferenceBack
from planner.domain.loyalty import LoyaltyEntry
from planner.domain.people import Forum
from planner.domain.records import Tier
from planner.export.plan_html import write_plan_html
from planner.progress import NoProgress
from planner.words.governance import loyalty_notice
from tests.export.plan_documents import new_id, people, released_of

TODAY = date(2026, 11, 20)


def words_of(records, folder, audience=Audience.COACH):
    target = folder / "plan.html"
    write_plan_html(released_of([*people(), *records], audience), target, NoProgress())
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", target.read_text("utf-8")))


def a_decision(**fields):
    return Decision(id=new_id(), tier=Tier.TEAM, title="Move beds", day=TODAY, **fields)


def test_all_boards_of_a_decision_are_told(tmp_path):
    decision = a_decision(is_adverse=True, board="Trust board", refer_by=TODAY)
    council = ReferenceBack(
        id=new_id(), decision=decision.id, board="Cabinet", sent_on=TODAY, outcome="agreed"
    )

    words = words_of([decision, council], tmp_path)

    assert "Trust board, due 20 Nov 2026; Cabinet, done 20 Nov 2026" in words
    assert "open; agreed" in words


def test_a_board_that_nobody_named_is_told(tmp_path):
    assert "no board named yet" in words_of([a_decision(forum=Forum.ADVISORY)], tmp_path)
    assert "not due" in words_of([a_decision(forum=Forum.JOINT)], tmp_path)


def test_an_intention_is_told_to_whom_it_is_shared(tmp_path):
    intention = Intention(
        id=new_id(), tier=Tier.COACH, body=new_id(), text="Care at home first", agreed_on=TODAY
    )
    decision = a_decision()
    link = Concerned(id=new_id(), decision=decision.id, body=intention.body, intention=intention.id)
    records = [intention, decision, link]

    assert "Care at home first" in words_of(records, tmp_path)
    told = words_of(records, tmp_path, Audience.TEAM)
    assert "Care at home first" not in told
    assert "none recorded" not in told


def test_loyalties_are_never_printed_without_the_notice(tmp_path):
    entry = LoyaltyEntry(id=new_id(), tier=Tier.COACH, title="Spouse", noted_on=TODAY)

    words = words_of([entry], tmp_path)
    assert "Spouse" in words
    assert "not declared" in words
    assert loyalty_notice() in words
    assert loyalty_notice() not in words_of([entry], tmp_path, Audience.TEAM)
