"""What is owed: by age, by rule and by level, now or at an earlier date, and writing it off."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import click

from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.shown import in_columns, moment_value, short_id
from planner.commands.written import read_moment
from planner.domain.durations import read_minutes
from planner.domain.protection import Rule
from planner.domain.records import RecordId
from planner.insight.debt import Debt, OwedPart
from planner.services import debts as services
from planner.services.levels import level_names
from planner.services.session import Session
from planner.text import tr
from planner.words.levels import Names, level_text
from planner.words.numbers import hours_text, moment_text

_TABLE = {"write-off": f"{__name__}:write_off"}
_NO_RULE = "none"


@group("debt", _TABLE, invoke_without_command=True, help=tr("Show what is owed, or write it off."))
@click.option("--at", "when", metavar="ISO", help=tr("As the ledger said at that time."))
@click.pass_context
def debt(context: click.Context, when: str | None) -> None:
    """Show the debt where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("debt") as session:
        moment = read_moment(when, session.zone()) if when else session.now()
        _answer(frame, session, moment)


@command("write-off", help=tr("Give up minutes that are owed to a rule."))
@click.option(
    *("--rule", "written"),
    required=True,
    metavar="ID",
    help=tr("The rule; “none” for blocks without one."),
)
@click.option("--minutes", required=True, metavar="LENGTH", help=tr("How much."))
@click.option("--why", required=True, metavar="TEXT", help=tr("The reason."))
@click.pass_obj
def write_off(frame: Frame, written: str, minutes: str, why: str) -> None:
    """Write debt off."""
    with frame.session("debt write-off") as session:
        rule = None if written.strip().lower() == _NO_RULE else _rule_named(session, written)
        services.write_off_rule(session, rule, read_minutes(minutes), why)
        _answer(frame, session, session.now())


def debt_value(debt: Debt) -> dict[str, Any]:
    """Return what is owed, with its ages, as a JSON value."""
    ages = {"up_to_2_weeks": debt.recent, "up_to_6_weeks": debt.middle, "older": debt.old}
    return {"debt_minutes": debt.minutes, "ages": ages, "surge_minutes": debt.surge_minutes}


def debt_lines(debt: Debt) -> list[str]:
    """Say what is owed and how old it is, and what is kept apart."""
    lines = [_owed_text(debt)]
    if debt.surge_minutes:
        apart = hours_text(debt.surge_minutes)
        lines.append(tr("Kept apart in a surge: {minutes}.").format(minutes=apart))
    return lines


def _owed_text(debt: Debt) -> str:
    if not debt.minutes:
        return tr("Nothing is owed.")
    return tr(
        "Owed: {all} ({recent} up to two weeks old, {middle} up to six, {old} older)."
    ).format(
        all=hours_text(debt.minutes),
        recent=hours_text(debt.recent),
        middle=hours_text(debt.middle),
        old=hours_text(debt.old),
    )


def _answer(frame: Frame, session: Session, moment: datetime) -> None:
    found = services.debt_at(session, moment)
    titles = {rule.id: rule.title for rule in session.read.all(Rule)}
    zone = session.zone()
    parts = (*found.parts, *found.surge_parts)
    value = {
        **debt_value(found),
        "at": moment_value(moment, zone),
        "by_rule": [
            {"rule": rule, "title": titles.get(rule) if rule else None, "minutes": minutes}
            for rule, minutes in _most_first(found.by_rule)
        ],
        "by_level": [
            {"for": level.value, "minutes": minutes}
            for level, minutes in _most_first(found.by_level)
        ],
        "parts": [_part_value(part, moment, zone) for part in parts],
    }
    names = level_names(session)
    rows = [_part_row(session, part, titles, names) for part in parts]
    frame.answer(value, [*in_columns(rows, right=(1,)), *debt_lines(found)])


def _part_value(part: OwedPart, moment: datetime, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "row": part.row,
        "block": part.block,
        "rule": part.rule,
        "since": moment_value(part.at, zone),
        "days": (moment - part.at).days,
        "minutes": part.minutes,
        "for": part.for_whom.value,
        "by": part.by_what,
        "surge": part.surge,
    }


def _part_row(
    session: Session, part: OwedPart, titles: Mapping[RecordId, str], names: Names
) -> tuple[str, ...]:
    return (
        moment_text(part.at, session.zone(), session.today()),
        hours_text(part.minutes),
        level_text(part.for_whom, names),
        part.by_what,
        _title(part.rule, titles),
        tr("(in a surge)") if part.surge else "",
    )


def _title(rule: RecordId | None, titles: Mapping[RecordId, str]) -> str:
    if rule is None:
        return ""
    return titles.get(rule) or short_id(rule)


def _most_first(minutes: Mapping[Any, int]) -> list[tuple[Any, int]]:
    return sorted(minutes.items(), key=lambda pair: (-pair[1], str(pair[0])))


def _rule_named(session: Session, written: str) -> RecordId:
    """Return the rule a person wrote; one that is gone must be written whole."""
    owed = services.debt(session).by_rule
    gone = next((rule for rule in owed if rule == written.strip().lower()), None)
    return gone or session.read.named(Rule, written).id
