"""Which declarations does this program consist of, told without importing them?

A file's tables are outdated where its fingerprint is not that of the declarations. Making that
takes every record type; each start would import them all, to find each time that nothing changed.
So this installation notes the fingerprint with the sizes and times of the files it was made of.
"""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

import planner.domain
from planner.store.derived import fingerprint

_FOLDERS: Final = (planner.domain.__path__[0], str(Path(__file__).parent))


def current_fingerprint(folder: Path) -> str:
    """Return the fingerprint of this program's declarations.

    Args:
        folder: Where this installation keeps its own files; one that cannot be written costs
            time at the next start, nothing more.
    """
    note, stamp = folder / "declarations.json", _stamp()
    known = _read(note)
    if stamp and known.get("stamp") == stamp and isinstance(known.get("fingerprint"), str):
        return str(known["fingerprint"])
    made = fingerprint()
    part = note.with_name(f"{note.name}.{os.getpid()}.part")
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps({"stamp": stamp, "fingerprint": made}), encoding="utf-8")
        part.replace(note)
    return made


def _stamp() -> list[list[object]]:
    """Return names, sizes and times of the files; nothing where the program has none."""
    try:
        return sorted(_seen(entry) for folder in _FOLDERS for entry in os.scandir(folder))
    except OSError:
        return []  # packed into one file: the fingerprint is made at each start


def _seen(entry: os.DirEntry[str]) -> list[object]:
    is_source = entry.name.endswith(".py")
    found = entry.stat()
    return [entry.name, found.st_size, found.st_mtime_ns] if is_source else [entry.name, 0, 0]


def _read(note: Path) -> dict[str, object]:
    try:
        known = json.loads(note.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
