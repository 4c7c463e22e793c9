"""What is due in the registers is listed soonest first, and goes when it is done."""

from dataclasses import replace
from datetime import timedelta

from planner.domain.changes import Action
from planner.domain.coaching import AgreedAction, CoachComment, CommentKind, CommentSource
from planner.domain.due_things import DueKind
from planner.domain.duties import DelegationCard
from planner.domain.governance import Arrived, BenefitCheck
from planner.domain.loyalty import LoyaltyEntry
from planner.domain.partnership import Promise, PromiseState, Tension
from planner.services.coaching import finish_action, reply
from planner.services.decisions import BenefitSeen, Referral, check_benefit, refer_back
from planner.services.due import due_things
from planner.services.loyalties import loyalties, loyalty_summary
from planner.services.promises import settle_promise
from planner.services.records import add_record, edit_record
from planner.services.tensions import close_tension
from planner.words.governance import due_text
from tests.services.across_bodies import TODAY, WEEK, decide, lead_in_two


def kinds(session):
    return [thing.kind for thing in due_things(session)]


def test_a_reference_back_is_due_until_the_board_has_answered(session):
    _, place = lead_in_two(session)
    decision = decide(session, body=place.id, day=TODAY - WEEK)
    (thing,) = due_things(session)
    assert (thing.kind, thing.day) == (DueKind.NAME_BOARD, TODAY - WEEK)
    assert thing.is_overdue(TODAY)

    refer_back(session, decision, Referral(board="Board", due=TODAY))
    (thing,) = due_things(session)
    assert (thing.kind, thing.detail) == (DueKind.SEND_TO_BOARD, "Board")
    assert not thing.is_overdue(TODAY)

    refer_back(session, decision, Referral(sent_on=TODAY))
    assert kinds(session) == [DueKind.HEAR_FROM_BOARD]
    refer_back(session, decision, Referral(outcome="noted"))
    assert due_things(session) == []


def test_all_registers_are_listed_soonest_first(session):
    trust, place = lead_in_two(session)
    decide(session, body=place.id)
    decide(session, "Night team", body=trust.id, is_against_interest=True, day=TODAY - 25 * WEEK)
    add_record(
        session,
        DelegationCard(
            id=session.new_id(), body=place.id, limit="Up to 50k", review_on=TODAY + 2 * WEEK
        ),
    )
    add_record(session, LoyaltyEntry(id=session.new_id(), title="Spouse", noted_on=TODAY - WEEK))

    assert kinds(session) == [
        DueKind.DECLARE_LOYALTY,
        DueKind.NAME_BOARD,
        DueKind.CHECK_BENEFIT,
        DueKind.REVIEW_DELEGATION,
    ]
    assert len(due_things(session, ahead_days=0)) == 2


def test_what_was_checked_reviewed_or_declared_is_due_no_more(session):
    trust, place = lead_in_two(session)
    decide(session, body=trust.id, is_against_interest=True, day=TODAY - 30 * WEEK)
    card = DelegationCard(id=session.new_id(), body=place.id, limit="All", review_on=TODAY)
    entry = LoyaltyEntry(id=session.new_id(), title="Spouse", noted_on=TODAY)
    add_record(session, card)
    add_record(session, entry)
    assert len(due_things(session)) == 3

    (check,) = session.read.all(BenefitCheck)
    check_benefit(session, check, BenefitSeen(arrived=Arrived.NO))
    edit_record(session, card, replace(card, review_on=TODAY + timedelta(days=365)))
    edit_record(session, entry, replace(entry, declared_on=TODAY))

    assert due_things(session) == []


def test_loyalties_that_need_no_declaration_or_have_ended_are_not_asked_about(session):
    lead_in_two(session)
    for title, fields in (
        ("asks", {}),
        ("needs none", {"is_registrable": False}),
        ("ended", {"ended_on": TODAY, "is_surmountable": False}),
    ):
        entry = LoyaltyEntry(id=session.new_id(), title=title, noted_on=TODAY, **fields)
        add_record(session, entry)

    assert [thing.title for thing in due_things(session)] == ["asks"]
    found = loyalties(session)
    assert [entry.title for entry in found] == ["needs none", "asks", "ended"]
    summary = loyalty_summary(session, found)
    assert (summary.entries, summary.undeclared, summary.insurmountable) == (3, 1, 1)


def test_a_decision_that_two_copies_left_closed_without_its_outcome_is_listed(session):
    _, place = lead_in_two(session)
    decision = decide(session, body=place.id)
    with session.action(Action.IMPORT_PLAN) as writer:
        writer.replace(decision, replace(decision, closed_on=TODAY))

    (thing,) = due_things(session)

    assert (thing.kind, thing.is_closed) == (DueKind.NAME_BOARD, True)


def test_a_promise_is_due_until_it_is_settled_and_others_promises_never(session):
    made = {"made_on": TODAY - WEEK, "due": TODAY}
    mine = Promise(id=session.new_id(), what="Send the figures", to_whom="council", **made)
    add_record(session, mine)
    add_record(session, Promise(id=session.new_id(), what="Call back", is_mine=False, **made))

    (thing,) = due_things(session)
    assert (thing.kind, thing.record) == (DueKind.KEEP_PROMISE, mine.id)
    assert due_text(thing) == "Promise to council: Send the figures"
    settle_promise(session, mine, PromiseState.KEPT)

    assert due_things(session) == []


def test_the_next_conversation_is_due_until_the_tension_has_ended(session):
    tension = Tension(
        id=session.new_id(), title="Beds", carried_by="me", next_conversation=TODAY + WEEK
    )
    add_record(session, tension)

    (thing,) = due_things(session)
    assert (thing.kind, thing.day) == (DueKind.TALK, TODAY + WEEK)
    assert due_text(thing) == "Talk about “Beds”"
    close_tension(session, tension)

    assert due_things(session) == []


def test_what_was_agreed_with_the_coach_and_what_waits_for_a_reply_is_due(session):
    action = AgreedAction(id=session.new_id(), words="Ask Jo", due=TODAY, taken_on=TODAY - WEEK)
    add_record(session, action)
    said = [
        CoachComment(
            id=session.new_id(),
            revision=3,
            kind=CommentKind.QUESTION,
            source=CommentSource.FIELD,
            words=words,
            taken_on=TODAY - WEEK,
        )
        for words in ("Why?", "When?")
    ]
    for comment in said:
        add_record(session, comment)

    assert [due_text(thing) for thing in due_things(session)] == [
        "Reply to the coach's comments on revision 3",
        "Agreed with the coach: Ask Jo",
    ]
    finish_action(session, action)
    for comment in said:
        reply(session, comment, "Soon.")
    assert due_things(session) == []
