"""What does one file hold that another lacks? How far it reaches, and the edits beyond.

Everything that brings edits together goes through three doors of `PlanFile`, whatever the road
(another copy of the plan, a team's folder or file, a server):

    wanted = mine.reach()                   # small: a few places in each site's chain
    sent = theirs.edits_beyond(wanted)      # an iterator, in the order of each site's chain
    came = mine.take_in(sent)               # one transaction, one step for undo

A file never holds an edit without the one before it in its site's chain, so that a place which
both hold means that both hold all that leads to it. Sending too much is harmless.
"""

from collections.abc import Iterable, Iterator, Sequence

from planner.store.engine import Connection
from planner.store.journal import Edit, Stamp, edit_hash
from planner.store.travelling import Place, Reach, SiteReach, TravellingEdit

_A_BATCH = 2_000
TRAVELLING = (
    "seq, hash, hlc, action, action_name, undoes, record_type, record, field,"
    " value, salt, digest, bases, signature"
)
"""The columns of an edit that mean the same in every file."""


def reach_of(connection: Connection, other: Reach | None = None) -> dict[bytes, SiteReach]:
    """Return how far a file reaches; quick whatever its size.

    Where the `other` one's reach is known, its places that are held here are named too, so that
    it need not guess what is known and sends nothing twice.
    """
    branched = {site for (site,) in connection.execute("SELECT site FROM branched")}
    reach = {}
    for site, uid in connection.execute("SELECT site, uid FROM site ORDER BY uid").fetchall():
        last = connection.execute(
            "SELECT seq, hash FROM edit WHERE site = ? ORDER BY seq DESC LIMIT 1", (site,)
        ).fetchone()
        if last is None:
            continue
        asked = other[uid].tips if other and uid in other else ()
        known = [place for place in asked if holds(connection, site, place)]
        if site in branched:
            tips = tuple(_leaves(connection, site, uid))
        else:
            tips = (Place(*last),)
            known += _marks(connection, site, last[0])
        reach[uid] = SiteReach(tips, tuple(known))
    return reach


def edits_beyond(connection: Connection, reach: Reach) -> Iterator[TravellingEdit]:
    """Give all edits that a file of this reach may lack, each site's in the order of its chain.

    Some of them it may hold already.
    """
    own = reach_of(connection)
    sites = connection.execute("SELECT site, uid, member, device FROM site ORDER BY uid").fetchall()
    for site, uid, member, device in sites:
        first = _first_wanted(connection, site, own.get(uid), reach.get(uid))
        if first is None:
            continue
        rows = connection.execute(
            f"SELECT {TRAVELLING} FROM edit WHERE site = ? AND seq >= ? ORDER BY seq, hash",  # noqa: S608 - our names
            (site, first),
        )
        whose = (uid, member, device)
        while batch := rows.fetchmany(_A_BATCH):
            for row in batch:
                yield TravellingEdit._make(whose + row)


def _first_wanted(
    connection: Connection, site: int, own: SiteReach | None, other: SiteReach | None
) -> int | None:
    """Return from which number on a site's edits are sent; None for nothing."""
    if own is None:
        return None
    if other is None:
        return 1
    if set(own.tips) <= {*other.tips, *other.marks}:
        return None
    if len(own.tips) > 1:  # which branch a place lies on is not told by its number
        return 1
    shared = (place for place in (*other.tips, *other.marks) if holds(connection, site, place))
    first = max((place.seq for place in shared), default=0) + 1
    return first if first <= own.tips[0].seq else None


def holds(connection: Connection, site: int, place: Place) -> bool:
    """Say whether the edit at this place of a site's chain stands in the file."""
    found = connection.execute(
        "SELECT 1 FROM edit WHERE site = ? AND seq = ? AND hash = ?", (site, *place)
    )
    return found.fetchone() is not None


def lacks_any(connection: Connection, edits: Iterable[TravellingEdit]) -> bool:
    """Say whether one of these edits does not stand in the file; stops at the first."""
    numbers = dict(connection.execute("SELECT uid, site FROM site"))
    return any(
        edit.site not in numbers
        or not holds(connection, numbers[edit.site], Place(edit.seq, edit.hash))
        for edit in edits
    )


def hashes_at(connection: Connection, site: int, seq: int) -> set[bytes]:
    """Return the hashes of a site's edits of one number: several where it is branched."""
    if seq == 0:
        return {b""}
    rows = connection.execute("SELECT hash FROM edit WHERE site = ? AND seq = ?", (site, seq))
    return {row[0] for row in rows}


def _marks(connection: Connection, site: int, last: int) -> Iterator[Place]:
    distance = 1
    while last - distance >= 1:
        for identity in hashes_at(connection, site, last - distance):
            yield Place(last - distance, identity)
        distance *= 2


def _leaves(connection: Connection, site: int, uid: bytes) -> Sequence[Place]:
    """Return the ends of all branches; which edit follows which is told by the hashes."""
    first = connection.execute(
        "SELECT min(seq) FROM (SELECT seq FROM edit WHERE site = ?"
        " GROUP BY seq HAVING count(*) > 1)",
        (site,),
    ).fetchone()[0]
    rows = connection.execute(
        f"SELECT {TRAVELLING} FROM edit WHERE site = ? AND seq >= ? ORDER BY seq, hash",  # noqa: S608 - our names
        (site, (first or 1) - 1),
    )
    ends: dict[bytes, Place] = {}
    before: dict[int, set[bytes]] = {}
    for row in rows:
        edit = TravellingEdit(uid, None, None, *row)
        followed = next((held for held in before.get(edit.seq - 1, ()) if follows(edit, held)), b"")
        ends.pop(followed, None)
        ends[edit.hash] = Place(edit.seq, edit.hash)
        before.setdefault(edit.seq, set()).add(edit.hash)
        before.pop(edit.seq - 2, None)
    return sorted(ends.values())


def follows(edit: TravellingEdit, previous: bytes) -> bool:
    """Say whether the edit stands in its site's chain right after the one of this hash."""
    stamp = Stamp(
        site_uid=edit.site,
        seq=edit.seq,
        hlc=edit.hlc,
        action=edit.action,
        action_name=edit.action_name,
        undoes=edit.undoes,
    )
    said = Edit(
        record_type=edit.record_type,
        record=edit.record,
        field=edit.field,
        value=edit.value,
        bases=edit.bases,
    )
    return edit_hash(previous, stamp, said, edit.digest) == edit.hash
