"""An account of time as documents take it."""

from planner.domain.attention import Mode
from planner.domain.local_time import week_start
from planner.domain.summaries import TimeSummary, WeekOfTime
from planner.insight.account import Account


def time_summary(account: Account) -> TimeSummary:
    """Return the account's sums and those of its weeks."""
    return TimeSummary(
        logged_minutes=account.logged_minutes,
        minutes=_minutes(account),
        coverage=account.coverage,
        shares=account.shares,
        weeks=tuple(
            WeekOfTime(
                monday=week_start(week.first), minutes=_minutes(week), coverage=week.coverage
            )
            for week in account.weeks
        ),
    )


def _minutes(account: Account) -> dict[Mode, int]:
    all_modes = {**account.by_mode, Mode.AWAY: account.away_minutes}
    return {mode: minutes for mode, minutes in all_modes.items() if minutes}
