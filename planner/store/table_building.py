"""Making the derived tables anew: at creation, and when a declaration has changed."""

from sqlite_utils import Database

from planner.store.derived import FINGERPRINT_KEY, fingerprint, recompute
from planner.store.engine import Connection
from planner.store.journal import Edit, mark_replaced
from planner.store.tables import INDEXES, TABLES


def build_tables(connection: Connection) -> None:
    """Drop and build all derived tables; the caller holds the transaction."""
    database = Database(connection)
    for name, table in TABLES.items():
        connection.execute(f'DROP TABLE IF EXISTS "{name}"')
        made = database.table(name)
        made.create(table.definition(), pk="id", not_null={"id", "is_deleted"}, strict=True)
        for columns in INDEXES.get(name, ()):
            made.create_index(columns)
    _replay(connection)
    connection.execute(
        "INSERT OR REPLACE INTO meta VALUES (?, ?)", (FINGERPRINT_KEY, fingerprint())
    )


def _replay(connection: Connection) -> None:
    connection.execute("DELETE FROM replaced")
    connection.execute("DELETE FROM conflict")
    connection.execute("DELETE FROM branched")
    connection.execute(
        "INSERT INTO branched SELECT DISTINCT site FROM"
        " (SELECT site FROM edit GROUP BY site, seq HAVING count(*) > 1)"
    )
    rows = connection.execute(
        "SELECT record_type, record, field, bases FROM edit WHERE bases <> x''"
    )
    for record_type, record, field, bases in rows.fetchall():
        edit = Edit(record_type=record_type, record=record, field=field, value=None, bases=bases)
        mark_replaced(connection, edit)
    records = connection.execute("SELECT DISTINCT record_type, record FROM edit").fetchall()
    for record_type, record in records:
        if record_type in TABLES:
            recompute(connection, TABLES[record_type], record)
