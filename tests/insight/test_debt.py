"""Debt is read from the rows; a slow oracle that pays minute by minute finds the same."""

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.protection import BlockState, Displacement, Requester, RowKind
from planner.domain.records import RecordId
from planner.insight.debt import OLD, RECENT, debt_at, debt_of
from planner.insight.ledger_rows import displacements, standing_rows

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
RULES = [None, RecordId("a" * 32), RecordId("b" * 32)]
SURGES = [None, RecordId("c" * 32)]


@st.composite
def ledgers(draw):
    """Draw rows in the order of time, each of which settles no more than is owed."""
    rows, owed, number = [], defaultdict(int), count(1)
    for _ in range(draw(st.integers(0, 15))):
        at = (rows[-1].at if rows else START) + timedelta(days=draw(st.integers(0, 20)))
        column = draw(st.sampled_from(RULES)), draw(st.sampled_from(SURGES))
        takes = not owed[column] or draw(st.booleans())
        minutes = draw(st.integers(1, 90)) if takes else -draw(st.integers(1, owed[column]))
        owed[column] += minutes
        rows.append(
            Displacement(
                id=RecordId(f"{next(number):032x}"),
                rule=column[0],
                surge=column[1],
                at=at,
                kind=RowKind.DISPLACED if takes else RowKind.KEPT,
                minutes=minutes,
                outcome=BlockState.LOST,
                by_what="winter" if takes else "",
                for_whom=draw(st.sampled_from(Requester)),
            )
        )
    return rows


def minute_by_minute(rows):
    """Return each minute that is still owed: its rule, surge, level and when it was taken."""
    owed = defaultdict(list)
    for row in rows:
        column = owed[row.rule, row.surge]
        if row.minutes > 0:
            column += [(row.rule, row.surge, row.for_whom, row.at)] * row.minutes
        else:
            del column[: -row.minutes]
    return [minute for column in owed.values() for minute in column]


@settings(max_examples=60)
@given(ledgers(), st.integers(0, 200))
def test_ages_rules_and_levels_are_those_of_the_minutes_still_owed(rows, days):
    when = START + timedelta(days=days)
    found = debt_at(rows, {}, when)
    every = minute_by_minute([row for row in rows if row.at <= when])
    minutes = [minute for minute in every if minute[1] is None]

    assert found.minutes == len(minutes)
    assert found.surge_minutes == len(every) - len(minutes)
    assert found.recent == sum(when - at <= RECENT for *_, at in minutes)
    assert found.old == sum(when - at > OLD for *_, at in minutes)
    assert found.by_rule == {
        rule: sum(each[0] == rule for each in minutes) for rule in {each[0] for each in minutes}
    }
    assert found.by_level == {
        level: sum(each[2] is level for each in minutes) for level in {each[2] for each in minutes}
    }
    assert found.oldest == min((at for *_, at in minutes), default=None)
    assert found.overpaid == 0


@settings(max_examples=30)
@given(ledgers(), ledgers())
def test_the_debts_of_two_rules_do_not_touch_one_another(mine, theirs):
    others = [replaced(row, rule=RecordId("d" * 32)) for row in theirs]
    both = sorted([*mine, *others], key=lambda row: row.at)
    end = START + timedelta(days=400)

    together = debt_of(both, {}, end)

    assert together.minutes == debt_of(mine, {}, end).minutes + debt_of(others, {}, end).minutes


def replaced(row, **fields):
    return replace(row, id=RecordId("f" + row.id[1:]), **fields)


def test_an_age_of_two_and_of_six_weeks_still_counts_as_the_younger_band():
    rows = [
        Displacement(
            id=RecordId(f"{number:032x}"),
            at=START - timedelta(days=days),
            minutes=10,
            outcome=BlockState.LOST,
            by_what="winter",
        )
        for number, days in enumerate((14, 15, 42, 43))
    ]

    found = debt_of(rows, {}, START)

    assert (found.recent, found.middle, found.old) == (10, 20, 10)


def test_what_was_corrected_is_no_displacement_and_neither_is_the_correction():
    lost = Displacement(
        id=RecordId("1" * 32), at=START, minutes=10, outcome=BlockState.LOST, by_what="winter"
    )
    correction = Displacement(
        id=RecordId("2" * 32),
        at=START,
        kind=RowKind.CORRECTED,
        minutes=-10,
        outcome=BlockState.PLANNED,
        about=lost.id,
    )

    assert standing_rows([lost, correction]) == []
    assert displacements([lost]) == [lost]
