"""What is said of a merge: what came, what clashes, what one should know of where it came from."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from planner.domain.conflicts import BIN, Conflict, Rival
from planner.text import tr, tr_plural
from planner.words.fields import field_label
from planner.words.numbers import moment_text
from planner.words.records import record_title

_LONGEST_VALUE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What a merge brought, or would bring, in numbers.

    Attributes:
        clashes: Fields on which people disagree since.
        used_twice: Names of computers whose copies were used as if they were one.
        clocks_ahead: Names of computers whose date is in the future.
    """

    edits: int
    records: int
    clashes: int
    used_twice: Sequence[str] = ()
    clocks_ahead: Sequence[str] = ()


def came_lines(came: Came, *, is_preview: bool, by_command: bool = True) -> Iterator[str]:
    """Say what came, or what would; then what is to be known of it.

    `by_command` tells with which command undo works.
    """
    if not came.edits:
        yield tr("The other copy has nothing that this one lacks.")
    else:
        yield _number_text(came, is_preview=is_preview)
        if by_command and not is_preview:
            yield tr("“firebreak undo” takes all of it back.")
    for device in came.used_twice:
        yield tr(
            "Two copies were used as if they were one, on “{device}”. Both sides were kept."
        ).format(device=device or tr("an unknown computer"))
    for device in came.clocks_ahead:
        yield tr("The date of “{device}” is in the future. It decides nothing.").format(
            device=device or tr("an unknown computer")
        )


def _number_text(came: Came, *, is_preview: bool) -> str:
    edits = (
        tr_plural("{n} edit would come", "{n} edits would come", came.edits)
        if is_preview
        else tr_plural("{n} edit came", "{n} edits came", came.edits)
    )
    about = tr_plural("to {n} record", "to {n} records", came.records)
    clashes = tr_plural(
        "{n} field waits for a choice", "{n} fields wait for a choice", came.clashes
    )
    return tr("{edits}, {about}; {clashes}.").format(edits=edits, about=about, clashes=clashes)


def conflict_line(conflict: Conflict, short: str) -> str:
    """Name the record and the field on which people disagree."""
    field = (
        tr("deleted by one, edited by another")
        if conflict.field == BIN
        else field_label(conflict.record_type, conflict.field)
    )
    return f"{record_title(conflict.record_type)} {short}: {field} ({conflict.field})"


def rival_line(conflict: Conflict, rival: Rival, zone: ZoneInfo) -> str:
    """Say whose value it is, since when, and what it is."""
    side = tr("theirs") if rival.is_arrived else tr("mine")
    shown = tr("shown") if rival == conflict.kept else ""
    told = (rival.by, rival.device, moment_text(rival.at, zone), shown)
    about = ", ".join(part for part in told if part)
    return f"{side} ({about}): {_value_text(conflict, rival)}"


def _value_text(conflict: Conflict, rival: Rival) -> str:
    if conflict.field == BIN:
        return tr("deleted") if rival.value else tr("kept")
    written = json.dumps(rival.value, ensure_ascii=False)
    return written if len(written) <= _LONGEST_VALUE else written[: _LONGEST_VALUE - 1] + "…"
