"""In chapter 2: which team felt like home, then and now. No score, and told only if released."""

from collections.abc import Sequence

from planner.domain.pulse import HomeTeam, HomeTeams, Pulse
from planner.domain.release import Released
from planner.export.plan.telling import Teller
from planner.text import tr, tr_plural
from planner.words.choices import choice_title
from planner.words.numbers import brief_day_text, decimal_text
from planner.words.partnership import team_name

_FEWEST_WEEKS = 2


def tell_home_teams(story: Teller, released: Released) -> None:
    """Tell the points of the earlier and of the later weeks side by side."""
    weeks = _weeks(released)
    if len(weeks) < _FEWEST_WEEKS:
        return
    names = next(iter(released.plan.all(HomeTeams)), None)
    half = len(weeks) // 2
    halves = weeks[:half], weeks[half:]
    story.heading(2, tr("Which team felt like home"))
    story.paragraph(
        tr_plural(
            "Ten points a week shared out over {n} week; there is no right answer.",
            "Ten points a week shared out over {n} weeks; there is no right answer.",
            len(weeks),
        ),
        "under_heading",
    )
    story.table(
        (tr("Team"), *(_named(part) for part in halves)),
        [
            (_team(team, names), *(decimal_text(_mean(part, team)) for part in halves))
            for team in HomeTeam
        ],
        shares=(4, 2.4, 2.4),
        numeric=(1, 2),
    )


def _weeks(released: Released) -> list[Pulse]:
    period = released.occasion.period
    told = [one for one in released.plan.all(Pulse) if one.points and period.holds(one.week)]
    return sorted(told, key=lambda pulse: pulse.week)


def _named(part: Sequence[Pulse]) -> str:
    return tr("{first} to {last}").format(
        first=brief_day_text(part[0].week), last=brief_day_text(part[-1].week)
    )


def _team(team: HomeTeam, names: HomeTeams | None) -> str:
    return team_name(team, names) if names else choice_title(team)


def _mean(part: Sequence[Pulse], team: HomeTeam) -> float:
    return sum(pulse.shares[team] for pulse in part) / len(part)
