"""Survival by weekday and hour as a picture with its words and its table."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from planner.drawing.display_list import Picture
from planner.drawing.survival import SurvivalCell, SurvivalWords, survival_picture
from planner.insight.survival import Rate, SurvivalRates
from planner.text import tr, tr_plural
from planner.words.numbers import percent_text, short_weekday_text, weekday_text

A_MONDAY = date(2024, 1, 1)
USUAL_HOURS = range(8, 18)
USUAL_DAYS = range(5)


def survival_of_week(rates: SurvivalRates, width: float) -> Picture:
    """Draw the usual hours of the week, and more where blocks came due, for a width in points."""
    days, hours = _days(rates), _hours(rates)
    words = SurvivalWords(
        weekdays={day: short_weekday_text(_date(day)) for day in days},
        hours={hour: _clock(hour) for hour in hours},
        alternative=tr("Share of blocks kept in full where they were planned, by weekday and hour"),
        header=(tr("Weekday"), tr("Hour"), *rate_header()),
        rows=tuple(_rows(rates, days, hours)),
    )
    cells = [
        _cell(day, hour, rates.by_weekday_and_hour[day][hour]) for day in days for hour in hours
    ]
    return survival_picture(cells, words, width=width)


def rate_header() -> tuple[str, str, str]:
    """Return the titles of what `rate_words` says."""
    return tr("Kept"), tr("Share"), tr("Likely between")


def rate_words(rate: Rate) -> tuple[str, str, str]:
    """Say how many blocks were kept, which share that is, and how sure it is."""
    kept = tr("{kept} of {blocks}").format(kept=rate.kept, blocks=rate.blocks)
    if rate.share is None or rate.interval is None:
        return kept, tr("too few"), ""
    low, high = rate.interval
    between = tr("{low} and {high}").format(
        low=percent_text(round(100 * low)), high=percent_text(round(100 * high))
    )
    return kept, percent_text(round(100 * rate.share)), between


def _days(rates: SurvivalRates) -> Sequence[int]:
    return [day for day, rate in enumerate(rates.by_weekday) if rate.blocks or day in USUAL_DAYS]


def _hours(rates: SurvivalRates) -> Sequence[int]:
    used = [hour for hour, rate in enumerate(rates.by_hour) if rate.blocks]
    first = min([*used, USUAL_HOURS.start])
    return range(first, max([*used, USUAL_HOURS.stop - 1]) + 1)


def _cell(day: int, hour: int, rate: Rate) -> SurvivalCell:
    low, high = rate.interval or (0.0, 0.0)
    when = tr("{weekday} {hour}").format(weekday=weekday_text(_date(day)), hour=_clock(hour))
    return SurvivalCell(
        weekday=day,
        hour=hour,
        share=None if rate.share is None else round(100 * rate.share),
        low=round(100 * low),
        high=round(100 * high),
        label="" if rate.share is None else percent_text(round(100 * rate.share)),
        words=tr("{when}: {what}").format(when=when, what=_what(rate)),
    )


def _what(rate: Rate) -> str:
    kept, share, between = rate_words(rate)
    if not rate.blocks:
        return tr("no block yet")
    if rate.share is None:
        return tr_plural(
            "{n} block, too few for a share", "{n} blocks, too few for a share", rate.blocks
        )
    return tr("{kept} kept, {share}, likely between {between}").format(
        kept=kept, share=share, between=between
    )


def _rows(
    rates: SurvivalRates, days: Sequence[int], hours: Sequence[int]
) -> Iterator[tuple[str, ...]]:
    for day in days:
        for hour in hours:
            rate = rates.by_weekday_and_hour[day][hour]
            if rate.blocks:
                yield (weekday_text(_date(day)), _clock(hour), *rate_words(rate))


def _date(day: int) -> date:
    return A_MONDAY + timedelta(days=day)


def _clock(hour: int) -> str:
    return f"{hour:02d}:00"
