"""How likely protected time is kept, by weekday and hour, on the command line."""

from datetime import date, timedelta
from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import command
from planner.commands.shown import in_columns
from planner.insight.survival import LEAST_BLOCKS, Rate, SurvivalRates
from planner.services import survival as services
from planner.text import tr, tr_plural
from planner.words.numbers import percent_text, weekday_text

_A_MONDAY = date(2024, 1, 1)
_PLACES = 4


@command("survival", help=tr("Show at which weekdays and hours protected time is kept."))
@click.pass_obj
def survival(frame: Frame) -> None:
    """Show the rates."""
    with frame.session("survival") as session:
        rates = services.survival(session)
        is_known = services.knows_survival(session)
    frame.answer(_value(rates, is_known=is_known), _lines(rates))


def _value(rates: SurvivalRates, *, is_known: bool) -> dict[str, Any]:
    return {
        "least_blocks": LEAST_BLOCKS,
        "by_weekday": [
            {"weekday": weekday, **_rate_value(rate)}
            for weekday, rate in enumerate(rates.by_weekday)
        ],
        "by_hour": [{"hour": hour, **_rate_value(rate)} for hour, rate in enumerate(rates.by_hour)],
        "by_weekday_and_hour": [
            {
                "weekday": weekday,
                "hour": hour,
                **_rate_value(rate),
                "chance": round(rates.chances[weekday][hour], _PLACES) if is_known else None,
            }
            for weekday, hours in enumerate(rates.by_weekday_and_hour)
            for hour, rate in enumerate(hours)
            if rate.blocks
        ],
        "in_surges": {"blocks": rates.in_surges.blocks, "kept": rates.in_surges.kept},
    }


def _rate_value(rate: Rate) -> dict[str, Any]:
    low, high = rate.interval or (None, None)
    return {
        "blocks": rate.blocks,
        "kept": rate.kept,
        "share": _rounded(rate.share),
        "low": _rounded(low),
        "high": _rounded(high),
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, _PLACES)


def _lines(rates: SurvivalRates) -> list[str]:
    weekdays = [
        (weekday_text(_A_MONDAY + timedelta(days=number)), *_rate_texts(rate))
        for number, rate in enumerate(rates.by_weekday)
        if rate.blocks
    ]
    hours = [
        (f"{hour:02d}:00", *_rate_texts(rate))
        for hour, rate in enumerate(rates.by_hour)
        if rate.blocks
    ]
    few = tr_plural(
        "No share is given of fewer than {n} block.",
        "No share is given of fewer than {n} blocks.",
        LEAST_BLOCKS,
    )
    return [*in_columns([*weekdays, *hours]), few]


def _rate_texts(rate: Rate) -> tuple[str, str]:
    counted = tr("{kept} of {blocks} kept").format(kept=rate.kept, blocks=rate.blocks)
    if rate.share is None or rate.interval is None:
        return counted, ""
    low, high = (percent_text(round(100 * end)) for end in rate.interval)
    share = percent_text(round(100 * rate.share))
    return counted, tr("{share}, likely between {low} and {high}").format(
        share=share, low=low, high=high
    )
