"""A surge keeps debt apart and asks nothing; afterwards the leader decides about that debt."""

from datetime import timedelta

import pytest

from planner.domain.errors.fields import EmptyFieldError, OrderOfDaysError
from planner.domain.errors.ledger import (
    NoSurgeError,
    SurgeNotOverError,
    SurgeOverlapError,
    SurgeSettledError,
)
from planner.domain.protection import Requester, RowKind
from planner.domain.surge import Settlement, Surge
from planner.services.blocks import displace_block, keep_block
from planner.services.cause import Cause
from planner.services.corrections import correct_to_kept, reopen_block
from planner.services.debts import debt, debt_at
from planner.services.gathering import gather
from planner.services.surges import end_surge, open_surge, settle_surge, start_surge, surges
from tests.services.protected_time import DAY, MONDAY, WEEK, WINTER, a_block, a_rule, now_of

SITE = Cause(by_what="Escalation", for_whom=Requester.SITE)


@pytest.fixture
def rule(session):
    return a_rule(session)


def over(session, clock):
    """End the surge and let an hour pass."""
    ended = end_surge(session)
    clock.pass_time(hours=1)
    return ended


def test_debt_made_in_a_surge_is_kept_apart_and_nobody_asks_for_it(session, rule):
    displace_block(session, a_block(session, rule), WINTER)
    later = start_surge(session, "Flu", session.now() + timedelta(hours=1))
    assert open_surge(session) is None

    held = start_surge(session, "Heat", end=later.start)
    row = displace_block(session, a_block(session, rule, MONDAY + DAY), SITE)

    owed = debt(session)
    assert (owed.minutes, owed.surge_minutes) == (120, 120)
    assert owed.by_level == {Requester.SELF: 120}
    assert row.surge == held.id
    assert [(known.surge, known.minutes) for known in surges(session)] == [(held, 120), (later, 0)]


def test_what_was_lost_since_a_surge_began_goes_apart_when_it_is_declared(session, clock, rule):
    displace_block(session, a_block(session, rule), WINTER)
    clock.pass_time(days=2)
    since = clock() - timedelta(days=1)
    displace_block(session, a_block(session, rule, MONDAY + WEEK, minutes=60), SITE)

    start_surge(session, "Flu", since)

    owed = debt(session)
    assert (owed.minutes, owed.surge_minutes) == (120, 60)
    assert debt_at(session, since).minutes == 120, "the past keeps what it said"
    assert owed.surge_parts[0].for_whom is Requester.SITE


def test_a_surge_is_not_repaid_from(session, clock, rule):
    start_surge(session, "Flu")
    displace_block(session, a_block(session, rule), WINTER)
    clock.pass_time(weeks=1)

    keep_block(session, a_block(session, rule, MONDAY + DAY))

    assert debt(session).surge_minutes == 120


def test_a_search_repays_what_is_owed_but_nothing_of_a_surge(session, clock, rule):
    displace_block(session, a_block(session, rule, minutes=60), WINTER)
    start_surge(session, "Flu", session.now() + timedelta(minutes=1))
    clock.pass_time(days=1)
    displace_block(session, a_block(session, rule, MONDAY + DAY), SITE)
    clock.pass_time(weeks=2)

    (demand,) = gather(session, weeks=1).rules
    assert demand.repay_minutes == 60

    settle_surge(session, over(session, clock), carries_over=True)
    (demand,) = gather(session, weeks=1).rules
    assert demand.repay_minutes == 180


def test_it_is_carried_over_and_ages_from_then(session, clock, rule):
    start_surge(session, "Flu")
    displace_block(session, a_block(session, rule), SITE)
    clock.pass_time(weeks=8)
    ended = over(session, clock)
    assert debt(session).minutes == 0

    settle_surge(session, ended, carries_over=True)

    owed = debt(session)
    assert (owed.minutes, owed.recent, owed.surge_minutes) == (120, 120, 0)
    assert owed.by_level == {Requester.SITE: 120}
    assert session.read.get(Surge, ended.id).settlement is Settlement.CARRIED_OVER
    rows = session.read.protection.ledger()
    assert sum(row.minutes for row in rows) == 120


