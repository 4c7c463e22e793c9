"""The journal's schema, as the steps that lead to it. A released step is never edited.

Only the journal needs migrations: the tables of the records are derived from it and are built
anew when a declaration has changed (`derived`).
"""

from sqlite_utils import Database, Migrations

from planner.store.engine import Connection
from planner.store.file_format import APPLICATION_ID, FORMAT
from planner.store.journal_schema import ERASINGS, JOURNAL

migrations = Migrations("firebreak")

_ARRIVALS = (
    "CREATE TABLE IF NOT EXISTS arrival (number INTEGER PRIMARY KEY,"
    " mark BLOB NOT NULL, hlc INTEGER NOT NULL, action_name TEXT NOT NULL,"
    " device TEXT NOT NULL, reach TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS arrival_part (arrival INTEGER NOT NULL, site INTEGER NOT NULL,"
    " first INTEGER NOT NULL, last INTEGER NOT NULL, hashes BLOB NOT NULL,"
    " PRIMARY KEY (arrival, site)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS branched (site INTEGER PRIMARY KEY)",
    "DROP INDEX IF EXISTS edit_erased",
    ERASINGS,
)


@migrations()
def m001_journal(db: Database) -> None:
    """Create the journal, who wrote it, and what is derived from it for every record type."""
    for statement in JOURNAL:
        db.execute(statement)


@migrations()
def m002_proposals(db: Database) -> None:
    """Create the place for proposals: not part of the plan, replaced by each new search."""
    db.table("proposal").create(
        {"id": bytes, "rule": bytes, "start": str, "minutes": int, "survival": float, "why": str},
        pk="id",
        not_null={"rule", "start", "minutes", "why"},
        strict=True,
    )


@migrations()
def m003_moves(db: Database) -> None:
    """Let a proposal name the block that it moves."""
    db.execute("ALTER TABLE proposal ADD COLUMN moves BLOB")


@migrations()
def m004_arrivals(db: Database) -> None:
    """Create the place for what arrived from other files, and which sites have branches."""
    for statement in _ARRIVALS:
        db.execute(statement)


def migrate(connection: Connection) -> None:
    """Apply the steps that are missing; the caller holds the transaction."""
    migrations.apply(Database(connection))
    # The library notes the wall clock; two runs with the same clock of ours must agree.
    connection.execute("UPDATE _sqlite_migrations SET applied_at = ''")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {FORMAT}")
