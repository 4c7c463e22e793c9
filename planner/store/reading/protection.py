"""Questions about blocks, the ledger and proposals."""

from datetime import datetime

from planner.domain.attention import MeetingState
from planner.domain.joint import BusyTime, Participation
from planner.domain.lane import Lane
from planner.domain.proposals import StoredProposal
from planner.domain.protection import Block, BlockState, Displacement
from planner.domain.record_json import read_moment, written_moment
from planner.domain.records import RecordId
from planner.store.engine import Connection
from planner.store.file_format import CREATED
from planner.store.reading.guard import Guard
from planner.store.reading.noted import NOTED_FIRST
from planner.store.reading.records import RecordQueries
from planner.store.tables import id_of


class ProtectionQueries:
    """Answers about blocks, what displaced them, and proposals not yet accepted."""

    def __init__(self, connection: Connection, records: RecordQueries, guard: Guard) -> None:
        self._connection = connection
        self._records = records
        self._guard = guard

    def blocks_between(self, start: datetime, end: datetime) -> list[Block]:
        """List blocks that begin in the period, lost ones included, by start."""
        return self._records.where(
            Block,
            "start >= ? AND start < ? ORDER BY start, id",
            written_moment(start),
            written_moment(end),
        )

    def ledger(self, block: RecordId | None = None) -> list[Displacement]:
        """List the ledger's rows, of one block or all, the oldest first."""
        if block is None:
            return self._records.where(Displacement, "1 ORDER BY at, id")
        return self._records.where(Displacement, "block = ? ORDER BY at, id", bytes.fromhex(block))

    def participations(self, rule: RecordId) -> list[Participation]:
        """List who takes part in the blocks of a rule, in the order of their ids."""
        return self._records.where(Participation, "rule = ? ORDER BY id", bytes.fromhex(rule))

    def busy_times_between(
        self, member: RecordId, start: datetime, end: datetime
    ) -> list[BusyTime]:
        """List when a member is busy in the period, by start."""
        return self._records.where(
            BusyTime,
            'member = ? AND start < ? AND "end" > ? ORDER BY start, id',
            bytes.fromhex(member),
            written_moment(end),
            written_moment(start),
        )

    def busy_times(self, member: RecordId) -> list[BusyTime]:
        """List all that is known of when a member is busy, by start."""
        return self._records.where(BusyTime, "member = ? ORDER BY start, id", bytes.fromhex(member))

    def debt_minutes(self) -> int:
        """Add up the ledger rule by rule, without what counts apart in a surge."""
        row = self._connection.execute(
            "SELECT coalesce(sum(max(0, owed)), 0) FROM (SELECT sum(d.minutes) AS owed"
            " FROM displacement d LEFT JOIN block b ON b.id = d.block"
            " WHERE d.is_deleted = 0 AND d.surge IS NULL GROUP BY coalesce(d.rule, b.rule))"
        ).fetchone()
        return int(row[0])

    def written_moments(self) -> dict[RecordId, int]:
        """Return when the journal noted each block and each row of the ledger, as it counts."""
        rows = self._connection.execute(
            f"SELECT e.record, min({NOTED_FIRST}) FROM"  # noqa: S608 - our names
            " (SELECT id FROM block UNION ALL SELECT id FROM displacement) r"
            " JOIN edit e ON e.record = r.id AND e.field = ? GROUP BY e.record",
            (CREATED,),
        )
        return {id_of(record): moment for record, moment in rows}

    def busy_meetings(self, start: datetime, end: datetime) -> list[tuple[datetime, datetime, int]]:
        """List busy meetings that began in the period, by start: from, to, and since when so.

        The last is when the journal noted their time, as it counts. Those that last all day, and
        those the leader dismissed, take no block's time.
        """
        rows = self._connection.execute(
            f'SELECT m.start, m."end", max({NOTED_FIRST}) FROM meeting m'  # noqa: S608 - our names
            " JOIN edit e ON e.record = m.id"
            " AND e.field IN (?, 'start', 'end') WHERE m.is_deleted = 0 AND m.is_busy = 1"
            " AND m.is_all_day = 0 AND m.state NOT IN (?, ?) AND m.start >= ? AND m.start < ?"
            " GROUP BY m.id ORDER BY m.start, m.id",
            (
                CREATED,
                *(MeetingState.DISMISSED, MeetingState.CANCELLED),
                *(written_moment(start), written_moment(end)),
            ),
        )
        return [(read_moment(begin), read_moment(stop), since) for begin, stop, since in rows]

    def rules_of_blocks(self) -> dict[RecordId, RecordId | None]:
        """Return which rule each block belongs to, by the block's id."""
        rows = self._connection.execute("SELECT id, rule FROM block WHERE is_deleted = 0")
        return {id_of(block): id_of(rule) if rule else None for block, rule in rows}

    def proposals(self, *, accepted_too: bool = False) -> list[StoredProposal]:
        """List proposals by start, without those that are blocks already.

        One that moves a block is left out while the block stands there or gave way otherwise.
        They are the director's to accept: an assistant has none.
        """
        if self._guard.lane is not Lane.DIRECTOR:
            return []
        rows = self._connection.execute(
            "SELECT p.id, p.rule, p.start, p.minutes, p.survival, p.why, p.moves FROM proposal p"
            " WHERE ? OR CASE WHEN p.moves IS NULL THEN NOT EXISTS"
            " (SELECT 1 FROM block b WHERE b.id = p.id AND b.is_deleted = 0) ELSE EXISTS"
            " (SELECT 1 FROM block b WHERE b.id = p.moves AND b.is_deleted = 0"
            " AND b.state NOT IN (?, ?) AND (b.start <> p.start OR b.minutes <> p.minutes)) END"
            " ORDER BY p.start, p.id",
            (int(accepted_too), BlockState.KEPT, BlockState.LOST),
        )
        return [
            StoredProposal(
                id=id_of(record),
                rule=id_of(rule),
                start=read_moment(start),
                minutes=minutes,
                survival=survival,
                why=why,
                moves=id_of(moves) if moves else None,
            )
            for record, rule, start, minutes, survival, why, moves in rows
        ]
