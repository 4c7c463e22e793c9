"""A pack that is handed over, as one page that needs nothing else, or as JSON."""

import json
from datetime import date, datetime
from enum import StrEnum
from html import escape
from typing import Any

from planner.domain.handed_over import Pack, PackEntry, PackKind
from planner.domain.record_json import record_to_json, written_moment
from planner.domain.records import FieldSpec, Kind, Tier, specs_of
from planner.text import language, tr, tr_plural
from planner.words.choices import choice_text
from planner.words.fields import field_label
from planner.words.numbers import day_text
from planner.words.records import record_title

_STYLE = (
    "body{font:1.05rem/1.5 system-ui,sans-serif;color:#1a2230;background:#fff;margin:2rem auto;"
    "padding:0 1.25rem;max-width:46rem}h1{font-size:1.8rem;line-height:1.2}"
    "h2{font-size:1.25rem;margin-top:2rem}h3{font-size:1.05rem;margin:1.4rem 0 .2rem}"
    "dl{margin:.2rem 0}dt{font-weight:700}dd{margin:0 0 .4rem;white-space:pre-wrap}"
    "p.muted{color:#566171}article{break-inside:avoid}"
)


def pack_as_json(pack: Pack) -> str:
    """Return the pack as JSON: every record whole, with its days and who may see it."""
    written = {
        "firebreak_pack": 1,
        "kind": pack.kind.value,
        "recipient": pack.recipient,
        "owner": pack.owner,
        "made_at": written_moment(pack.made_at),
        "keep_years": pack.keep_years,
        "records": [_value(entry) for entry in pack.entries],
    }
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"


def _value(entry: PackEntry) -> dict[str, Any]:
    return {
        "type": entry.record.TYPE,
        **record_to_json(entry.record),
        "belongs_to": entry.belongs_to,
        "named_in": list(entry.about),
        "noted_on": entry.made.isoformat(),
        "changed_on": entry.changed.isoformat(),
        "keep_until": entry.keep_until.isoformat() if entry.keep_until else None,
    }


def pack_as_html(pack: Pack) -> str:
    """Return the pack as a page: by who may see the records, then in the order of the plan."""
    title = pack_title(pack)
    tiers = [tier for tier in Tier if any(entry.tier is tier for entry in pack.entries)]
    body = "".join(_section(pack, tier) for tier in tiers)
    return (
        f'<!doctype html>\n<html lang="{language()}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n"
        f"<body><main><h1>{escape(title)}</h1>{_paragraphs(_before(pack))}{body}</main></body></html>\n"
    )


def pack_title(pack: Pack) -> str:
    """Return what the page is called."""
    return {
        PackKind.REQUEST: tr("What the plan of {owner} holds about {who}"),
        PackKind.SUCCESSOR: tr("Handed over by {owner} to {who}"),
        PackKind.APPRAISAL: tr("Evidence of {owner} for {who}"),
    }[pack.kind].format(owner=pack.owner or tr("somebody without a name"), who=pack.recipient)


def _before(pack: Pack) -> list[str]:
    count = tr_plural("{n} record", "{n} records", len(pack.entries))
    said = [
        tr("{records}, as they stood on {day}.").format(
            records=count, day=day_text(pack.made_at.date())
        )
    ]
    if pack.kind is PackKind.REQUEST:
        said.append(
            tr(
                "Found by the name, in texts and by reference; somebody who is spoken of in other "
                "words is not found. What of it is disclosed is decided by whoever answers the "
                "request."
            )
        )
        if pack.keep_years is not None:
            said.append(
                tr_plural(
                    "Kept for {n} year after the last change, by the leader's own rule.",
                    "Kept for {n} years after the last change, by the leader's own rule.",
                    pack.keep_years,
                )
            )
    return said


def _paragraphs(said: list[str]) -> str:
    return "".join(f'<p class="muted">{escape(words)}</p>' for words in said)


def _section(pack: Pack, tier: Tier) -> str:
    heading = tr("Seen by: {who}").format(who=choice_text(tier))
    entries = "".join(_article(entry) for entry in pack.entries if entry.tier is tier)
    return f"<section><h2>{escape(heading)}</h2>{entries}</section>"


def _article(entry: PackEntry) -> str:
    record = entry.record
    lines = [
        (field_label(record.TYPE, spec.name), _words(spec, getattr(record, spec.name)))
        for spec in specs_of(type(record))
        if spec.name != "tier" and spec.kind is not Kind.REFERENCE
    ]
    shown = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(words)}</dd>" for name, words in lines if words
    )
    heading, days = escape(_heading(entry)), _paragraphs(_days(entry))
    return f"<article><h3>{heading}</h3>{days}<dl>{shown}</dl></article>"


def _heading(entry: PackEntry) -> str:
    kind = record_title(entry.record.TYPE)
    if not entry.belongs_to:
        return kind
    return tr("{record}, of “{owner}”").format(record=kind, owner=entry.belongs_to)


def _days(entry: PackEntry) -> list[str]:
    said = tr("Noted on {made}, changed last on {changed}.").format(
        made=day_text(entry.made), changed=day_text(entry.changed)
    )
    if entry.keep_until:
        said += " " + tr("Kept until {day}.").format(day=day_text(entry.keep_until))
    return [said]


def _words(spec: FieldSpec, value: Any) -> str:
    if spec.kind is Kind.FLAG or value is None:
        return tr("yes") if value else ""
    if isinstance(value, StrEnum):
        return choice_text(value)
    if isinstance(value, datetime):
        return written_moment(value)
    if isinstance(value, date):
        return day_text(value)
    if spec.kind is Kind.MINUTES:
        return tr_plural("{n} minute", "{n} minutes", value)
    return str(value)
