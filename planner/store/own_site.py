"""Under which name do we write into an open file, and at which time of its clock?"""

from pathlib import Path

from planner.store.engine import Connection
from planner.store.sites import (
    UID_BYTES,
    Tip,
    last_clock,
    new_site,
    own_device,
    proved_site,
    tip_of,
)
from planner.store.surroundings import Surroundings

_CLOCK_BITS = 16
FUTURE_MS = 24 * 60 * 60 * 1000
"""A clock that is further ahead than this is wrong."""


class OwnSite:
    """Our site in one file, proved before its first use.

    Attributes:
        uid: None until it is proved, and again when it has to be.
    """

    def __init__(
        self, connection: Connection, path: Path | None, plan_uid: bytes, around: Surroundings
    ) -> None:
        self.uid: bytes | None = None
        self._connection = connection
        self._path = path
        self._plan_uid = plan_uid
        self._around = around

    def tip(self) -> Tip:
        """Return where this site goes on; a file that is not as we left it gets a new site."""
        if self.uid is None:
            self.uid = proved_site(self._connection, self._recalled())
        if self.uid is None:
            uid = self._around.randomness(UID_BYTES)
            new_site(self._connection, uid, self.owner(), own_device())
            self.uid = uid
        tip = tip_of(self._connection, self.uid)
        if tip is None:  # it was entered in a transaction that was not kept
            self.uid = None
            return self.tip()
        return tip

    def number(self) -> int | None:
        """Return our site's number in this file; None where we would begin a new one."""
        uid = self.uid or proved_site(self._connection, self._recalled())
        tip = tip_of(self._connection, uid) if uid else None
        return tip.site if tip else None

    def sign(self) -> None:
        """Note whose site this is, which a plan's first action makes known only at its end."""
        self._connection.execute(
            "UPDATE site SET member = ? WHERE uid = ? AND member IS NULL",
            (self.owner(), self.uid),
        )

    def remember(self, tip: Tip) -> None:
        """Note in the profile how we leave the file."""
        if self._around.profile is not None and self._path is not None:
            self._around.profile.remember(self._plan_uid, self._path, tip)

    def owner(self) -> bytes | None:
        """Return the id of the member whose plan this is, None before there is one."""
        row = self._connection.execute(
            "SELECT id FROM member WHERE is_owner = 1 AND is_deleted = 0"
        ).fetchone()
        return row[0] if row else None

    def now(self, ahead_ms: int = 0) -> int:
        """Return the hybrid logical clock of this moment, or of a later one."""
        return (int(self._around.clock().timestamp() * 1000) + ahead_ms) << _CLOCK_BITS

    def clock_of(self, site: int | None) -> int:
        """Return the clock after which our next edit comes."""
        latest = self.now(FUTURE_MS)
        return max(last_clock(self._connection, latest, site), self.now() - 1)

    def _recalled(self) -> dict[str, object] | None:
        if self._around.profile is None or self._path is None:
            return None
        return self._around.profile.recall(self._plan_uid, self._path)
