"""How many promises were kept? Counted apart for each partner, and never made a score."""

from collections.abc import Iterable, Mapping
from typing import Final

from planner.domain.partnership import Promise, PromiseState, TrustAct
from planner.domain.values import Frozen, frozen

LEAST_SETTLED: Final = 8
"""No share is given of fewer promises."""


@frozen
class KeepRate(Frozen):
    """What became of promises.

    Attributes:
        released: The other side let go of them; they count neither way.
    """

    kept: int
    broken: int
    released: int
    open: int

    @property
    def settled(self) -> int:
        """Return the n of the rate: kept or broken."""
        return self.kept + self.broken

    @property
    def per_cent(self) -> int | None:
        """Return the share of those settled that were kept; None below LEAST_SETTLED."""
        if self.settled < LEAST_SETTLED:
            return None
        return round(100 * self.kept / self.settled)


@frozen
class KeepRates(Frozen):
    """What became of the leader's own promises, in all and by partner, and of others'."""

    own: KeepRate
    by_partner: Mapping[str, KeepRate]
    others: KeepRate


def keep_rates(acts: Iterable[Promise]) -> KeepRates:
    """Count the promises among the trust acts; partners are told apart as they are written."""
    promises = [act for act in acts if act.act is TrustAct.PROMISE]
    own = [promise for promise in promises if promise.is_mine]
    partners: dict[str, list[Promise]] = {}
    for promise in own:
        partners.setdefault(promise.to_whom.strip(), []).append(promise)
    return KeepRates(
        own=_rate(own),
        by_partner={name: _rate(partners[name]) for name in sorted(partners, key=str.casefold)},
        others=_rate(promise for promise in promises if not promise.is_mine),
    )


def _rate(promises: Iterable[Promise]) -> KeepRate:
    states = [promise.state for promise in promises]
    return KeepRate(
        kept=states.count(PromiseState.KEPT),
        broken=states.count(PromiseState.BROKEN),
        released=states.count(PromiseState.RELEASED),
        open=states.count(PromiseState.OPEN),
    )
