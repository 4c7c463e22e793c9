"""What a period's ledger comes to, for the plan that a coach reads."""

from datetime import UTC, datetime, timedelta

from planner.domain.hindsight import Hindsight, Worth
from planner.domain.protection import BlockState, Displacement, Requester, RowKind
from planner.domain.records import RecordId
from planner.insight.protection_summary import protection_summary

START = datetime(2026, 9, 1, tzinfo=UTC)
NOW = START + timedelta(days=60)
SURGE = RecordId("5" * 32)


def a_row(number, days, minutes=60, **fields):
    usual = {"outcome": BlockState.LOST, "by_what": "winter", "for_whom": Requester.SITE}
    return Displacement(
        id=RecordId(f"{number:032x}"),
        at=START + timedelta(days=days),
        minutes=minutes,
        **{**usual, **fields},
    )


def an_answer(row, worth, *, could_have_waited=False):
    return Hindsight(
        id=row.id, displacement=row.id, at=NOW, worth=worth, could_have_waited=could_have_waited
    )


def test_what_was_given_up_what_waits_and_what_hindsight_says_is_told():
    rows = [
        a_row(1, -30),
        a_row(2, 5),
        a_row(3, 6),
        a_row(4, 7, surge=SURGE),
        a_row(5, 40, -90, kind=RowKind.WRITTEN_OFF),
        a_row(6, -20, -10, kind=RowKind.WRITTEN_OFF),
    ]
    answers = [
        an_answer(rows[0], Worth.NO, could_have_waited=True),
        an_answer(rows[1], Worth.NO, could_have_waited=True),
        an_answer(rows[2], Worth.YES),
        an_answer(rows[3], Worth.NO),
    ]

    summary = protection_summary([], rows, (START, NOW), answers)

    assert (summary.debt_minutes, summary.surge_minutes) == (80, 60)
    assert summary.written_off_minutes == 90, "what was given up earlier was told earlier"
    assert (summary.judged, summary.could_have_waited) == (2, 1), "surges are not asked about"


def test_what_was_corrected_displaced_nothing_and_debt_is_that_of_the_period_s_end():
    lost = a_row(1, 5)
    taken_back = a_row(2, 6, -60, kind=RowKind.CORRECTED, about=lost.id)
    later = a_row(3, 61)

    summary = protection_summary([], [lost, taken_back, later], (START, NOW))

    assert summary.displacers == ()
    assert (summary.debt_minutes, summary.oldest_debt_days) == (0, None)
