"""Which records hold these words? An index of all searchable texts, kept in memory only.

It is built when it is first asked for and follows the journal from then on. Nothing of it reaches
the disk, so that a text that is erased from the plan is not left behind in an index.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from planner.domain.errors.sharing import NotInLaneError
from planner.domain.found_records import FoundRecord
from planner.domain.lane import Lane
from planner.store.engine import Connection, Value, reading_errors
from planner.store.reading.guard import Guard
from planner.store.tables import TABLES, Table, id_of

_MADE = (
    "CREATE TABLE temp.searched (number INTEGER PRIMARY KEY, record BLOB UNIQUE,"
    " record_type TEXT NOT NULL)",
    "CREATE VIRTUAL TABLE temp.search USING fts5"
    " (title, rest, tokenize = 'unicode61 remove_diacritics 2', prefix = '2')",
)
_FOUND = (
    "SELECT s.record_type, s.record, search.title, snippet(search, -1, '', '', '…', 12)"
    " FROM temp.search JOIN temp.searched s ON s.number = search.rowid"
    " WHERE search MATCH ? ORDER BY {order} LIMIT ?"
)
_BEST_FIRST, _AS_THEY_STAND = "bm25(search, 5.0, 1.0)", "search.rowid"
_MOST_RANKED = 5000
"""So many records are put into order within a tenth of a second; of more, the newest come first."""

_ASKED = "find"
_MANY = ("entry", "meeting", "busy_time")
"""Of these there are many, and they are read last."""


class SearchIndex:
    """Answers which records hold some words, at any time during a session."""

    def __init__(self, connection: Connection, guard: Guard) -> None:
        self._connection = connection
        self._guard = guard
        self._seen: dict[int, int] = {}
        self._unread: list[Table[Any]] = []
        self._below: int | None = None
        self._is_made = False

    def read_some(self, most: int) -> bool:
        """Read at most so many records more, and say whether all were read.

        Raises:
            NotInLaneError: An assistant does not search.
        """
        if self._guard.lane is not Lane.DIRECTOR:
            raise NotInLaneError(_ASKED)
        with reading_errors(self._connection):
            self._connection.execute("BEGIN")
            try:
                self._make()
                self._follow()
                self._read_on(most)
            finally:
                self._connection.execute("COMMIT")
        return not self._unread

    def find(self, words: str, limit: int) -> list[FoundRecord]:
        """Find records that hold all words, or words that begin so; the best come first."""
        wanted = _question(words)
        if not wanted:
            return []
        with reading_errors(self._connection):
            many = self._connection.execute(
                "SELECT count(*) FROM (SELECT 1 FROM temp.search WHERE search MATCH ? LIMIT ?)",
                (wanted, _MOST_RANKED + 1),
            ).fetchone()[0]
            order = _BEST_FIRST if many <= _MOST_RANKED else _AS_THEY_STAND
            rows = self._connection.execute(_FOUND.format(order=order), (wanted, limit)).fetchall()
        return [
            FoundRecord(record_type=kind, id=id_of(record), title=title, excerpt=excerpt)
            for kind, record, title, excerpt in rows
        ]

    def _make(self) -> None:
        if self._is_made:
            return
        for statement in _MADE:
            self._connection.execute(statement)
        searchable = [table for table in TABLES.values() if _columns(table)]
        self._unread = sorted(searchable, key=lambda table: table.name in _MANY)
        self._seen = dict(self._last_edits())
        self._is_made = True

    def _last_edits(self) -> Iterator[tuple[int, int]]:
        for (site,) in self._connection.execute("SELECT site FROM site").fetchall():
            last = self._connection.execute("SELECT max(seq) FROM edit WHERE site = ?", (site,))
            yield site, last.fetchone()[0] or 0

    def _follow(self) -> None:
        """Read the records again that were written since."""
        for site, last in self._last_edits():
            if last == self._seen.get(site, 0):
                continue
            written = self._connection.execute(
                "SELECT DISTINCT record_type, record FROM edit WHERE site = ? AND seq > ?",
                (site, self._seen.get(site, 0)),
            ).fetchall()
            for record_type, record in written:
                if record_type in TABLES and _columns(TABLES[record_type]):
                    self._read_again(TABLES[record_type], record)
            self._seen[site] = last

    def _read_again(self, table: Table[Any], record: bytes) -> None:
        known = self._connection.execute(
            "DELETE FROM temp.searched WHERE record = ? RETURNING number", (record,)
        ).fetchall()
        self._connection.executemany("DELETE FROM temp.search WHERE rowid = ?", known)
        self._add(table, self._rows(table, "id = ?", record))

    def _read_on(self, most: int) -> None:
        while self._unread and most > 0:
            table = self._unread[0]
            rows = self._rows(
                table,
                "(?1 IS NULL OR rowid < ?1) ORDER BY rowid DESC LIMIT ?2",
                *(self._below, most),
            )
            self._add(table, rows)
            most -= len(rows)
            self._below = rows[-1][0] if rows and most <= 0 else None
            if self._below is None:
                del self._unread[0]

    def _rows(
        self, table: Table[Any], which: str, *values: Value
    ) -> Sequence[tuple[int, bytes, tuple[Value, ...]]]:
        columns = ", ".join(f'"{name}"' for name in _columns(table))
        rows = self._connection.execute(
            f'SELECT rowid, id, {columns} FROM "{table.name}" WHERE is_deleted = 0 AND {which}',  # noqa: S608 - our names
            values,
        )
        return [(row[0], row[1], row[2:]) for row in rows.fetchall()]

    def _add(self, table: Table[Any], rows: Sequence[tuple[int, bytes, tuple[Value, ...]]]) -> None:
        for _, record, held in rows:
            texts = [str(text) for text in held if text]
            numbered = self._connection.execute(
                "INSERT OR IGNORE INTO temp.searched (record, record_type) VALUES (?, ?)"
                " RETURNING number",
                (record, table.name),
            ).fetchall()
            if numbered and texts:
                self._connection.execute(
                    "INSERT INTO temp.search (rowid, title, rest) VALUES (?, ?, ?)",
                    (numbered[0][0], texts[0], "\n".join(texts[1:])),
                )


def _columns(table: Table[Any]) -> list[str]:
    return [spec.name for spec in table.specs if spec.searchable]


def _question(words: str) -> str:
    """Return the words as FTS5 takes them: each between quotation marks, each a beginning."""
    said = (word for word in words.replace("\0", " ").split() if any(map(str.isalnum, word)))
    return " ".join('"' + word.replace('"', '""') + '"*' for word in said)
