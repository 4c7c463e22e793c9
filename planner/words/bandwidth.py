"""The bandwidth sentence: where the time went, or why nobody can tell."""

from collections.abc import Mapping
from typing import Protocol

from planner.domain.attention import Mode
from planner.text import tr
from planner.words.numbers import hours_text, percent_text

MODES_AS_SAID = (Mode.FIREFIGHTING, Mode.DEVELOPMENT, Mode.LONG_TERM, Mode.RUNNING)
"""The order in which the sentence names them; a picture beside it keeps to it."""


class Accounted(Protocol):
    """What the sentence needs of an account of time."""

    @property
    def logged_minutes(self) -> int:
        """Return the minutes without time away."""

    @property
    def coverage(self) -> int | None:
        """Return per cent of the working hours; None without any."""

    @property
    def shares(self) -> Mapping[Mode, int] | None:
        """Return whole per cents that add up to 100; None where too little was logged."""


def bandwidth_sentence(account: Accounted) -> str:
    """Say where the time went in one sentence, with coverage beside every share."""
    if not account.logged_minutes:
        return tr("Nothing is logged here yet.")
    hours = hours_text(account.logged_minutes)
    if account.coverage is None:
        return tr(
            "{hours} logged, but no working hours have passed here, so there are no shares."
        ).format(hours=hours)
    coverage = percent_text(account.coverage)
    if account.shares is None:
        return tr(
            "{hours} logged (coverage {coverage}): too little is logged to speak of shares."
        ).format(hours=hours, coverage=coverage)
    return _with_shares(hours, coverage, account.shares)


def _with_shares(hours: str, coverage: str, shares: Mapping[Mode, int]) -> str:
    return tr(
        "Of {hours} logged (coverage {coverage}), {fire} was firefighting, {development} "
        "development, {long_term} long-term work, {running} running."
    ).format(
        hours=hours,
        coverage=coverage,
        fire=percent_text(shares.get(Mode.FIREFIGHTING, 0)),
        development=percent_text(shares.get(Mode.DEVELOPMENT, 0)),
        long_term=percent_text(shares.get(Mode.LONG_TERM, 0)),
        running=percent_text(shares.get(Mode.RUNNING, 0)),
    )


def day_coverage_text(coverage: int | None, *, has_hours: bool) -> str:
    """Say how much of a day is covered: "coverage 88%"; "" while its hours are still to come."""
    if coverage is not None:
        return tr("coverage {percent}").format(percent=percent_text(coverage))
    return "" if has_hours else tr("no working hours on this day")
