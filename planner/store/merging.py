"""Taking edits from elsewhere into a file: the union of two histories, and what follows from it.

Source: the rules of `docs/file-format.md`; decisions 0009 and 0014.
"""

import json
from collections.abc import Iterable

from planner.domain.changes import Action
from planner.domain.records import RecordId
from planner.domain.values import Frozen, frozen
from planner.store.engine import Connection
from planner.store.merging_check import Inspection
from planner.store.merging_receiving import ARRIVED, receive
from planner.store.merging_tables import derive
from planner.store.tables import TABLES, id_of
from planner.store.travelling import AheadSite, Cell, TakenIn, TravellingEdit

_CACHE_KIB = 65_536


@frozen
class Arrival(Frozen):
    """How taking in is noted, so that it can be taken back as one step.

    Attributes:
        hlc: Our clock: the arrival stands after what was done here until then.
        device: This computer's name.
        latest: Clocks beyond this one are in the future.
    """

    action: Action
    hlc: int
    device: str
    latest: int


def take_in(connection: Connection, edits: Iterable[TravellingEdit], arrival: Arrival) -> TakenIn:
    """Add the edits that are new and fit, and bring all that is derived up to date.

    The caller holds the transaction. Edits of one site come in the order of its chain; those of
    several may be mixed.
    """
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")  # edits go all over the indexes
    connection.execute(f"CREATE TEMP TABLE arrived ({ARRIVED})")
    try:
        inspection = Inspection(connection, arrival.latest)
        receive(connection, inspection, edits)
        count = connection.execute(
            f"INSERT INTO main.edit ({ARRIVED}) SELECT {ARRIVED} FROM temp.arrived"  # noqa: S608 - our names
        ).rowcount
        if not count:
            return TakenIn(known=inspection.known, refused=inspection.refused)
        connection.executemany(
            "INSERT OR IGNORE INTO branched VALUES (?)",
            [(site,) for site in sorted(inspection.branched)],
        )
        before = _disputes(connection)
        doubtful = derive(connection)
        _note(connection, arrival, inspection)
        return TakenIn(
            edits=count,
            known=inspection.known,
            records=_records(connection),
            doubtful=tuple((kind, id_of(record)) for kind, record in doubtful),
            clashes=tuple(
                Cell(kind, id_of(record), field)
                for kind, record, field, _ in sorted(_disputes(connection) - before)
            ),
            refused=inspection.refused,
            branched=_devices(connection, inspection.branched),
            ahead=_ahead(connection, inspection),
        )
    finally:
        connection.execute("DROP TABLE temp.arrived")


def _touched(connection: Connection) -> list[tuple[str, bytes]]:
    rows = connection.execute("SELECT DISTINCT record_type, record FROM temp.arrived")
    return [(record_type, record) for record_type, record in rows if record_type in TABLES]


def _records(connection: Connection) -> tuple[tuple[str, RecordId], ...]:
    return tuple((kind, id_of(record)) for kind, record in _touched(connection))


_Dispute = tuple[str, bytes, str, int]


def _disputes(connection: Connection) -> set[_Dispute]:
    rows = connection.execute("SELECT record_type, record, field, heads FROM conflict")
    return set(rows)


def _devices(connection: Connection, sites: Iterable[int]) -> tuple[str, ...]:
    found = (
        connection.execute("SELECT device FROM site WHERE site = ?", (site,)).fetchone()[0]
        for site in sorted(sites)
    )
    return tuple(str(device or "") for device in found)


def _ahead(connection: Connection, inspection: Inspection) -> tuple[AheadSite, ...]:
    devices = dict(connection.execute("SELECT uid, device FROM site"))
    return tuple(
        AheadSite(site=uid, device=str(devices[uid] or ""), hlc=hlc)
        for uid, hlc in inspection.ahead.items()
    )


def _note(connection: Connection, arrival: Arrival, inspection: Inspection) -> None:
    """Note which edits arrived; this stands in this file only and does not travel."""
    reach = {
        site: connection.execute("SELECT max(seq) FROM edit WHERE site = ?", (site,)).fetchone()[0]
        for (site,) in connection.execute("SELECT site FROM site").fetchall()
    }
    mark = connection.execute("SELECT hash FROM temp.arrived LIMIT 1").fetchone()[0]
    number = connection.execute(
        "INSERT INTO arrival (mark, hlc, action_name, device, reach) VALUES (?, ?, ?, ?, ?)",
        (mark, arrival.hlc, arrival.action.value, arrival.device, json.dumps(reach)),
    ).lastrowid
    connection.executemany(
        "INSERT INTO arrival_part VALUES (?, ?, ?, ?, ?)",
        [(number, *part) for part in inspection.taken],
    )
