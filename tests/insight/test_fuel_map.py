"""The fuel map adds up: its rows and the rest are the account of time and the ledger."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.attention import Entry, Mode
from planner.domain.barriers import Barrier, Delay
from planner.domain.hours import WeekHours
from planner.domain.local_time import local_day
from planner.domain.protection import BlockState, Displacement, RowKind
from planner.domain.records import RecordId
from planner.insight.account import Days, account_of
from planner.insight.fuel_map import Paid, fuel_map_of
from planner.insight.ledger_rows import displacements

LONDON = ZoneInfo("Europe/London")
FIRST = datetime(2026, 10, 19, tzinfo=UTC)
"""A week before the clocks change."""
HOURS = WeekHours.parse("mon-fri 08:00-18:00")
BARRIERS = tuple(Barrier(id=RecordId(f"{n:032x}"), title=f"Barrier {n}") for n in range(1, 4))
NAMES = (*(barrier.id for barrier in BARRIERS), RecordId("f" * 32), None)
"""One of them is of a barrier that is gone."""

moments = st.integers(0, 28 * 24 * 60).map(lambda minute: FIRST + timedelta(minutes=minute))
days = st.integers(0, 27).map(lambda day: FIRST.date() + timedelta(days=day))
named = st.sampled_from(NAMES)
entries = st.builds(
    lambda start, minutes, mode, barrier: Entry(
        id=next(_ids), start=start, minutes=minutes, mode=mode, barrier=barrier
    ),
    moments,
    st.integers(1, 1440),
    st.sampled_from(Mode),
    named,
)
rows = st.builds(
    lambda at, minutes, outcome, barrier, block: Displacement(
        id=next(_ids),
        block=RecordId(f"{block:032x}"),
        at=at,
        minutes=minutes,
        outcome=outcome,
        by_what="Beds",
        barrier=barrier,
    ),
    moments,
    st.integers(0, 240),
    st.sampled_from(BlockState),
    named,
    st.integers(900, 905),
)
_ids = (RecordId(f"{number:032x}") for number in count(10_000))


def corrected(ledger, number):
    """Return the ledger with some of its rows corrected."""
    return [
        *ledger,
        *(
            Displacement(
                id=next(_ids),
                block=row.block,
                at=row.at,
                kind=RowKind.CORRECTED,
                minutes=-row.minutes,
                outcome=BlockState.KEPT,
                about=row.id,
            )
            for row in ledger[:number]
        ),
    ]


@given(st.lists(entries, max_size=12), st.lists(rows, max_size=8), days, days, moments, st.data())
def test_rows_and_rest_add_up_to_the_account_and_the_ledger(logged, ledger, one, other, now, data):
    period = Days(first=min(one, other), last=max(one, other))
    told = tuple(corrected(ledger, data.draw(st.integers(0, len(ledger)))))
    paid = Paid(barriers=BARRIERS, delays=(), entries=tuple(logged), rows=told)
    drawn = fuel_map_of(paid, period, LONDON, now)
    parts = [*(row.cost for row in drawn.rows), drawn.rest]

    account = account_of(logged, HOURS, period, LONDON, now)
    assert sum(part.minutes for part in parts) == drawn.total.minutes == account.logged_minutes
    real = [
        row
        for row in displacements(told)
        if row.at <= now and period.first <= local_day(row.at, LONDON) <= period.last
    ]
    assert sum(part.displacements for part in parts) == drawn.total.displacements == len(real)
    taken = sum(row.minutes for row in real)
    assert sum(part.displaced_minutes for part in parts) == drawn.total.displaced_minutes == taken
    assert frozenset().union(*(part.blocks for part in parts)) == drawn.total.blocks


def drawn_from(*entries, delays=(), barriers=BARRIERS):
    paid = Paid(barriers=barriers, delays=delays, entries=entries, rows=())
    period = Days(first=date(2026, 10, 19), last=date(2026, 10, 25))
    return fuel_map_of(paid, period, LONDON, FIRST + timedelta(days=20))


def entry_of(barrier, minutes):
    return Entry(id=next(_ids), start=FIRST, minutes=minutes, mode=Mode.RUNNING, barrier=barrier.id)


def test_the_dearest_barrier_comes_first():
    one, two, three = BARRIERS
    drawn = drawn_from(entry_of(two, 30), entry_of(three, 60))

    assert [row.barrier for row in drawn.rows] == [three, two, one]


def test_a_delay_counts_in_the_days_in_which_it_holds():
    barrier = BARRIERS[0]
    delays = [
        Delay(id=next(_ids), barrier=barrier.id, since=since, until=until)
        for since, until in (
            (None, None),
            (date(2026, 10, 25), None),
            (date(2026, 10, 26), None),
            (None, date(2026, 10, 19)),
            (None, date(2026, 10, 18)),
        )
    ]
    (row,) = drawn_from(delays=tuple(delays), barriers=(barrier,)).rows

    assert row.delays == (delays[0], delays[1], delays[3])
