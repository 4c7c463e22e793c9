"""Questionnaires on the command line: which there are, and what stands in one."""

from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import command
from planner.commands.shown import in_columns
from planner.domain.readiness import Instrument, Subscale
from planner.services import instruments as services
from planner.services.session import Session
from planner.text import tr
from planner.words.numbers import decimal_text


@command("instruments", help=tr("List the questionnaires, or show one with its statements."))
@click.argument("key", required=False)
@click.pass_obj
def instruments(frame: Frame, key: str | None) -> None:
    """List the instruments, or show one."""
    with frame.session("instruments") as session:
        if key is None:
            answer_instruments(frame, session)
            return
        found = services.instrument_of(session, key)
        frame.answer({"instrument": _whole_value(found)}, _lines(found))


def answer_instruments(frame: Frame, session: Session) -> None:
    """Answer with all instruments, each in its latest version."""
    families = services.families(session)
    value = [
        {
            **_value(family.latest),
            "items": len(family.latest.item_keys()),
            "subscales": [subscale.name for subscale in family.latest.subscales],
            "versions": [version.version for version in family.versions],
        }
        for family in families
    ]
    rows = [(one.latest.key, one.latest.name, one.latest.version) for one in families]
    frame.answer(value, in_columns(rows))


def _value(instrument: Instrument) -> dict[str, Any]:
    return {
        "key": instrument.key,
        "name": instrument.name,
        "version": instrument.version,
        "licence": instrument.licence,
    }


def _whole_value(instrument: Instrument) -> dict[str, Any]:
    return {
        **_value(instrument),
        "source": instrument.source,
        "lowest": instrument.lowest,
        "highest": instrument.highest,
        "anchors": list(instrument.anchors),
        "may_print_wording": instrument.may_print_wording,
        "is_ordered": instrument.is_ordered,
        "near_zero": instrument.near_zero,
        "subscales": [_subscale_value(subscale) for subscale in instrument.subscales],
    }


def _subscale_value(subscale: Subscale) -> dict[str, Any]:
    return {
        "key": subscale.key,
        "name": subscale.name,
        "validated": subscale.is_validated,
        "reliability": subscale.reliability,
        "reliability_source": subscale.reliability_source,
        "deviation": subscale.deviation,
        "deviation_source": subscale.deviation_source,
        "items": [
            {"key": item.key, "words": item.words, "reversed": item.is_reversed, "part": item.part}
            for item in subscale.items
        ],
    }


def _lines(instrument: Instrument) -> list[str]:
    lines = [f"{instrument.name}, {instrument.version}", instrument.licence, instrument.source]
    for subscale in instrument.subscales:
        mark = "" if subscale.is_validated else tr("unvalidated")
        known = ""
        if subscale.reliability is not None:
            known = tr("reliability {value} ({source})").format(
                value=decimal_text(subscale.reliability, 2), source=subscale.reliability_source
            )
        lines.append("  ".join(part for part in (subscale.name, mark, known) if part))
        lines += [f"  {item.key}  {item.words}" for item in subscale.items]
    return [line for line in lines if line]
