"""A decision that must go back to a board is never closed without what the board said."""

from dataclasses import replace

import pytest

from planner.domain.errors.fields import FieldMissingError, NotFoundError
from planner.domain.errors.governance import (
    DayInFutureError,
    DecisionStateError,
    ReferenceBackMissingError,
)
from planner.domain.governance import Arrived, BenefitCheck, Decision, Intention, ReferenceBack
from planner.domain.people import Body, Forum
from planner.domain.records import RecordId
from planner.services.decision_view import decision_view, decision_views
from planner.services.decisions import (
    BenefitSeen,
    Referral,
    add_decision,
    check_benefit,
    close_decision,
    edit_decision,
    name_concerned,
    refer_back,
    reopen_decision,
)
from planner.services.records import add_record, delete_record, edit_record
from tests.services.across_bodies import TODAY, WEEK, decide, lead_in_two

BOARD = "Riverside board"
ANSWERED = Referral(board=BOARD, sent_on=TODAY, outcome="noted")


def refused(session, decision):
    with pytest.raises(ReferenceBackMissingError) as caught:
        close_decision(session, decision)
    return caught.value.missing, caught.value.board


def test_what_an_advisory_forum_decided_goes_back_step_by_step(session):
    _, place = lead_in_two(session)
    decision = decide(session, body=place.id)

    assert refused(session, decision) == ("board", "")
    refer_back(session, decision, Referral(board=BOARD, due=TODAY + WEEK))
    assert refused(session, decision) == ("sent", BOARD)
    refer_back(session, decision, Referral(sent_on=TODAY))
    assert refused(session, decision) == ("outcome", BOARD)
    refer_back(session, decision, Referral(board=BOARD.upper(), outcome="noted"))

    closed = close_decision(session, decision)
    assert closed.closed_on == TODAY
    assert session.read.get(Decision, decision.id) == closed
    (reference,) = session.read.all(ReferenceBack)
    assert (reference.due, reference.sent_on, reference.outcome) == (TODAY + WEEK, TODAY, "noted")


def test_a_refused_close_leaves_no_trace(session):
    _, place = lead_in_two(session)
    decision = decide(session, body=place.id)
    told = []
    session.listen(told.append)

    refused(session, decision)

    assert session.read.get(Decision, decision.id) == decision
    assert told == []


@pytest.mark.parametrize(
    ("forum", "is_adverse", "must"),
    [
        (Forum.DECIDING, False, False),
        (Forum.DECIDING, True, True),
        (Forum.JOINT, False, False),
        (Forum.IN_COMMON, False, False),
        (Forum.INDIVIDUALS, False, False),
        (Forum.INDIVIDUALS, True, True),
        (Forum.ADVISORY, False, True),
    ],
)
def test_the_forum_and_the_impact_say_whether_it_goes_back(session, forum, is_adverse, must):
    trust, _ = lead_in_two(session)
    decision = decide(session, body=trust.id, forum=forum, is_adverse=is_adverse)

    assert decision_view(session, decision).must_go_back is must
    if must:
        refused(session, decision)
    else:
        assert close_decision(session, decision).is_closed


def test_every_board_must_have_answered(session):
    trust, _ = lead_in_two(session)
    decision = decide(session, body=trust.id, is_adverse=True)
    refer_back(session, decision, ANSWERED)
    refer_back(session, decision, Referral(board="Council cabinet", sent_on=TODAY))

    assert refused(session, decision) == ("outcome", "Council cabinet")


def test_a_board_in_the_decisions_own_fields_counts_as_before(session):
    trust, _ = lead_in_two(session)
    decision = decide(session, body=trust.id, is_adverse=True, board=BOARD, refer_by=TODAY)

    assert refused(session, decision) == ("sent", BOARD)
    refer_back(session, decision, Referral(sent_on=TODAY, outcome="agreed"))

    kept = session.read.get(Decision, decision.id)
    assert (kept.board, kept.refer_by, kept.referred_on) == (BOARD, TODAY, TODAY)
    assert kept.outcome == "agreed"
    assert session.read.count(ReferenceBack) == 0
    assert close_decision(session, kept).is_closed


def test_a_board_must_be_named_where_it_is_not_clear(session):
    trust, _ = lead_in_two(session)
    decision = decide(session, body=trust.id)

    with pytest.raises(FieldMissingError):
        refer_back(session, decision, Referral(sent_on=TODAY))
    with pytest.raises(DayInFutureError):
        refer_back(session, decision, replace(ANSWERED, sent_on=TODAY + WEEK))


def closed_with_outcome(session):
    _, place = lead_in_two(session)
    decision = decide(session, body=place.id)
    refer_back(session, decision, ANSWERED)
    return close_decision(session, decision)


def test_what_a_decision_was_closed_with_cannot_be_taken_away(session):
    closed = closed_with_outcome(session)
    (reference,) = session.read.all(ReferenceBack)

    with pytest.raises(ReferenceBackMissingError):
        delete_record(session, reference)
    with pytest.raises(ReferenceBackMissingError):
        edit_record(session, reference, replace(reference, outcome=" "))
    another = ReferenceBack(id=session.new_id(), decision=closed.id, board="Council")
    with pytest.raises(ReferenceBackMissingError):
        add_record(session, another)
    assert session.read.all(ReferenceBack) == [reference]

    reopen_decision(session, closed)
    delete_record(session, reference)
    assert session.read.count(ReferenceBack) == 0


