"""What an exchange asks of a plan: as questions, or as frozen values that any thread may hold."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from planner.domain.values import Frozen, frozen
from planner.store.team.public_chain import PublicSite
from planner.store.travelling import TravellingEdit


class Held(Protocol):
    """Knows which public chains a plan holds, and how far; see `TeamQueries`."""

    def sites(self) -> Sequence[PublicSite]:
        """List all public chains of the plan."""
        ...

    def own_sites(self) -> Sequence[PublicSite]:
        """List those of whose plan it is."""
        ...

    def holds(self, site: bytes, seq: int, identity: bytes) -> bool:
        """Say whether the plan holds this edit."""
        ...

    def is_private(self, site: bytes) -> bool:
        """Say whether this is the id of a chain that never leaves the plan."""
        ...


class Given(Protocol):
    """Knows what a plan gives to the others; see `TeamQueries`."""

    def own_sites(self) -> Sequence[PublicSite]:
        """List the public chains of whose plan it is."""
        ...

    def edits(self, site: PublicSite) -> Iterable[TravellingEdit]:
        """Give one of them as it may lie in the shared place."""
        ...


@frozen
class HeldChains(Frozen):
    """What a plan held at one moment.

    Attributes:
        known: All its public chains.
        own: Those of whose plan it is.
        places: Site, number and hash of each edit of a public chain.
        private: Ids of the chains that never leave.
    """

    known: tuple[PublicSite, ...]
    own: tuple[PublicSite, ...]
    places: frozenset[tuple[bytes, int, bytes]]
    private: frozenset[bytes]

    def sites(self) -> Sequence[PublicSite]:
        """List all public chains of the plan."""
        return self.known

    def own_sites(self) -> Sequence[PublicSite]:
        """List those of whose plan it is."""
        return self.own

    def holds(self, site: bytes, seq: int, identity: bytes) -> bool:
        """Say whether the plan held this edit."""
        return (site, seq, identity) in self.places

    def is_private(self, site: bytes) -> bool:
        """Say whether this is the id of a chain that never leaves the plan."""
        return site in self.private


@frozen
class GivenChains(Frozen):
    """What a plan gave to the others at one moment: its own chains, without what is withheld."""

    chains: tuple[tuple[PublicSite, tuple[TravellingEdit, ...]], ...]

    def own_sites(self) -> Sequence[PublicSite]:
        """List the public chains of whose plan it is."""
        return [site for site, _ in self.chains]

    def edits(self, site: PublicSite) -> Iterable[TravellingEdit]:
        """Give one of them."""
        return next(edits for known, edits in self.chains if known == site)
