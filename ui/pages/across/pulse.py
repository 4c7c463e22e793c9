"""The register of pulses: which team felt like home, week by week."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from planner.domain.local_time import week_start
from planner.domain.pulse import HomeTeam, HomeTeams, Pulse
from planner.domain.records import Record, RecordId
from planner.drawing.bar_rows import BarRow, BarWords, bars_picture
from planner.drawing.display_list import Picture
from planner.services.pulses import (
    TREND_PULSES,
    PulseTrend,
    delete_pulse,
    home_teams,
    name_home_teams,
    pulse_trend,
    share_out,
)
from planner.services.session import Session
from planner.text import tr, tr_plural
from planner.words.choices import choice_title
from planner.words.numbers import brief_date_text, decimal_text
from ui.pages.across.asking import held_by
from ui.pages.across.register import Ask, Deed, Pictured, Register, RegisterRow, Said, Sheet, row


def pulse() -> Register:
    """Return the register."""
    return Register(
        name="pulse",
        title=lambda: tr("Pulse"),
        record_types=frozenset({"pulse", "home_teams"}),
        opens=frozenset({Pulse.TYPE}),
        read=_read,
        count=_count,
        sheet=_sheet,
        add=lambda session: _ask(session, None),
        add_words=lambda: tr("Share out points"),
        empty=lambda: tr(
            "Ten points a week for the teams that felt like home will stand here. They stay with "
            "you, and there is no level to reach: only the trend says something."
        ),
        above=_trend,
    )


def team_names(session: Session) -> Mapping[HomeTeam, str]:
    """Return what each team is called."""
    named = home_teams(session)
    return {team: named.own_name(team) or choice_title(team) for team in HomeTeam}


def _read(session: Session) -> list[RegisterRow]:
    names = team_names(session)
    return [
        row(one, _week_words(one), _points_words(one, names))
        for one in reversed(pulse_trend(session).pulses)
    ]


def _week_words(one: Pulse) -> str:
    return tr("Week of {day}").format(day=brief_date_text(one.week))


def _points_words(one: Pulse, names: Mapping[HomeTeam, str]) -> str:
    return " · ".join(f"{names[team]} {points}" for team, points in one.shares.items())


def _count(_session: Session, rows: Sequence[RegisterRow]) -> str:
    return tr_plural("{n} week", "{n} weeks", len(rows))


def _trend(session: Session) -> list[Said | Pictured]:
    trend = pulse_trend(session)
    if not trend.pulses:
        return []
    if trend.lately is None:
        words = tr("Averages are given from {n} weeks on.").format(n=TREND_PULSES)
        return [Said(title=tr("The trend"), words=words, is_muted=True)]
    title = tr("Average of the last {n} weeks").format(n=TREND_PULSES)
    names = team_names(session)
    draw = partial(_draw, trend, names)
    return [Pictured(title=title, key=(trend.pulses, tuple(names.values())), draw=draw)]


def _draw(trend: PulseTrend, names: Mapping[HomeTeam, str], width: float) -> Picture:
    lately, before = trend.lately or {}, trend.before or {}
    bars = []
    rows = []
    for team, name in names.items():
        now = decimal_text(lately.get(team, 0.0))
        earlier = decimal_text(before[team]) if team in before else ""
        label = tr("{now} (before: {earlier})").format(now=now, earlier=earlier) if earlier else now
        bars.append(
            BarRow(name=name, parts=(lately.get(team, 0.0),), label=label, words=f"{name}: {label}")
        )
        rows.append((name, now, earlier))
    words = BarWords(
        alternative=tr("Average points of each team; there is no level to reach."),
        header=(tr("Team"), tr("Lately"), tr("Before")),
        rows=tuple(rows),
    )
    return bars_picture(bars, words, width=width)


def _sheet(session: Session, record: Record) -> Sheet:
    assert isinstance(record, Pulse)  # noqa: S101 - its own register asks
    return Sheet(
        record=record,
        title=_week_words(record),
        remark=tr("ten points, for you alone"),
        parts=tuple(_parts(session, record)),
        deeds=tuple(_deeds(session, record)),
    )


def _parts(session: Session, one: Pulse) -> Iterator[Said]:
    names = team_names(session)
    lines = [f"{names[team]}: {points}" for team, points in one.shares.items()]
    yield Said(title=tr("Which team felt like home"), words="\n".join(lines))
    if one.note:
        yield Said(title=tr("Note"), words=one.note)


def _deeds(session: Session, one: Pulse) -> Iterator[Deed]:
    yield Deed(
        name="edit",
        words=tr("Share out anew"),
        keys="F2",
        ask=partial(_ask, session, one),
    )
    yield Deed(name="names", words=tr("Name the teams"), ask=partial(_names, session))
    yield Deed(
        name="delete",
        words=tr("Delete"),
        keys="Del",
        act=partial(delete_pulse, session, one),
        done=tr("The pulse is deleted."),
    )


def _ask(session: Session, seen: Pulse | None) -> Ask:
    def save(values: Mapping[str, Any]) -> RecordId:
        return share_out(session, values["shares"], values["week"], note=values["note"]).id

    return Ask(
        record_type=Pulse,
        title=tr("Which team felt like home?"),
        rows=(),
        save=save,
        done=tr("The points are shared out."),
        shown={
            "week": seen.week if seen else week_start(session.today()),
            "shares": seen.shares if seen else {},
            "note": seen.note if seen else "",
        },
        record=seen,
    )


def _names(session: Session) -> Ask:
    def save(values: Mapping[str, Any]) -> RecordId:
        return name_home_teams(session, {HomeTeam(name): said for name, said in values.items()}).id

    return Ask(
        record_type=HomeTeams,
        title=tr("What you call the teams"),
        rows=tuple((team.value,) for team in HomeTeam),
        save=save,
        done=tr("The teams are named."),
        shown=held_by(home_teams(session)),
    )
