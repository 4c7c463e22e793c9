"""The released data as JSON: embedded in the document, and what its fingerprint is made of."""

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from planner.domain.record_json import record_to_json, written_moment
from planner.domain.release import Released

FORMAT = 1


def released_json(released: Released) -> bytes:
    """Return what the audience may see, canonical: the same plan gives the same bytes."""
    occasion = released.occasion
    written = {
        "format": FORMAT,
        "plan": occasion.plan_uid,
        "revision": occasion.revision,
        "audience": occasion.audience,
        "exported_at": written_moment(occasion.exported_at),
        "zone": occasion.zone,
        "period": _plain(occasion.period),
        "choices": _plain(occasion.choices),
        "sums": _plain(released.sums),
        "records": {
            name: [record_to_json(record) for record in records]
            for name, records in released.plan.records.items()
            if records
        },
    }
    text = json.dumps(written, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def content_hash(released: Released) -> str:
    """Return the fingerprint of what a document says, in hexadecimal."""
    return sha256(released_json(released)).hexdigest()


def _plain(value: Any) -> Any:
    """Return a value of the domain as lists, mappings, text and numbers."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {str(key): _plain(held) for key, held in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(held) for held in value]
    if isinstance(value, datetime):
        return written_moment(value)
    if isinstance(value, date):
        return value.isoformat()
    return round(value, 4) if isinstance(value, float) else value
