"""Which lane a file allows, and the guard and the writer that keep to it."""

from planner.domain.changes import Action
from planner.domain.lane import Lane, name_in_lane
from planner.store.engine import Connection
from planner.store.journal import Stamp
from planner.store.reading.guard import Guard
from planner.store.reading.reader import Reader
from planner.store.sites import Randomness, Tip
from planner.store.writing import Writer, first_stamp

LANE_KEY = "lane"
SHARED_FROM_KEY = "shared_from"


def mark_as_shared(connection: Connection, plan_uid: bytes) -> None:
    """Make a file an assistant's for good; the caller holds the transaction."""
    connection.execute("INSERT INTO meta VALUES (?, ?)", (LANE_KEY, Lane.ASSISTANT.value))
    connection.execute("INSERT INTO meta VALUES (?, ?)", (SHARED_FROM_KEY, plan_uid))


def open_to_director(connection: Connection) -> None:
    """Take the mark from a private copy, so that all that an assistant wrote can be read."""
    connection.execute("DELETE FROM meta WHERE key = ?", (LANE_KEY,))


def shared_from(connection: Connection) -> bytes | None:
    """Return the id of the plan that a file was shared from, None for an ordinary plan."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (SHARED_FROM_KEY,)).fetchone()
    return bytes(row[0]) if row else None


def allowed_lane(connection: Connection, wanted: Lane) -> Lane:
    """Return the lane in which a file is opened: an assistant's file knows no other."""
    row = connection.execute("SELECT 1 FROM meta WHERE key = ?", (LANE_KEY,)).fetchone()
    return Lane.ASSISTANT if row else wanted


def guard_of(connection: Connection, lane: Lane) -> Guard:
    """Return what keeps the lane on this connection from now on."""
    if lane is Lane.DIRECTOR:
        return Guard()
    # Imported late: a director's plan opens without it.
    from planner.store.reading.assistant_guard import AssistantGuard  # noqa: PLC0415

    guard = AssistantGuard(connection)
    guard.shut()
    return guard


def seen_by_assistant(connection: Connection) -> Reader:
    """Return what an assistant would read of a plan that its director has open."""
    from planner.store.reading.assistant_guard import AssistantGuard  # noqa: PLC0415 - as above

    return Reader(connection, AssistantGuard(connection))


def check_action(action: Action, lane: Lane) -> None:
    """Raise NotInLaneError for what is not done in this lane."""
    if lane is Lane.DIRECTOR:
        return
    from planner.store.assistant_writing import check_action as check  # noqa: PLC0415 - as above

    check(action)


def writer_of(
    connection: Connection, tip: Tip, stamp: Stamp, randomness: Randomness, guard: Guard
) -> Writer:
    """Return the writer of the guard's lane."""
    if guard.lane is Lane.DIRECTOR:
        return Writer(connection, tip, stamp, randomness)
    from planner.store.assistant_writing import AssistantWriter  # noqa: PLC0415 - as above

    return AssistantWriter(connection, tip, stamp, randomness, guard)


def stamp_in_lane(tip: Tip, action: Action, clock: int, lane: Lane, undoes: bytes | None) -> Stamp:
    """Return the first stamp of an action, which names the lane; `clock` is the last hlc."""
    return first_stamp(tip, name_in_lane(action.value, lane), clock, undoes)
