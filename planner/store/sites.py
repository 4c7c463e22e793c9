"""Who writes into this file: one site is one installation and one path, proved at each open.

The profile, which never travels with the file, remembers the tip of the site's chain after
each commit. A file whose tip is another one was copied, mailed or restored: whoever opens it
goes on as a new site, so that two copies never write under one name.
"""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from planner.domain.values import Frozen, frozen
from planner.store.engine import Connection

Randomness = Callable[[int], bytes]
UID_BYTES = 16

PLANS_REMEMBERED = 50
"""Those written last. The profile is written at each commit, so that it must stay small."""


@frozen(kw_only=False)
class Tip(Frozen):
    """The last edit of a site: where the next one is chained on."""

    site: int
    uid: bytes
    seq: int
    hash: bytes


class Profile:
    """What this installation knows of the files it wrote; a lost profile is harmless."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def folder(self) -> Path:
        """Return the folder of this installation's own files."""
        return self._path.parent

    def recall(self, plan_uid: bytes, plan_path: Path) -> dict[str, Any] | None:
        """Return what was remembered of the plan at this path."""
        known = self._read().get(_key(plan_uid, plan_path))
        return known if isinstance(known, dict) else None

    def remember(self, plan_uid: bytes, plan_path: Path, tip: Tip) -> None:
        """Note the tip; a folder that cannot be written costs a new site id, nothing more."""
        known = self._read()
        key = _key(plan_uid, plan_path)
        known.pop(key, None)
        known[key] = {"site": tip.uid.hex(), "seq": tip.seq, "hash": tip.hash.hex()}
        last = dict(list(known.items())[-PLANS_REMEMBERED:])
        part = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(last), encoding="utf-8")
            part.replace(self._path)

    def _read(self) -> dict[str, Any]:
        try:
            known = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}


def _key(plan_uid: bytes, plan_path: Path) -> str:
    return f"{plan_uid.hex()} {plan_path.resolve()}"


def tip_of(connection: Connection, uid: bytes) -> Tip | None:
    """Return the tip of a site that stands in the file; seq 0 where it wrote nothing yet."""
    row = connection.execute("SELECT site FROM site WHERE uid = ?", (uid,)).fetchone()
    if row is None:
        return None
    last = connection.execute(
        "SELECT seq, hash FROM edit WHERE site = ? ORDER BY seq DESC, hash DESC LIMIT 1", row
    ).fetchone()
    return Tip(row[0], uid, *(last or (0, b"")))


def proved_site(connection: Connection, known: dict[str, Any] | None) -> bytes | None:
    """Return the uid of the site that may go on in this file, or None for a new one."""
    if known is None:
        return None
    try:
        uid, seq, edit_hash = bytes.fromhex(known["site"]), known["seq"], known["hash"]
    except (KeyError, ValueError, TypeError):
        return None
    tip = tip_of(connection, uid)
    return uid if tip and (tip.seq, tip.hash.hex()) == (seq, edit_hash) else None


def new_site(connection: Connection, uid: bytes, member: bytes | None, device: str) -> None:
    """Enter a new site; the caller holds the transaction."""
    connection.execute(
        "INSERT INTO site (uid, member, device) VALUES (?, ?, ?)", (uid, member, device)
    )


def last_clock(connection: Connection) -> int:
    """Return the highest hybrid logical clock in the file, 0 in an empty one."""
    sites = connection.execute("SELECT site FROM site").fetchall()
    tips = [
        connection.execute(
            "SELECT hlc FROM edit WHERE site = ? ORDER BY seq DESC LIMIT 1", site
        ).fetchone()
        for site in sites
    ]
    return max((tip[0] for tip in tips if tip), default=0)
