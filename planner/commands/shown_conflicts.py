"""How a conflict is shown on the command line, wherever the edits came from."""

import json
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from planner.commands.shown import short_id
from planner.domain.conflicts import Conflict
from planner.services.conflicts import proposal
from planner.text import tr
from planner.words.merging import conflict_line, rival_line


def conflict_value(conflict: Conflict) -> dict[str, Any]:
    """Return what stands against what, for scripts."""
    return {
        "record": conflict.record,
        "record_type": conflict.record_type,
        "field": conflict.field,
        "mine": conflict.mine.value,
        "theirs": conflict.theirs.value,
        "kept": conflict.kept.value,
    }


def conflict_lines(conflict: Conflict, zone: ZoneInfo) -> Iterator[str]:
    """Tell which values there are, whose, and what would join two texts."""
    yield conflict_line(conflict, short_id(conflict.record))
    for rival in conflict.rivals:
        yield "  " + rival_line(conflict, rival, zone)
    joined = proposal(conflict)
    if joined is not None:
        yield "  " + tr("joined: {text}").format(text=json.dumps(joined, ensure_ascii=False))
