"""Questions about the public chains: what may lie in the shared place, and what is waiting."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from planner.domain.errors.sharing import NotInLaneError
from planner.domain.lane import Lane
from planner.store.engine import Connection
from planner.store.exchange import TRAVELLING
from planner.store.file_format import DELETED, ERASED
from planner.store.reading.guard import Guard
from planner.store.tables import TABLES
from planner.store.team.chains import GivenChains, HeldChains
from planner.store.team.public_chain import PublicSite, public_sites
from planner.store.team.publishing import shared_records, waiting
from planner.store.travelling import TravellingEdit

_ASKED = "team"
_WORDLESS = (DELETED, ERASED)
"""Of a public chain, these edits hold no words: they are never withheld."""


def team_queries(connection: Connection, guard: Guard) -> "TeamQueries":
    """Return the questions of one moment; NotInLaneError for an assistant."""
    if guard.lane is not Lane.DIRECTOR:
        raise NotInLaneError(_ASKED)
    row = connection.execute("SELECT id FROM member WHERE is_owner = 1 AND is_deleted = 0")
    owner = row.fetchone()
    return TeamQueries(connection, owner[0] if owner else None)


class TeamQueries:
    """Answers of one moment: ask for a new one after the plan has changed."""

    def __init__(self, connection: Connection, member: bytes | None) -> None:
        self._connection = connection
        self._member = member

    def waiting(self) -> int:
        """Count the records of which the team does not know the latest."""
        return waiting(self._connection, self._member)

    def sites(self) -> Sequence[PublicSite]:
        """List all public chains of the plan, those of others too."""
        return list(public_sites(self._connection).values())

    def own_sites(self) -> Sequence[PublicSite]:
        """List the public chains of whose plan this is: one for each computer and copy."""
        return [site for site in self.sites() if site.member == self._member]

    def holds(self, site: bytes, seq: int, identity: bytes) -> bool:
        """Say whether the plan holds this edit, and so all before it."""
        found = self._connection.execute(
            "SELECT 1 FROM edit e JOIN site s ON s.site = e.site"
            " WHERE s.uid = ? AND e.seq = ? AND e.hash = ?",
            (site, seq, identity),
        )
        return found.fetchone() is not None

    def is_private(self, site: bytes) -> bool:
        """Say whether this is the id of a chain that never leaves the plan."""
        found = self._connection.execute("SELECT site FROM site WHERE uid = ?", (site,)).fetchone()
        return found is not None and found[0] not in public_sites(self._connection)

    def edits(self, site: PublicSite) -> Iterator[TravellingEdit]:
        """Give a public chain as it may lie in the shared place, without what is withheld.

        A value is withheld while its record is not of tier *team*, or in the bin: its digest
        stays, so that the chain holds.
        """
        rows = self._connection.execute(
            f"SELECT {TRAVELLING} FROM edit WHERE site = ? ORDER BY seq, hash",  # noqa: S608 - our names
            (site.number,),
        )
        for row in rows:
            edit = TravellingEdit(site.uid, site.member, site.device, *row)
            yield edit._replace(value=None, salt=None) if self._is_withheld(edit) else edit

    def held(self) -> HeldChains:
        """Return what the plan holds now, for another thread."""
        public = {site.number: site for site in self.sites()}
        uids = dict(self._connection.execute("SELECT site, uid FROM site").fetchall())
        places = (
            (site.uid, *place)
            for site in public.values()
            for place in self._connection.execute(
                "SELECT seq, hash FROM edit WHERE site = ?", (site.number,)
            )
        )
        return HeldChains(
            known=tuple(public.values()),
            own=tuple(self.own_sites()),
            places=frozenset(places),
            private=frozenset(uid for number, uid in uids.items() if number not in public),
        )

    def given(self) -> GivenChains:
        """Return what the plan gives to the others now, for another thread."""
        return GivenChains(chains=tuple((s, tuple(self.edits(s))) for s in self.own_sites()))

    def _is_withheld(self, edit: TravellingEdit) -> bool:
        if edit.field in _WORDLESS or edit.record_type not in TABLES:
            return False
        return edit.record not in self._shared

    @cached_property
    def _shared(self) -> frozenset[bytes]:
        return shared_records(self._connection)
