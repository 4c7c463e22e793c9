"""The weekly pulse on the command line; it is the leader's own, and no score."""

from collections.abc import Mapping
from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.shown import in_columns, short_id
from planner.commands.written import read_day
from planner.commands.written_fields import read_choice
from planner.domain.pulse import HomeTeam, HomeTeams, Pulse
from planner.domain.record_json import record_to_json
from planner.domain.records import Tier
from planner.services import pulses as services
from planner.services.pulses import PulseTrend
from planner.text import tr
from planner.words.numbers import brief_date_text, decimal_text
from planner.words.partnership import pulse_text, team_name

_TABLE = {name: f"{__name__}:{name}" for name in ("share", "names", "delete")}
_SHOWN_WEEKS = 26


@group(
    "pulse",
    _TABLE,
    invoke_without_command=True,
    help=tr("Show which team felt like home, week by week, or share out ten points."),
)
@click.pass_context
def pulse(context: click.Context) -> None:
    """Show the trend where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("pulse") as session:
        trend, names = services.pulse_trend(session), services.home_teams(session)
        value = {
            "teams": _names_value(names),
            "pulses": [_value(one) for one in trend.pulses],
            "lately": _average_value(trend.lately),
            "before": _average_value(trend.before),
        }
        rows = [
            (brief_date_text(one.week), pulse_text(one, names), one.note, short_id(one.id))
            for one in trend.pulses[-_SHOWN_WEEKS:]
        ]
        nothing = [tr("No points are shared out yet.")]
        frame.answer(value, [*(in_columns(rows) or nothing), *_trend_lines(trend, names)])


@command("share", help=tr("Share out ten points over the four teams, for this week."))
@click.option("--function", type=int, default=0, metavar="N", help=tr("My function."))
@click.option("--organisation", type=int, default=0, metavar="N", help=tr("My organisation."))
@click.option("--executive-team", type=int, default=0, metavar="N", help=tr("Executive team."))
@click.option("--partnership", type=int, default=0, metavar="N", help=tr("The partnership."))
@click.option("--week", metavar="DAY", help=tr("Any day of the week that is meant."))
@click.option("--note", metavar="TEXT", help=tr("In your own words."))
@click.option("--tier", metavar="mine|coach|team", help=tr("Who may see it; otherwise only you."))
@click.pass_obj
def share(
    frame: Frame, /, week: str | None, note: str | None, tier: str | None, **points: int
) -> None:
    """Share out the points."""
    with frame.session("pulse share") as session:
        given = services.share_out(
            session,
            {HomeTeam(name): number for name, number in points.items()},
            read_day(week) if week else None,
            note=note,
            tier=read_choice("tier", Tier, tier) if tier else None,
        )
        line = f"{brief_date_text(given.week)}  {pulse_text(given, services.home_teams(session))}"
        frame.answer({"pulse": _value(given)}, [line])


@command("names", help=tr("Name the four teams; an empty name brings the usual one back."))
@click.option("--function", metavar="NAME", help=tr("My function."))
@click.option("--organisation", metavar="NAME", help=tr("My organisation."))
@click.option("--executive-team", metavar="NAME", help=tr("Executive team."))
@click.option("--partnership", metavar="NAME", help=tr("The partnership."))
@click.pass_obj
def names(frame: Frame, /, **given: str | None) -> None:
    """Name the teams, or show their names where none is given."""
    with frame.session("pulse names") as session:
        said = {HomeTeam(name): text for name, text in given.items() if text is not None}
        known = services.name_home_teams(session, said) if said else services.home_teams(session)
        frame.answer(_names_value(known), [team_name(team, known) for team in HomeTeam])


@command("delete", help=tr("Delete the pulse of a week."))
@click.argument("pulse_id", metavar="ID")
@click.pass_obj
def delete(frame: Frame, pulse_id: str) -> None:
    """Delete a pulse."""
    with frame.session("pulse delete") as session:
        seen = session.read.named(Pulse, pulse_id)
        services.delete_pulse(session, seen)
        said = tr("Deleted: {record}").format(record=brief_date_text(seen.week))
        frame.answer({"deleted": seen.id}, [said])


def _value(given: Pulse) -> dict[str, Any]:
    shares = {team.value: points for team, points in given.shares.items()}
    return {**record_to_json(given), "shares": shares}


def _names_value(known: HomeTeams) -> dict[str, str]:
    return {team.value: team_name(team, known) for team in HomeTeam}


def _average_value(average: Mapping[HomeTeam, float] | None) -> dict[str, float] | None:
    return {team.value: round(points, 2) for team, points in average.items()} if average else None


def _trend_lines(trend: PulseTrend, known: HomeTeams) -> list[str]:
    """Say how the averages moved, once there are two quarters to compare."""
    if trend.lately is None or trend.before is None:
        return []
    return [
        tr("{team}: {lately} a week in the last quarter, {before} before").format(
            team=team_name(team, known),
            lately=decimal_text(points),
            before=decimal_text(trend.before[team]),
        )
        for team, points in trend.lately.items()
    ]
