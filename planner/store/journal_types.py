"""Does the journal hold what its columns are for? SQLite keeps any value in any column."""

from collections.abc import Iterator, Sequence

from planner.store.engine import Connection
from planner.store.file_format import HASH_BYTES, SALT_BYTES

LATEST_CLOCK = 1 << 62
"""A later one would leave the next edits no room; it is a moment in the year 4199."""

LARGEST_VALUE_BYTES = 4 << 20


def _blob(name: str, size: int) -> str:
    return f"typeof({name}) = 'blob' AND length({name}) = {size}"


_NUMBER = "typeof({0}) = 'integer' AND {0} BETWEEN {1} AND {2}"
_EDIT = (
    _NUMBER.format("seq", 1, LATEST_CLOCK),
    _blob("hash", HASH_BYTES),
    _NUMBER.format("hlc", 0, LATEST_CLOCK),
    _NUMBER.format("action", 1, "seq"),
    "typeof(action_name) = 'text'",
    f"undoes IS NULL OR {_blob('undoes', HASH_BYTES)}",
    "typeof(record_type) = 'text'",
    _blob("record", 16),
    "typeof(field) = 'text'",
    f"salt IS NULL OR {_blob('salt', SALT_BYTES)}",
    "salt IS NOT NULL OR value IS NULL",
    _blob("digest", HASH_BYTES),
    f"typeof(bases) = 'blob' AND length(bases) % {HASH_BYTES} = 0",
)
_VALUES = (
    f"value IS NULL OR length(value) <= {LARGEST_VALUE_BYTES}",
    "field <> '*' OR salt IS NULL OR (typeof(value) = 'text' AND json_valid(value)"
    " AND json_type(value) = 'object')",
    "field <> '_deleted' OR salt IS NULL OR value IN (0, 1)",
)
_SITE = (
    _blob("uid", 16),
    f"member IS NULL OR {_blob('member', 16)}",
    "device IS NULL OR typeof(device) = 'text'",
)
_PLACE = "site || ' ' || seq"
_META = ("key <> 'uid' OR (" + _blob("value", 16) + ")",)


def mistyped(connection: Connection) -> Iterator[str]:
    """Name a row of each table of the journal that no program of ours wrote."""
    yield from misnamed(connection)
    yield from _breaking(connection, "edit", _PLACE, _EDIT)


def misnamed(connection: Connection) -> Iterator[str]:
    """Name what is wrong with the ids of the plan and its sites: quick whatever its size."""
    yield from _breaking(connection, "meta", "key", _META)
    yield from _breaking(connection, "site", "site", _SITE)
    if connection.execute("SELECT 1 FROM meta WHERE key = 'uid'").fetchone() is None:
        yield "no uid"


def unusable(connection: Connection) -> Iterator[str]:
    """Name an edit whose value cannot be used, in a journal of which all types are right."""
    yield from _breaking(connection, "edit", _PLACE, _VALUES)


def _breaking(
    connection: Connection, table: str, place: str, rules: Sequence[str]
) -> Iterator[str]:
    wrong = " OR ".join(f"NOT ({rule})" for rule in rules)
    row = connection.execute(
        f"SELECT quote({place}) FROM {table} WHERE {wrong} LIMIT 1"  # noqa: S608 - our names
    ).fetchone()
    if row is not None:
        yield f"{table} {row[0]}"
