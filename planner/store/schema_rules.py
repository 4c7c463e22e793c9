"""Which tables and indexes may stand in a plan's file? Told from their statements alone.

It is asked before anything of a file is used. A view, a trigger, a virtual table, a generated
column, a CHECK or an index on an expression is somebody else's program: SQLite would run it in the
middle of our own questions, and even of its own check for damage.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from planner.store.engine import Connection
from planner.store.file_format import JOURNAL_TABLES
from planner.store.journal_schema import ERASINGS, JOURNAL
from planner.store.tables import TABLES, Table

_EXACT: Final[Mapping[str, str]] = {
    statement.split()[2]: statement for statement in (*JOURNAL, ERASINGS)
}
_MIGRATIONS_INDEX: Final = (
    "CREATE UNIQUE INDEX idx__sqlite_migrations_migration_set_name"
    " ON _sqlite_migrations (migration_set, name)"
)
_BY_SQLITE: Final = "sqlite_autoindex_"
_TYPES: Final[Mapping[type, str]] = {bytes: "BLOB", str: "TEXT", int: "INTEGER"}

_COLUMN = r"\w+(?: \w+)?(?: PRIMARY KEY| NOT NULL| UNIQUE)*"
_PLAIN_TABLE = re.compile(
    rf"CREATE TABLE (\w+) \( ?{_COLUMN}(?:, {_COLUMN})*(?:, PRIMARY KEY \(\w+(?:, \w+)*\))? ?\)"
    r"(?: STRICT| WITHOUT ROWID)*"
)
_PLAIN_INDEX = re.compile(r"CREATE INDEX (\w+) ON (\w+) \(\w+(?:, \w+)*\)")
_NO_NAMES = frozenset(
    {"GENERATED", "AS", "CHECK", "REFERENCES", "COLLATE", "DEFAULT", "CONSTRAINT"}
)

_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master"


def foreign_parts(connection: Connection) -> list[str]:
    """Name what no plan holds.

    A plain table that is not ours is allowed: a newer version derives it from records that this
    one does not know. It is never read.
    """
    held = connection.execute(_SCHEMA).fetchall()
    return [f"{kind} {name}" for kind, name, *rest in held if not _is_ours(kind, name, *rest)]


def missing_tables(connection: Connection) -> list[str]:
    """Name the tables that every plan holds and this file does not."""
    held = {name for kind, name, *_ in connection.execute(_SCHEMA) if kind == "table"}
    return sorted(JOURNAL_TABLES - held)


def are_tables_as_declared(connection: Connection) -> bool:
    """Say whether the records' tables are to the letter those that this version makes."""
    held = {name: sql for kind, name, _, sql in connection.execute(_SCHEMA) if kind == "table"}
    return all(
        _plainly(str(held.get(name))) == _plainly(declared_statement(table))
        for name, table in TABLES.items()
    )


def declared_statement(table: Table[Any]) -> str:
    """Return the statement that makes a record type's table."""
    columns = ", ".join(_declared_columns(table))
    return f"CREATE TABLE {table.name} ( {columns} ) STRICT"


def _declared_columns(table: Table[Any]) -> Iterator[str]:
    endings = {"id": " PRIMARY KEY NOT NULL", "is_deleted": " NOT NULL"}
    for name, kind in table.definition().items():
        yield f"{name} {_TYPES[kind]}{endings.get(name, '')}"


def _is_ours(kind: object, name: object, table: object, sql: object) -> bool:
    if not isinstance(name, str) or not isinstance(table, str):
        return False
    if kind == "index" and sql is None:
        return name.startswith(_BY_SQLITE)
    if not isinstance(sql, str):
        return False
    said = _plainly(sql)
    if name in _EXACT:
        return said == _plainly(_EXACT[name])
    if kind == "table":
        return _names(_PLAIN_TABLE, said) == [name]
    return kind == "index" and (
        said == _MIGRATIONS_INDEX
        or (
            _names(_PLAIN_INDEX, said) == [name, table]
            and table not in _EXACT
            and name.startswith(f"idx_{table}_")  # else it may be in the way of one of ours
        )
    )


def _names(shape: re.Pattern[str], said: str) -> Sequence[str]:
    """Return the names that a plain statement gives, [] for one that is not plain."""
    found = shape.fullmatch(said)
    if found is None or _NO_NAMES & set(re.findall(r"\w+", said.upper())):
        return []
    return list(found.groups())


def _plainly(sql: str) -> str:
    """Return a statement without its marks around names, and with single spaces.

    What stands between the marks is checked by the shapes above: a name of theirs that is none,
    such as one with a bracket in it, fits no shape.
    """
    return re.sub(r"\s*,\s*", ", ", " ".join(sql.replace('"', "").split()))