def test_it_is_written_off_with_the_surge_as_its_reason(session, clock, rule):
    start_surge(session, "Winter flu")
    displace_block(session, a_block(session, rule), SITE)
    ended = over(session, clock)

    settle_surge(session, ended, carries_over=False)

    assert (debt(session).minutes, debt(session).surge_minutes) == (0, 0)
    row = session.read.protection.ledger()[-1]
    assert (row.kind, row.why, row.minutes) == (RowKind.WRITTEN_OFF, "Winter flu", -120)


def test_it_is_settled_once_and_only_when_it_is_over(session, clock, rule):
    held = start_surge(session, "Flu")
    with pytest.raises(SurgeNotOverError):
        settle_surge(session, held, carries_over=True)
    ended = over(session, clock)
    assert [known.is_waiting for known in surges(session)] == [True]
    settle_surge(session, ended, carries_over=True)

    with pytest.raises(SurgeSettledError):
        settle_surge(session, session.read.get(Surge, ended.id), carries_over=False)


def test_a_loss_that_is_noted_after_the_surge_counts_apart_too(session, clock, rule):
    block = a_block(session, rule, session.now() + timedelta(hours=2))
    start_surge(session, "Flu")
    clock.pass_time(days=1)
    ended = over(session, clock)

    displace_block(session, block, SITE)
    assert debt(session).surge_minutes == 120

    settle_surge(session, ended, carries_over=False)
    displace_block(session, a_block(session, rule, MONDAY + DAY), SITE)
    assert debt(session).minutes == 120


def test_what_is_taken_back_after_the_surge_was_settled_follows_its_debt(session, clock, rule):
    start_surge(session, "Flu")
    carried, forgotten = (a_block(session, rule, MONDAY + n * DAY) for n in range(2))
    displace_block(session, carried, SITE)
    settle_surge(session, over(session, clock), carries_over=True)
    start_surge(session, "Again")
    displace_block(session, forgotten, SITE)
    settle_surge(session, over(session, clock), carries_over=False)
    assert debt(session).minutes == 120

    reopen_block(session, now_of(session, forgotten))
    assert debt(session).minutes == 120, "that was written off; the other still is owed"
    clock.pass_time(weeks=1)
    correct_to_kept(session, now_of(session, carried))
    assert debt(session).minutes == 0


def test_no_two_surges_hold_at_once(session, clock):
    now = session.now()
    start_surge(session, "Flu", now, now + timedelta(days=3))
    for start, end in ((now, None), (now - DAY, None), (now + DAY, now + 2 * DAY)):
        with pytest.raises(SurgeOverlapError):
            start_surge(session, "Again", start, end)

    start_surge(session, "Before", now - 2 * DAY, now)
    start_surge(session, "After", now + timedelta(days=3))

    assert len(surges(session)) == 3


def test_a_surge_with_an_end_is_over_by_itself(session, clock):
    start_surge(session, "Flu", end=session.now() + timedelta(days=3))
    clock.pass_time(days=3)

    assert open_surge(session) is None
    with pytest.raises(NoSurgeError):
        end_surge(session)


def test_nonsense_is_refused(session):
    with pytest.raises(EmptyFieldError):
        start_surge(session, " ")
    with pytest.raises(OrderOfDaysError):
        start_surge(session, "Flu", end=session.now() - DAY)


def test_one_undo_takes_a_settlement_back(session, clock, rule):
    start_surge(session, "Flu")
    displace_block(session, a_block(session, rule), SITE)
    ended = over(session, clock)
    before = session.read.plan()
    settle_surge(session, ended, carries_over=True)

    session.undo()

    assert session.read.plan() == before
