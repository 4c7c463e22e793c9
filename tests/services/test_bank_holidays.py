from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from planner.domain.attention import Entry, Mode
from planner.domain.changes import Action
from planner.domain.errors.fields import NotFoundError
from planner.domain.people import Member, Nation
from planner.insight.account import Days
from planner.services.balance import balance
from planner.services.bank_holidays import bank_holidays, found_holidays, nation_of, set_nation
from planner.services.day_close import day_ahead
from planner.services.gathering import gather
from planner.services.prompts import prompts_allowed
from planner.services.settling import open_days_between
from planner.services.week_progress import week_progress

CHRISTMAS, BOXING_DAY_OFF = date(2026, 12, 25), date(2026, 12, 28)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@pytest.fixture
def owner(session):
    member = Member(id=session.new_id(), name="Ada", is_owner=True)
    with session.action(Action.CREATE_PLAN) as writer:
        writer.add(member)
    return member


def log(session, start):
    entry = Entry(id=session.new_id(), start=start, minutes=60, mode=Mode.RUNNING)
    with session.action(Action.LOG_ENTRY) as writer:
        writer.add(entry)


def test_englands_count_in_london_unless_another_nation_is_chosen(session, owner):
    assert nation_of(session) is Nation.ENGLAND
    assert bank_holidays(session, *YEAR)[CHRISTMAS] == "Christmas Day"

    set_nation(session, Nation.SCOTLAND)
    days = bank_holidays(session, *YEAR)
    assert date(2026, 11, 30) in days
    assert date(2026, 4, 6) not in days

    set_nation(session, Nation.NONE)
    assert bank_holidays(session, *YEAR) == {}


def test_each_nation_has_its_own():
    wanted = [(nation, 2026) for nation in Nation if nation not in (Nation.BY_ZONE, Nation.NONE)]

    found = found_holidays(wanted)

    assert date(2026, 7, 13) in found[Nation.NORTHERN_IRELAND, 2026]
    assert date(2026, 1, 2) in found[Nation.SCOTLAND, 2026]
    assert found[Nation.WALES, 2026].keys() == found[Nation.ENGLAND, 2026].keys()


def test_elsewhere_nobodys_count_and_a_plan_without_owner_has_none_to_choose(session, owner):
    with session.action(Action.EDIT_RECORD) as writer:
        writer.replace(owner, replace(owner, zone="Europe/Berlin"))

    assert bank_holidays(session, *YEAR) == {}


def test_without_an_owner_no_nation_is_chosen(session):
    with pytest.raises(NotFoundError):
        set_nation(session, Nation.WALES)


def test_they_are_days_off_for_the_search(session, clock):
    clock.moment = datetime(2026, 12, 21, 9, tzinfo=UTC)

    assert {CHRISTMAS, BOXING_DAY_OFF} <= gather(session, weeks=2).days_off


def test_they_are_in_no_denominator_and_what_was_logged_on_them_counts(session, clock):
    clock.moment = datetime(2026, 12, 31, 18, tzinfo=UTC)
    log(session, datetime(2026, 12, 25, 10, tzinfo=UTC))
    week = Days(first=date(2026, 12, 21), last=date(2026, 12, 27))
    before = Days(first=date(2026, 12, 14), last=date(2026, 12, 20))

    account = balance(session, week)

    assert account.working_minutes * 5 == balance(session, before).working_minutes * 4
    assert account.logged_minutes == 60


def test_nothing_is_asked_on_them_nor_about_them(session, clock):
    clock.moment = datetime(2026, 12, 25, 16, 30, tzinfo=UTC)
    log(session, clock.moment - timedelta(hours=2))
    assert not prompts_allowed(session)
    assert week_progress(session).working_days == 4

    clock.pass_time(days=7)
    assert open_days_between(session, date(2026, 12, 24), date(2026, 12, 27)) == []


def test_the_next_working_day_is_not_one_of_them(session, clock):
    clock.moment = datetime(2026, 12, 24, 17, tzinfo=UTC)

    assert day_ahead(session, date(2026, 12, 24)).day == date(2026, 12, 29)


def test_put_off_they_are_none_until_they_are_found(session):
    held = session.bank_holidays
    held.is_put_off = True
    assert bank_holidays(session, *YEAR) == {}
    assert held.missed == {(Nation.ENGLAND, 2026)}

    held.take(found_holidays(held.missed))

    assert CHRISTMAS in bank_holidays(session, *YEAR)
