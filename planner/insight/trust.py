"""How many promises were kept? Counted apart for each partner, and never made a score."""

from collections.abc import Iterable

from planner.domain.partnership import Promise, PromiseState, TrustAct
from planner.domain.partnership_results import KeepRate, KeepRates


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
