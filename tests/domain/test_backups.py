"""Which backups are kept, and what their names say."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.backups import (
    DAYS_KEPT,
    LAST_KEPT,
    MONTHS_KEPT,
    WEEKS_KEPT,
    BackupName,
    BackupReason,
    kept_moments,
    read_backup_name,
)

moments = st.datetimes(
    datetime(2025, 1, 1),  # noqa: DTZ001 - zones are given below
    datetime(2028, 1, 1),  # noqa: DTZ001 - as above
    timezones=st.just(UTC),
).map(lambda moment: moment.replace(microsecond=0))


@given(st.lists(moments, max_size=120))
def test_few_are_kept_and_the_last_ones_always(made):
    kept = kept_moments(made)

    assert kept <= set(made)
    assert set(sorted(set(made))[-LAST_KEPT:]) <= kept
    assert len(kept) <= LAST_KEPT + DAYS_KEPT + WEEKS_KEPT + MONTHS_KEPT
    assert kept_moments(kept) == kept


@given(st.lists(moments, max_size=60), moments)
def test_what_was_let_go_is_never_missed_when_another_is_made(made, later):
    newer = max([later, *made])

    assert kept_moments({*kept_moments(made), newer}) == kept_moments({*made, newer})


def test_a_year_of_daily_backups_leaves_ten_days_eight_weeks_twelve_months():
    last = datetime(2026, 11, 20, 16, tzinfo=UTC)
    made = [last - timedelta(days=number) for number in range(400)]

    kept = kept_moments(made)

    assert {last - timedelta(days=number) for number in range(10)} <= kept
    assert len({moment.isocalendar()[:2] for moment in kept}) >= 8
    assert len({(moment.year, moment.month) for moment in kept}) == 12
    assert len(kept) < 10 + 8 + 12


@given(moments, st.sampled_from(BackupReason), st.integers(1, 99))
def test_a_name_is_read_as_it_was_written(made, reason, number):
    name = BackupName(made=made, reason=reason, digest="0123456789abcdef", number=number)

    assert read_backup_name(name.written()) == name


@pytest.mark.parametrize(
    "name", ["", "plan", "20261399T000000Z-daily-0123456789abcdef", "x-daily-0123456789abcdef"]
)
def test_other_files_are_no_backups(name):
    assert read_backup_name(name) is None
