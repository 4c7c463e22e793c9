"""The charter: what it allows, how it is counted, and that a change does not rewrite the past."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.charter import CharterItem, written_levels
from planner.domain.errors.fields import (
    EmptyFieldError,
    NotFoundError,
    OrderOfDaysError,
    UnknownChoiceError,
)
from planner.domain.errors.ledger import CharterSaysNoError
from planner.domain.protection import Requester
from planner.domain.records import RecordId
from planner.services.blocks import displace_block, move_block
from planner.services.cause import Cause
from planner.services.charter import (
    add_charter_item,
    charter,
    edit_charter_item,
    fitting_items,
    retire_charter_item,
    uses_this_month,
)
from tests.services.protected_time import DAY, MONDAY, a_block, a_rule

TODAY = date(2026, 11, 20)
LONG_AGO = date(2026, 1, 1)
ESCALATION = Cause(by_what="ED escalation", for_whom=Requester.SITE, in_charter=True)


def an_item(session, text="Declared incidents", **fields):
    item = CharterItem(id=session.new_id(), text=text, **{"valid_from": LONG_AGO, **fields})
    add_charter_item(session, item)
    return item


def test_what_the_charter_allows_names_its_item_and_no_number(session):
    item = an_item(session)

    row = displace_block(session, a_block(session), ESCALATION)

    assert (row.charter_item, row.exception_number) == (item.id, 0)


def test_without_the_charter_it_is_just_this_once(session):
    an_item(session)
    cause = replace(ESCALATION, in_charter=False)

    numbers = [
        displace_block(session, a_block(session, start=MONDAY + n * DAY), cause).exception_number
        for n in range(3)
    ]

    assert numbers == [1, 2, 3]


def test_a_move_of_ones_own_is_no_exception(session):
    row = move_block(session, a_block(session), MONDAY + DAY, Cause())

    assert row.exception_number == 0
    assert not row.is_displacement


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"levels": "national own_board"}, "other_level"),
        ({"valid_from": date(2026, 11, 21)}, "not_valid"),
        ({"valid_until": TODAY}, "not_valid"),
    ],
)
def test_an_item_that_does_not_fit_is_refused_by_name_and_not_suggested(session, fields, problem):
    item, block = an_item(session, **fields), a_block(session)

    assert fitting_items(session, block, Requester.SITE) == []
    for cause in (ESCALATION, replace(ESCALATION, charter_item=item.id)):
        with pytest.raises(CharterSaysNoError) as refused:
            displace_block(session, block, cause)
        assert refused.value.problem in {"no_item", problem}
    assert session.read.protection.ledger() == []


def test_an_item_may_be_for_one_rule_only(session):
    rule, other = a_rule(session), a_rule(session, "Reading")
    item = an_item(session, rule=rule.id)

    fits = fitting_items(session, a_block(session, rule), Requester.SITE)
    fits_not = fitting_items(session, a_block(session, other, MONDAY + DAY), Requester.SITE)

    assert (fits, fits_not) == ([item], [])
    with pytest.raises(NotFoundError):
        an_item(session, rule=RecordId("f" * 32))


def test_an_item_is_used_up_within_a_month_and_not_beyond(session, clock):
    item = an_item(session, most_a_month=2)
    for n in range(2):
        displace_block(session, a_block(session, start=MONDAY + n * DAY), ESCALATION)
    last = a_block(session, start=MONDAY + 3 * DAY)

    assert uses_this_month(session, item) == 2
    with pytest.raises(CharterSaysNoError) as refused:
        displace_block(session, last, replace(ESCALATION, charter_item=item.id))
    assert refused.value.problem == "used_up"

    clock.pass_time(days=11)
    assert uses_this_month(session, item) == 0
    displace_block(session, last, ESCALATION)


def test_the_best_item_is_suggested_first(session):
    rule = a_rule(session)
    anything = an_item(session, "Anything for the region")
    for_rule = an_item(session, "What this work can do without", rule=rule.id)
    for_site = an_item(session, "Escalation of the site", levels="site")
    block = a_block(session, rule)

    said = fitting_items(session, block, Requester.SITE, "ED escalation")
    unsaid = fitting_items(session, block, Requester.SITE)

    assert said == [for_site, for_rule, anything]
    assert unsaid == [for_rule, for_site, anything]


def test_an_item_worded_anew_leaves_earlier_days_as_they_were(session, clock):
    item = an_item(session)
    row = displace_block(session, a_block(session), ESCALATION)
    clock.pass_time(days=10)

    new = edit_charter_item(session, item, replace(item, text="Major incidents"))

    assert charter(session) == [new]
    assert (new.valid_from, new.replaces) == (date(2026, 11, 30), item.id)
    assert [held.text for held in charter(session, TODAY)] == ["Declared incidents"]
    assert session.read.get(CharterItem, row.charter_item).text == "Declared incidents"
    assert uses_this_month(session, new) == 1, "it is the same promise"


def test_an_item_that_nothing_names_yet_is_changed_where_it_stands(session):
    item = an_item(session, valid_from=TODAY)

    new = edit_charter_item(session, item, replace(item, text="Major incidents"))

    assert (new.id, session.read.count(CharterItem)) == (item.id, 1)


def test_an_item_that_says_the_same_as_before_stays_as_it_is(session):
    item = an_item(session)

    assert edit_charter_item(session, item, replace(item)) == item

    assert charter(session) == [item]


def test_an_item_that_was_used_today_is_kept_as_it_was_used(session):
    item = an_item(session, valid_from=TODAY)
    row = displace_block(session, a_block(session), ESCALATION)

    new = edit_charter_item(session, item, replace(item, text="Major incidents"))

    assert session.read.get(CharterItem, row.charter_item).text == "Declared incidents"
    assert charter(session) == [new]


def test_a_retired_item_holds_no_more_and_is_not_changed_again(session):
    item = an_item(session)
    retire_charter_item(session, item)
    gone = session.read.get(CharterItem, item.id)

    assert charter(session) == []
    assert charter(session, TODAY - DAY) == [gone]
    with pytest.raises(CharterSaysNoError):
        edit_charter_item(session, gone, replace(gone, text="Again"))
    with pytest.raises(CharterSaysNoError):
        retire_charter_item(session, gone)


def test_an_item_that_was_to_begin_later_can_be_retired(session):
    item = an_item(session, valid_from=date(2027, 1, 1))

    retire_charter_item(session, item)

    assert charter(session, date(2027, 2, 1)) == []


def test_nonsense_is_refused(session):
    with pytest.raises(EmptyFieldError):
        an_item(session, " ")
    with pytest.raises(UnknownChoiceError):
        an_item(session, levels="king")
    with pytest.raises(OrderOfDaysError):
        an_item(session, valid_until=date(2025, 1, 1))


@given(st.frozensets(st.sampled_from(Requester)))
def test_levels_are_written_and_read_back(levels):
    written = written_levels(levels)
    item = CharterItem(id=RecordId("a" * 32), text="x", levels=written, valid_from=TODAY)

    assert item.for_whom == (levels or frozenset(Requester))


def test_undo_takes_a_change_of_the_charter_back(session):
    item = an_item(session)
    edit_charter_item(session, item, replace(item, text="Major incidents"))

    session.undo()

    assert charter(session) == [item]
