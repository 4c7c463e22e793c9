"""How often one does what standards say, on the command line."""

from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.shown import in_columns
from planner.commands.written import read_day
from planner.commands.written_fields import read_choice
from planner.domain.record_json import record_to_json
from planner.domain.standards import Frequency
from planner.services import frameworks as services
from planner.text import tr
from planner.words.choices import choice_text
from planner.words.numbers import day_text

_TABLE = {name: f"{__name__}:{name}_" for name in ("list", "set")}


@group("ratings", _TABLE, help=tr("Rate how often you do what a standard says."))
def ratings() -> None:
    """Rate oneself."""


@command("list", help=tr("List a framework's standards with the latest rating of each."))
@click.argument("framework")
@click.option("--on", "day", metavar="DAY", help=tr("The day; today if it is not named."))
@click.pass_obj
def list_(frame: Frame, framework: str, day: str | None) -> None:
    """List ratings."""
    with frame.session("ratings list") as session:
        found = services.framework_called(session, framework)
        rated = services.ratings(session, found, read_day(day) if day else None)
        counts = {
            frequency.value: sum(
                one.rating is not None and one.rating.frequency is frequency for one in rated
            )
            for frequency in Frequency
        }
        value = {"standards": [_value(one) for one in rated], "counts": counts}
        frame.answer(value, in_columns([_row(one) for one in rated]))


@command("set", help=tr("Rate yourself on one standard."))
@click.argument("framework")
@click.argument("standard")
@click.argument("frequency", metavar="|".join(Frequency))
@click.option("--on", "day", metavar="DAY", help=tr("The day; today if it is not named."))
@click.option("--note", default="", metavar="TEXT", help=tr("What you think of."))
@click.pass_obj
def set_(
    frame: Frame, framework: str, standard: str, frequency: str, day: str | None, note: str
) -> None:
    """Rate one standard."""
    with frame.session("ratings set") as session:
        rating = services.rate_standard(
            session,
            framework,
            standard,
            read_choice("frequency", Frequency, frequency),
            read_day(day) if day else None,
            note,
        )
        frame.answer({"rating": record_to_json(rating)}, [choice_text(rating.frequency)])


def _value(one: services.RatedStandard) -> dict[str, Any]:
    rating = one.rating
    return {
        "framework": one.framework.key,
        "standard": one.standard.key,
        "title": one.standard.title,
        "frequency": rating.frequency.value if rating else None,
        "rated_on": rating.rated_on.isoformat() if rating else None,
        "note": rating.note if rating else "",
    }


def _row(one: services.RatedStandard) -> tuple[str, ...]:
    rating = one.rating
    said = choice_text(rating.frequency) if rating else tr("not rated")
    return (one.standard.key, one.standard.title, said, day_text(rating.rated_on) if rating else "")
