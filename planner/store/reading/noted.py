"""When did the journal note a record? For one of an export, the journal it comes from counts."""

from planner.domain.edits import LATEST_NOTED, Noted
from planner.domain.records import RecordId
from planner.store.engine import Connection
from planner.store.file_format import CHANGED, CREATED, MADE, PUBLISHED
from planner.store.tables import id_of


def _carried(name: str) -> str:
    """Return SQL for what the creation `e` says of another journal, or else its own moment."""
    # Few creations say anything of it, and looking for the word is quicker than reading JSON.
    return (
        f"coalesce(CASE WHEN e.field = '{CREATED}' AND instr(e.value, '\"{name}\"') > 0"
        f" AND json_valid(e.value) THEN CAST(json_extract(e.value, '$.{name}') AS INTEGER) END,"
        " e.hlc)"
    )


NO_TWIN = (
    f"(e.action_name <> '{PUBLISHED}' OR e.site NOT IN (SELECT site FROM site WHERE member ="  # noqa: S608 - ours
    " (SELECT id FROM member WHERE is_owner = 1 AND is_deleted = 0)))"
)
"""SQL: an edit `e` does not only repeat, for a team, what stands in the owner's own chain."""

NOTED_FIRST = _carried(MADE)
"""SQL: since when an edit `e` holds."""

NOTED_LAST = _carried(CHANGED)
"""SQL: when an edit `e` was the last one."""


def noted(connection: Connection) -> dict[RecordId, Noted]:
    """Return when each record was made and last changed; of a meeting, since when it stands so."""
    rows = connection.execute(
        f"SELECT e.record, min(CASE WHEN e.field = ? THEN {NOTED_FIRST} END),"  # noqa: S608 - our names
        f" max(CASE WHEN e.field IN (?, 'start', 'end') THEN {NOTED_FIRST} END),"
        f" max({NOTED_LAST}), e.record_type FROM edit e WHERE {NO_TWIN} GROUP BY e.record",
        (CREATED, CREATED),
    )
    return {
        id_of(record): _noted(stands if kind == "meeting" else made, changed)
        for record, made, stands, changed, kind in rows
        if made is not None
    }


def _noted(made: int, changed: int) -> Noted:
    made = min(max(made, 0), LATEST_NOTED)  # a foreign file may say anything
    return Noted(made=made, changed=min(max(made, changed), LATEST_NOTED))
