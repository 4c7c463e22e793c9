from datetime import date

import pytest

from planner.domain.errors.fields import OrderOfDaysError
from planner.domain.errors.governance import DayInFutureError
from planner.domain.errors.partnership import AlreadyEndedError
from planner.domain.partnership import Promise, PromiseState, TrustAct
from planner.services.promises import owed_acts, settle_promise, trust_overview
from planner.services.records import add_record

MADE, TODAY = date(2026, 11, 2), date(2026, 11, 20)
KEPT, BROKEN, RELEASED = PromiseState.KEPT, PromiseState.BROKEN, PromiseState.RELEASED


def promise(session, what="Share the data", **fields):
    made = Promise(id=session.new_id(), what=what, **{"made_on": MADE, **fields})
    add_record(session, made)
    return made


def settled(session, state, number, **fields):
    for _ in range(number):
        settle_promise(session, promise(session, **fields), state)


@pytest.mark.parametrize("state", [KEPT, BROKEN, RELEASED])
def test_what_became_of_it_is_said_once_and_can_be_taken_back(session, state):
    seen = promise(session)
    ended = settle_promise(session, seen, state)

    assert ended.state is state
    with pytest.raises(AlreadyEndedError):
        settle_promise(session, ended, BROKEN)
    assert settle_promise(session, ended, PromiseState.OPEN) == seen


def test_it_cannot_end_before_it_was_made_nor_tomorrow(session):
    seen = promise(session)

    with pytest.raises(OrderOfDaysError):
        settle_promise(session, seen, KEPT, date(2026, 11, 1))
    with pytest.raises(DayInFutureError):
        settle_promise(session, seen, KEPT, date(2026, 11, 21))


def test_where_two_copies_disagree_the_latest_day_counts():
    act = Promise(
        id="0" * 32, what="x", made_on=MADE, kept_on=date(2026, 11, 9), broken_on=date(2026, 11, 8)
    )

    assert act.state is KEPT


def test_no_percentage_is_given_of_fewer_than_eight(session):
    settled(session, KEPT, 6)
    settled(session, BROKEN, 1)
    settled(session, RELEASED, 3)
    rate = trust_overview(session).rates.own
    assert (rate.kept, rate.broken, rate.released, rate.settled, rate.per_cent) == (
        6,
        1,
        3,
        7,
        None,
    )

    settled(session, KEPT, 1)
    assert trust_overview(session).rates.own.per_cent == 88


def test_only_promises_count_and_others_apart(session):
    settled(session, KEPT, 2, to_whom="council")
    settled(session, BROKEN, 1, to_whom="GPs")
    settled(session, KEPT, 1, act=TrustAct.REPAIR)
    settled(session, KEPT, 4, is_mine=False)

    rates = trust_overview(session).rates
    assert (rates.own.kept, rates.own.broken) == (2, 1)
    assert rates.others.kept == 4
    assert {name: rate.settled for name, rate in rates.by_partner.items()} == {
        "council": 2,
        "GPs": 1,
    }


def test_the_leader_is_reminded_of_their_own_alone(session):
    soon = promise(session, due=date(2026, 11, 22))
    promise(session, due=date(2026, 11, 21), is_mine=False)
    promise(session)
    late = promise(session, due=date(2026, 11, 10))
    settle_promise(session, promise(session, due=TODAY), KEPT)

    assert owed_acts(session) == [late, soon]
    assert [act.is_overdue(TODAY) for act in (late, soon)] == [True, False]
