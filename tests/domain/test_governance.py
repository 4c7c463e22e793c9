"""When a decision goes back to a board, what it lacks, and what older plans say of it."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.governance import (
    Basis,
    Decision,
    MissingStep,
    ReferenceBack,
    all_references,
    missing_steps,
    must_go_back,
)
from planner.domain.people import USUAL_JURISDICTION, Body, Forum
from planner.domain.record_json import record_from_json
from planner.domain.records import RecordId

TODAY = date(2026, 11, 20)
ID, OTHER = RecordId("1" * 32), RecordId("2" * 32)

WRITTEN_BEFORE = {
    "id": ID,
    "tier": "team",
    "title": "Move beds",
    "body": None,
    "day": "2026-10-01",
    "intention": "",
    "is_adverse": True,
    "board": "Trust board",
    "refer_by": "2026-10-20",
    "referred_on": "2026-10-18",
    "outcome": "noted",
}


def test_a_decision_of_an_older_plan_keeps_its_board_and_is_open():
    decision = record_from_json(Decision, WRITTEN_BEFORE)
    (reference,) = all_references(decision, [])

    assert (decision.is_closed, decision.forum, decision.basis) == (False, None, Basis.NOT_SAID)
    assert (reference.id, reference.board, reference.outcome) == (ID, "Trust board", "noted")
    assert missing_steps(decision, None, [reference]) == []


def test_a_body_of_an_older_plan_keeps_its_kind_and_way_of_deciding():
    for kind in ("trust", "icb", "place_partnership", "other"):
        for forum in ("deciding", "joint", "advisory"):
            written = {"id": ID, "tier": "mine", "name": "B", "kind": kind, "forum": forum}
            body = record_from_json(Body, {**written, "is_organisation_in_law": True})
            assert (body.kind, body.forum.value) == (kind, forum)
            assert body.jurisdiction == USUAL_JURISDICTION


references = st.builds(
    ReferenceBack,
    id=st.just(OTHER),
    decision=st.just(ID),
    board=st.just("Board"),
    sent_on=st.none() | st.just(TODAY),
    outcome=st.sampled_from(["", " ", "agreed"]),
)
decisions = st.builds(
    Decision,
    id=st.just(ID),
    title=st.just("D"),
    day=st.just(TODAY),
    is_adverse=st.booleans(),
    forum=st.none() | st.sampled_from(Forum),
)


@given(decisions, st.none() | st.sampled_from(Forum), st.lists(references, max_size=3))
def test_nothing_is_missing_exactly_where_every_board_has_answered(decision, forum, found):
    missing = missing_steps(decision, forum, found)

    must = must_go_back(decision, forum)
    assert (missing == []) is (all(one.is_answered for one in found) and bool(found or not must))
    assert (MissingStep.BOARD in [one.step for one in missing]) is (must and not found)


@given(decisions, st.sampled_from(Forum))
def test_how_it_was_decided_then_outweighs_how_the_body_decides_now(decision, now):
    decided = decision.forum or now

    assert must_go_back(decision, now) is (decision.is_adverse or decided is Forum.ADVISORY)
