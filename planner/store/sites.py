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

from planner.domain.errors.storage import DamagedFileError
from planner.domain.values import Frozen, frozen
from planner.store.engine import Connection, path_of

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
        self._write(dict(list(known.items())[-PLANS_REMEMBERED:]))

    def _write(self, known: dict[str, Any]) -> None:
        part = self._path.with_name(f"{self._path.name}.{os.getpid()}.part")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(known), encoding="utf-8")
            part.replace(self._path)

    def forget(self, plan_uid: bytes, plan_path: Path) -> None:
        """Forget what was written at this path, so that whoever writes there is a new site."""
        known = self._read()
        if known.pop(_key(plan_uid, plan_path), None) is not None:
            self._write(known)

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
    seq, identity = last or (0, b"")
    if not (isinstance(seq, int) and isinstance(identity, bytes)):
        raise DamagedFileError(path_of(connection), f"edits of site {row[0]}")
    return Tip(row[0], uid, seq, identity)


def proved_site(connection: Connection, known: dict[str, Any] | None) -> bytes | None:
    """Return the uid of the site that may go on in this file, or None for a new one.

    Nobody goes on under a site that two copies used.
    """
    if known is None:
        return None
    try:
        uid, seq, edit_hash = bytes.fromhex(known["site"]), known["seq"], known["hash"]
    except (KeyError, ValueError, TypeError):
        return None
    tip = tip_of(connection, uid)
    if tip and is_branched(connection, tip.site):
        return None
    return uid if tip and (tip.seq, tip.hash.hex()) == (seq, edit_hash) else None


def is_branched(connection: Connection, site: int) -> bool:
    """Say whether two copies wrote under this site by mistake."""
    found = connection.execute("SELECT 1 FROM branched WHERE site = ?", (site,))
    return found.fetchone() is not None


def own_device() -> str:
    """Return this computer's name."""
    import platform  # noqa: PLC0415 - not for the first page

    return platform.node()


def new_site(connection: Connection, uid: bytes, member: bytes | None, device: str) -> None:
    """Enter a new site; the caller holds the transaction."""
    connection.execute(
        "INSERT INTO site (uid, member, device) VALUES (?, ?, ?)", (uid, member, device)
    )


def sites_of_here(connection: Connection, own: int | None) -> set[int]:
    """Return the sites whose edits were all made on this computer: our own, and earlier ones.

    They began in this file, or in one that it is a copy of; what arrived from elsewhere did not.
    """
    rows = connection.execute(
        "SELECT site FROM site WHERE device = ? AND site NOT IN (SELECT site FROM arrival_part)"
        " AND site NOT IN (SELECT site FROM branched)",
        (own_device(),),
    )
    return {site for (site,) in rows} | ({own} if own is not None else set())


def last_clock(connection: Connection, latest: int, own: int | None) -> int:
    """Return the highest hybrid logical clock in the file, 0 in an empty one.

    A clock beyond `latest` counts only if it is of this computer: one whose date is wrong would
    push everybody's into the future, while our own edits must ascend.
    """
    here = sites_of_here(connection, own)
    clocks = [0]
    for (site,) in connection.execute("SELECT site FROM site").fetchall():
        tip = connection.execute(
            "SELECT hlc FROM edit WHERE site = ? ORDER BY seq DESC LIMIT 1", (site,)
        ).fetchone()
        if tip and isinstance(tip[0], int) and (tip[0] <= latest or site in here):
            clocks.append(tip[0])
    return max(clocks)
