"""Which schemas were found harmless already, told without judging them again?

Judging a schema takes every record type, which no start should import to find, each time, that
nothing is wrong. So this installation notes the last schemas that passed, word for word.
"""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from planner.store.engine import Connection

_RULES: Final = Path(__file__).with_name("schema_rules.py")
_MOST_NOTED = 4
_SCHEMA = (
    "SELECT group_concat("
    "type || ' ' || name || ' ' || tbl_name || ' ' || ifnull(sql, ''), char(10)) FROM sqlite_master"
)


def schema_of(connection: Connection) -> str:
    """Return all that the schema of a file says."""
    return str(connection.execute(_SCHEMA).fetchone()[0])


def is_known(folder: Path, schema: str) -> bool:
    """Say whether this schema passed the present rules, by the notes in this folder."""
    return schema in _noted(folder)


def note(folder: Path, schema: str) -> None:
    """Note that a schema passed; a folder that takes no note costs time, nothing more."""
    target = folder / "schemas.json"
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    last = [*(noted for noted in _noted(folder) if noted != schema), schema][-_MOST_NOTED:]
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps({"rules": _stamp(), "schemas": last}), encoding="utf-8")
        part.replace(target)


def _noted(folder: Path) -> list[str]:
    try:
        known = json.loads((folder / "schemas.json").read_text(encoding="utf-8"))
        stamp, schemas = known["rules"], known["schemas"]
    except (OSError, ValueError, TypeError, KeyError):
        return []
    return schemas if stamp and stamp == _stamp() and isinstance(schemas, list) else []


def _stamp() -> list[int]:
    """Return size and time of the rules; nothing where the program is packed into one file."""
    try:
        found = _RULES.stat()
    except OSError:
        return []
    return [found.st_size, found.st_mtime_ns]
