"""A week after a displacement the leader is asked once whether it was worth it."""

import pytest

from planner.domain.errors.ledger import HindsightGivenError, NoHindsightError
from planner.domain.errors.log import PatientNumberError
from planner.domain.hindsight import Hindsight, Worth
from planner.domain.protection import Requester
from planner.insight.hindsight import LEAST_JUDGED
from planner.services.blocks import displace_block, keep_block, move_block
from planner.services.cause import Cause
from planner.services.corrections import correct_to_kept
from planner.services.hindsights import (
    answer_hindsight,
    due_hindsights,
    hindsight_summary,
    skip_hindsight,
)
from planner.services.surges import start_surge
from tests.services.protected_time import DAY, MONDAY, WINTER, a_block, now_of

SITE = Cause(by_what="Escalation", for_whom=Requester.SITE)


def due_rows(session):
    return [due.row for due in due_hindsights(session)]


@pytest.fixture
def lost(session):
    return displace_block(session, a_block(session), WINTER)


def test_it_is_asked_from_the_seventh_day_on_until_six_weeks_have_passed(session, clock, lost):
    clock.pass_time(days=6, hours=23)
    assert due_rows(session) == []
    clock.pass_time(hours=1)
    (due,) = due_hindsights(session)
    assert (due.row, due.block.id) == (lost, lost.block)
    clock.pass_time(weeks=5)
    assert due_rows(session) == [lost]
    clock.pass_time(hours=1)
    assert due_rows(session) == []


def test_it_is_asked_once(session, clock, lost):
    clock.pass_time(weeks=1)
    answer = answer_hindsight(
        session, lost, Worth.NO, could_have_waited=True, words="it sat for a week"
    )

    assert due_rows(session) == []
    assert (answer.displacement, answer.words) == (lost.id, "it sat for a week")
    for again in (lambda: skip_hindsight(session, lost), lambda: answer_again(session, lost)):
        with pytest.raises(HindsightGivenError):
            again()


def answer_again(session, row):
    answer_hindsight(session, row, Worth.YES)


def test_passing_over_is_an_answer_that_counts_nowhere(session, clock, lost):
    clock.pass_time(weeks=1)

    skip_hindsight(session, lost)

    assert due_rows(session) == []
    assert (
        hindsight_summary(session).all.displacements,
        hindsight_summary(session).all.judged,
    ) == (
        1,
        0,
    )


def test_what_is_no_displacement_is_not_asked_about(session, clock):
    moved = move_block(session, a_block(session), MONDAY + DAY, Cause())
    block = a_block(session, start=MONDAY + 3 * DAY)
    taken_back = displace_block(session, block, WINTER)
    clock.pass_time(weeks=1)
    kept = keep_block(session, a_block(session, start=MONDAY + 2 * DAY))
    correct_to_kept(session, now_of(session, block))
    clock.pass_time(weeks=1)

    assert due_rows(session) == []
    for row in (moved, kept, taken_back):
        with pytest.raises(NoHindsightError):
            answer_hindsight(session, row, Worth.YES)


def test_a_move_for_somebody_else_is_asked_about_though_it_took_no_minute(session, clock):
    row = move_block(session, a_block(session), MONDAY + DAY, SITE)
    clock.pass_time(weeks=1)

    assert due_rows(session) == [row]


def test_surges_are_not_asked_about_and_are_summed_up_apart(session, clock, lost):
    start_surge(session, "Flu", session.now() + DAY)
    clock.pass_time(days=1)
    in_surge = displace_block(session, a_block(session, start=MONDAY + DAY), SITE)
    clock.pass_time(weeks=1)

    assert due_rows(session) == [lost]
    answer_hindsight(session, in_surge, Worth.YES)
    summary = hindsight_summary(session)
    assert (summary.all.displacements, summary.all.judged) == (1, 0)
    assert (summary.in_surges.displacements, summary.in_surges.worth_it) == (1, 1)


def test_shares_are_told_by_level_and_only_of_enough_answers(session):
    for number in range(LEAST_JUDGED):
        block = a_block(session, start=MONDAY + number * DAY)
        row = displace_block(session, block, SITE)
        answer_hindsight(session, row, Worth.NO, could_have_waited=number % 2 == 0)
        if number == 0:
            assert hindsight_summary(session).all.waiting_share is None
    displace_block(session, a_block(session, start=MONDAY - DAY), WINTER)

    summary = hindsight_summary(session)

    assert list(summary.by_level) == [Requester.SITE, Requester.SELF]
    site = summary.by_level[Requester.SITE]
    assert (site.judged, site.could_have_waited, site.waiting_share) == (8, 4, 0.5)
    low, high = site.interval
    assert 0.2 < low < 0.5 < high < 0.8
    alone = summary.by_level[Requester.SELF]
    assert (alone.displacements, alone.waiting_share, alone.interval) == (1, None, None)


def test_who_cannot_tell_does_not_tell_that_it_would_have_waited(session, lost):
    answer = answer_hindsight(session, lost, Worth.CANNOT_TELL, could_have_waited=True)

    assert not answer.could_have_waited
    assert hindsight_summary(session).all.judged == 0


def test_words_hold_no_patients_number(session, lost):
    with pytest.raises(PatientNumberError):
        answer_hindsight(session, lost, Worth.NO, words="943 476 5919 waited")

    assert session.read.count(Hindsight) == 0
    answer_hindsight(session, lost, Worth.NO, words="943 476 5919 waited", confirmed=True)


def test_undo_asks_again(session, clock, lost):
    clock.pass_time(weeks=1)
    answer_hindsight(session, lost, Worth.YES)

    session.undo()

    assert due_rows(session) == [lost]
