"""Which sites of a journal are public: chains of their own that hold nothing but what a team gets.

A site's chain covers all that was written there, private edits too, so it can never leave. What
leaves stands in a second chain beside it, the site's *public* one (decision 0024). Its id follows
from the private site's: whoever may go on with the one may go on with the other.
"""

from collections.abc import Mapping
from hashlib import blake2b

from planner.domain.values import Frozen, frozen
from planner.store.engine import Connection
from planner.store.file_format import PUBLISHED
from planner.store.sites import UID_BYTES, Tip, new_site, tip_of

STAYS_HOME = frozenset({("member", "is_owner")})
"""Fields that mean something in one plan only; they never leave, and nobody else may say them."""

_PURPOSE = b"fb-team"


@frozen(kw_only=False)
class PublicSite(Frozen):
    """A public chain that stands in a journal.

    Attributes:
        number: The site's number in this file.
        uid: Its id everywhere.
        member: Id of the member whose it is.
        last: How many edits it has.
    """

    number: int
    uid: bytes
    member: bytes | None
    device: str
    last: int


def public_uid(private: bytes) -> bytes:
    """Return the id of a private site's public chain; nobody can tell the one from the other."""
    return blake2b(private, digest_size=UID_BYTES, person=_PURPOSE).digest()


def public_sites(connection: Connection) -> Mapping[int, PublicSite]:
    """Return all public chains of a journal, by the number of the site."""
    found = {}
    sites = connection.execute("SELECT site, uid, member, device FROM site").fetchall()
    for number, uid, member, device in sites:
        first = connection.execute(
            "SELECT action_name FROM edit WHERE site = ? AND seq = 1 LIMIT 1", (number,)
        ).fetchone()
        if first is None or first[0] != PUBLISHED:
            continue
        last = connection.execute("SELECT max(seq) FROM edit WHERE site = ?", (number,)).fetchone()
        found[number] = PublicSite(number, uid, member, str(device or ""), last[0])
    return found


def public_tip(connection: Connection, private: Tip, member: bytes | None) -> Tip:
    """Return where the public chain of a private site goes on; the caller holds the transaction."""
    uid = public_uid(private.uid)
    tip = tip_of(connection, uid)
    if tip is None:
        device = connection.execute(
            "SELECT device FROM site WHERE uid = ?", (private.uid,)
        ).fetchone()[0]
        new_site(connection, uid, member, device)
        tip = tip_of(connection, uid)
    assert tip is not None  # noqa: S101 - entered just now
    return tip