def test_no_side_door_closes_a_decision(session):
    trust, place = lead_in_two(session)
    decision = decide(session, body=place.id)
    fine = decide(session, body=trust.id)
    done = close_decision(session, fine)

    for shut in (edit_record, edit_decision):
        with pytest.raises(ReferenceBackMissingError):
            shut(session, decision, replace(decision, closed_on=TODAY))
        with pytest.raises(ReferenceBackMissingError):
            shut(session, done, replace(done, is_adverse=True))
    for shut in (add_record, add_decision):
        with pytest.raises(ReferenceBackMissingError):
            shut(session, replace(decision, id=session.new_id(), closed_on=TODAY))

    edit_record(session, place, replace(place, forum=Forum.DECIDING))
    refused(session, decision)
    delete_record(session, session.read.get(Body, place.id))
    refused(session, decision)


def test_a_decision_is_closed_and_opened_once(session):
    trust, _ = lead_in_two(session)
    decision = decide(session, body=trust.id)
    with pytest.raises(DecisionStateError):
        reopen_decision(session, decision)
    with pytest.raises(DayInFutureError):
        close_decision(session, decision, TODAY + WEEK)

    closed = close_decision(session, decision, TODAY - WEEK)
    with pytest.raises(DecisionStateError):
        close_decision(session, closed)
    assert not reopen_decision(session, closed).is_closed


def test_a_decision_that_moves_to_another_body_takes_its_way_of_deciding(session):
    trust, place = lead_in_two(session)
    decision = decide(session, body=trust.id)

    moved = edit_decision(session, decision, replace(decision, body=place.id))
    said = edit_decision(session, moved, replace(moved, forum=Forum.JOINT))
    renamed = edit_decision(session, said, replace(said, title="Other"))

    assert (decision.forum, moved.forum, said.forum, renamed.forum) == (
        Forum.DECIDING,
        Forum.ADVISORY,
        Forum.JOINT,
        Forum.JOINT,
    )
    with pytest.raises(NotFoundError):
        edit_decision(session, renamed, replace(renamed, body=RecordId("f" * 32)))


def test_a_decision_against_the_own_interest_gets_a_dated_check(session):
    trust, _ = lead_in_two(session)
    decision = decide(session, body=trust.id, is_against_interest=True)

    (check,) = session.read.all(BenefitCheck)
    assert check.due == TODAY + 26 * WEEK
    session.undo()
    assert session.read.count(BenefitCheck) == 0
    session.redo()
    edit_decision(session, decision, replace(decision, title="Other"), check_on=TODAY + WEEK)
    (check,) = session.read.all(BenefitCheck)
    assert check.due == TODAY + WEEK

    seen = BenefitSeen(arrived=Arrived.PARTLY, noticed_by="the night team")
    checked = check_benefit(session, check, seen)
    assert (checked.checked_on, checked.arrived) == (TODAY, Arrived.PARTLY)
    with pytest.raises(DayInFutureError):
        check_benefit(session, checked, replace(seen, on=TODAY + WEEK))


def test_a_check_that_nobody_made_goes_when_the_decision_is_in_the_own_interest(session):
    trust, _ = lead_in_two(session)
    decision = decide(session, body=trust.id, is_against_interest=True)

    now = edit_decision(session, decision, replace(decision, is_against_interest=False))
    assert session.read.count(BenefitCheck) == 0

    again = edit_decision(session, now, replace(now, is_against_interest=True))
    (check,) = session.read.all(BenefitCheck)
    check_benefit(session, check, BenefitSeen(arrived=Arrived.YES))
    edit_decision(session, again, replace(again, is_against_interest=False))
    assert session.read.count(BenefitCheck) == 1


def test_each_organisation_stands_with_its_intention_or_none(session):
    trust, place = lead_in_two(session)
    council = Body(id=session.new_id(), name="Council", is_organisation_in_law=True)
    add_record(session, council)
    intention = Intention(
        id=session.new_id(), body=council.id, text="Open figures", agreed_on=TODAY
    )
    add_record(session, intention)
    decision = decide(session, body=place.id)

    name_concerned(session, decision, council, intention)
    name_concerned(session, decision, council, intention)

    view = decision_view(session, decision)
    found = [(one.body.name, one.intention and one.intention.text) for one in view.organisations]
    assert found == [("Council", "Open figures"), (trust.name, None)]
    assert {duty.body for duty in view.duties} == {trust}


def test_at_home_no_duty_is_shown(session):
    trust, _ = lead_in_two(session)

    assert decision_view(session, decide(session, body=trust.id)).duties == ()


def test_open_decisions_come_first_and_the_latest_before_the_others(session):
    trust, _ = lead_in_two(session)
    decide(session, "old", body=trust.id, day=TODAY - WEEK)
    close_decision(session, decide(session, "closed", body=trust.id))
    decide(session, "new", body=trust.id)

    titles = [view.decision.title for view in decision_views(session)]
    assert titles == ["new", "old", "closed"]
