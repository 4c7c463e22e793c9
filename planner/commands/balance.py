"""The account of time on the command line."""

from collections.abc import Callable, Mapping
from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import command
from planner.commands.periods import period_of, period_options
from planner.commands.shown import Shown, in_columns
from planner.domain.attention import WORKING_MODES
from planner.insight.account import Account
from planner.services.balance import balance as account_of
from planner.services.balance import usual_period
from planner.text import tr
from planner.words.bandwidth import bandwidth_sentence
from planner.words.choices import choice_text
from planner.words.numbers import hours_text, percent_text, period_text, short_day_text


@command("balance", help=tr("Where the time went; the last four weeks unless days are named."))
@period_options
@click.option(
    "--by",
    type=click.Choice(["week", "hat", "mode"]),
    default="week",
    show_default=True,
    help=tr("What the rows stand for."),
)
@click.pass_obj
def balance(frame: Frame, first: str | None, last: str | None, by: str) -> None:
    """Show the account of time."""
    with frame.session("balance") as session:
        account = account_of(session, period_of(first, last, usual_period(session)))
        rows = _ROWS[by](account, Shown(session))
        value = {
            "from": account.first.isoformat(),
            "to": account.last.isoformat(),
            **_sums(account),
            "shares": _shares(account),
            "sentence": bandwidth_sentence(account),
            "by": by,
            "rows": rows,
        }
        frame.answer(value, [*_head(account), *in_columns(_LINES[by](rows, account), _RIGHT)])


_RIGHT = range(1, 8)


def _sums(account: Account) -> dict[str, Any]:
    return {
        "logged_minutes": account.logged_minutes,
        "away_minutes": account.away_minutes,
        "working_minutes": account.working_minutes,
        "covered_minutes": account.covered_minutes,
        "coverage": account.coverage,
        "modes": _modes(account.by_mode),
    }


def _shares(account: Account) -> dict[str, int] | None:
    if account.shares is None:
        return None
    return {mode.value: share for mode, share in account.shares.items()}


def _modes(by_mode: Mapping[Any, int]) -> dict[str, int]:
    return {mode.value: by_mode[mode] for mode in WORKING_MODES}


def _week_rows(account: Account, _shown: Shown) -> list[dict[str, Any]]:
    return [
        {"week": week.first.isoformat(), "to": week.last.isoformat(), **_sums(week)}
        for week in account.weeks
    ]


def _hat_rows(account: Account, shown: Shown) -> list[dict[str, Any]]:
    return [
        {
            "hat": shown.tag(row.hat),
            "hat_id": row.hat,
            "logged_minutes": row.logged_minutes,
            "away_minutes": row.away_minutes,
            "modes": _modes(row.by_mode),
        }
        for row in account.hats
    ]


def _mode_rows(account: Account, _shown: Shown) -> list[dict[str, Any]]:
    shares = account.shares or {}
    return [
        {"mode": mode.value, "minutes": account.by_mode[mode], "share": shares.get(mode)}
        for mode in WORKING_MODES
    ]


_ROWS: Mapping[str, Callable[[Account, Shown], list[dict[str, Any]]]] = {
    "week": _week_rows,
    "hat": _hat_rows,
    "mode": _mode_rows,
}


def _head(account: Account) -> list[str]:
    lines = [period_text(account.first, account.last), bandwidth_sentence(account)]
    if account.away_minutes:
        away = hours_text(account.away_minutes)
        lines.append(tr("Away: {hours}, which counts nowhere.").format(hours=away))
    return lines


def _titles(first: str, *more: str) -> list[str]:
    return [first, *(choice_text(mode) for mode in WORKING_MODES), tr("logged"), *more]


def _cells(row: Mapping[str, Any]) -> list[str]:
    return [*(hours_text(n) for n in row["modes"].values()), hours_text(row["logged_minutes"])]


def _week_lines(rows: list[dict[str, Any]], account: Account) -> list[list[str]]:
    lines = [_titles(tr("week from"), tr("coverage"))]
    for row, week in zip(rows, account.weeks, strict=True):
        covered = "" if week.coverage is None else percent_text(week.coverage)
        lines.append([short_day_text(week.first), *_cells(row), covered])
    return lines


def _hat_lines(rows: list[dict[str, Any]], _account: Account) -> list[list[str]]:
    named = [[f"@{row['hat']}" if row["hat"] else tr("no hat"), *_cells(row)] for row in rows]
    return [_titles(tr("hat")), *named]


def _mode_lines(rows: list[dict[str, Any]], _account: Account) -> list[list[str]]:
    return [
        [
            choice_text(mode),
            hours_text(row["minutes"]),
            "" if row["share"] is None else percent_text(row["share"]),
        ]
        for mode, row in zip(WORKING_MODES, rows, strict=True)
    ]


_LINES: Mapping[str, Callable[[list[dict[str, Any]], Account], list[list[str]]]] = {
    "week": _week_lines,
    "hat": _hat_lines,
    "mode": _mode_lines,
}
