"""What was done, action by action, the newest first?"""

import json
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from typing import Any

from planner.domain.changes import known_action
from planner.domain.history_steps import HistoryStep, HistoryWish
from planner.domain.lane import split_lane
from planner.domain.records import Kind
from planner.store.engine import Connection, Value
from planner.store.reading.noted import NO_TWIN
from planner.store.tables import TABLES, id_bytes, id_of

FIRST_RECORDS = 3
_CLOCK_BITS = 16
_LATEST = ((1 << 63) - 1, b"")
_HEADS = (
    "SELECT e.hlc, e.hash, e.site, e.seq, e.action_name, m.name, s.device"  # noqa: S608 - ours
    " FROM edit e JOIN site s ON s.site = e.site LEFT JOIN member m ON m.id = s.member"
    f" WHERE e.seq = e.action AND {NO_TWIN} AND (e.hlc, e.hash) < (?, ?)"
)
_HOLDING = (
    "SELECT t.record FROM edit t WHERE CASE WHEN t.field = '*' THEN"
    " t.value LIKE ? ESCAPE '!' AND json_valid(t.value) AND EXISTS"
    " (SELECT 1 FROM json_each(t.value) j WHERE j.value LIKE ? ESCAPE '!'"
    " AND t.record_type || '.' || j.key IN (SELECT value FROM json_each(?)))"
    " ELSE t.value LIKE ? ESCAPE '!'"
    " AND t.record_type || '.' || t.field IN (SELECT value FROM json_each(?)) END"
)
"""SQL: the records in which a word stands or stood, in what people wrote."""

_EDITS = "SELECT action, {columns} FROM edit e WHERE site = ? AND seq >= ? ORDER BY seq, hash"


def steps(
    connection: Connection,
    wish: HistoryWish,
    before: HistoryStep | None,
    limit: int,
    unsearched: Collection[str],
) -> list[HistoryStep]:
    """List steps, the newest first; `before` one that was listed already, or from the newest.

    Words of records of the `unsearched` types are not looked at.
    """
    condition, given = _narrowed(wish, unsearched)
    mark = (before.order, bytes.fromhex(before.id)) if before else _LATEST
    rows = connection.execute(
        f"{_HEADS}{condition} ORDER BY e.hlc DESC, e.hash DESC LIMIT ?", (*mark, *given, limit)
    )
    return [_step(connection, row) for row in rows.fetchall()]


def rows_of(connection: Connection, step: HistoryStep, columns: str) -> Iterator[tuple[Any, ...]]:
    """Yield these columns of the edits of a step, in the order in which they were written."""
    found = connection.execute(
        "SELECT site, seq FROM edit WHERE hlc = ? AND hash = ? AND seq = action",
        (step.order, bytes.fromhex(step.id)),
    ).fetchone()
    if found is not None:
        yield from _rows_of(connection, found[0], found[1], columns)


def _rows_of(
    connection: Connection, site: int, first: int, columns: str
) -> Iterator[tuple[Any, ...]]:
    # The edits of an action stand in a row; whoever looked for them all would read to the end.
    for action, *values in connection.execute(_EDITS.format(columns=columns), (site, first)):
        if action > first:
            return
        if action == first:
            yield tuple(values)


def _step(connection: Connection, row: tuple[Any, ...]) -> HistoryStep:
    hlc, edit, site, first, action_name, by, device = row
    records = dict.fromkeys(_rows_of(connection, site, first, "record_type, record"))
    return HistoryStep(
        id=edit.hex(),
        order=hlc,
        at=datetime.fromtimestamp((hlc >> _CLOCK_BITS) // 1000, UTC),
        by=by or "",
        device=device or "",
        lane=split_lane(action_name)[1],
        action=known_action(action_name),
        action_name=action_name,
        records=tuple((kind, id_of(record)) for kind, record in list(records)[:FIRST_RECORDS]),
        count=len(records),
    )


def _narrowed(wish: HistoryWish, unsearched: Collection[str]) -> tuple[str, list[Value]]:
    """Return the condition of a wish, and what it asks for."""
    wanted: list[tuple[str, tuple[Value, ...]]] = []
    if wish.record:
        wanted.append(("x.record = ?", (id_bytes(wish.record),)))
    if wish.record_type:
        wanted.append(("x.record_type = ?", (wish.record_type,)))
    texts = json.dumps(_texts(unsearched))
    for word in wish.words.split():
        written = json.dumps(word, ensure_ascii=False)[1:-1]
        holds = (_pattern(written), _pattern(word), texts, _pattern(word), texts)
        wanted.append((f"x.record IN ({_HOLDING})", holds))
    if not wanted:
        return "", []
    within = " AND ".join(condition for condition, _ in wanted)
    found = f" AND (e.site, e.seq) IN (SELECT x.site, x.action FROM edit x WHERE {within})"  # noqa: S608 - ours
    return found, [value for _, given in wanted for value in given]


def _texts(unsearched: Collection[str]) -> list[str]:
    """Name the fields that people write words into, each behind its type."""
    return [
        f"{kind}.{spec.name}"
        for kind, table in TABLES.items()
        if kind not in unsearched
        for spec in table.specs
        if spec.kind in (Kind.LINE, Kind.TEXT)
    ]


def _pattern(word: str) -> str:
    """Return what LIKE needs to find a word, in which no sign stands for others."""
    for sign in "!%_":
        word = word.replace(sign, f"!{sign}")
    return f"%{word}%"
