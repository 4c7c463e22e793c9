"""Bank holidays on the command line."""

from datetime import timedelta

import click

from planner.commands.frame import Frame
from planner.commands.groups import command
from planner.commands.written import read_day
from planner.commands.written_fields import read_choice
from planner.domain.people import Nation
from planner.services import bank_holidays as services
from planner.text import tr
from planner.words.choices import choice_text
from planner.words.numbers import day_text

_AHEAD = timedelta(days=366)


@command("bank-holidays", help=tr("List bank holidays, or choose whose are days off."))
@click.option("--nation", metavar="|".join(Nation), help=tr("Whose are days off from now on."))
@click.option("--from", "first", metavar="DAY", help=tr("The first day; today if not named."))
@click.option("--to", "last", metavar="DAY", help=tr("The last day; a year on if not named."))
@click.pass_obj
def bank_holidays(frame: Frame, nation: str | None, first: str | None, last: str | None) -> None:
    """Choose a nation where one is named, and list the days."""
    with frame.session("bank-holidays") as session:
        if nation is not None:
            services.set_nation(session, read_choice("nation", Nation, nation))
        begin = read_day(first) if first else session.today()
        end = read_day(last) if last else begin + _AHEAD
        found = services.bank_holidays(session, begin, end)
        counted = services.nation_of(session)
        value = {
            "nation": counted.value,
            "days": [{"day": day.isoformat(), "name": name} for day, name in found.items()],
        }
        lines = [f"{day_text(day)}  {name}" for day, name in found.items()]
        frame.answer(value, [choice_text(counted), *lines])
