"""Would taking an action back change a round of which a team's results could be seen?

Whoever closes a round, looks, opens it again, adds one answer and closes it learns that answer.
"""

from collections.abc import Sequence

from planner.domain.changes import RecordChange
from planner.domain.errors.standards import RoundSeenError
from planner.domain.readiness import Answer, Rater, Round, RoundComment
from planner.domain.records import RecordId
from planner.store.engine import Connection
from planner.store.tables import id_bytes


def check_closed_rounds(connection: Connection, changes: Sequence[RecordChange]) -> None:
    """Look at changes that are written but not kept yet.

    A round that goes or comes with its answers, as when its initiative is deleted, does no harm.

    Raises:
        RoundSeenError: A round opens again, or its answers or comments change, though its results
            could be seen.
    """
    whole = {change.record_id for change in changes if None in (change.before, change.after)}
    for change in changes:
        if change.record_type == Round.TYPE and _opens(change):
            _refuse_if_seen(connection, change.record_id)
        elif change.record_type in (Answer.TYPE, RoundComment.TYPE):
            row = change.after or change.before or {}
            of = RecordId(str(row["round"]))
            if of not in whole and _is_closed(connection, of):
                _refuse_if_seen(connection, of)


def _opens(change: RecordChange) -> bool:
    before, after = change.before, change.after
    return bool(before and after and before["closed_on"] and not after["closed_on"])


def _is_closed(connection: Connection, of: RecordId) -> bool:
    found = connection.execute(
        "SELECT 1 FROM round WHERE id = ? AND closed_on IS NOT NULL AND is_deleted = 0",
        (id_bytes(of),),
    ).fetchone()
    return found is not None


def _refuse_if_seen(connection: Connection, of: RecordId) -> None:
    """Fewer answers than the round asks for show nothing, and one's own tell nobody else's."""
    found = connection.execute(
        "SELECT 1 FROM round AS r WHERE r.id = ? AND r.rater = ? AND r.least <= ("
        "SELECT count(DISTINCT respondent) FROM answer WHERE round = r.id AND is_deleted = 0)",
        (id_bytes(of), Rater.TEAM.value),
    ).fetchone()
    if found is not None:
        raise RoundSeenError(of)
