"""How likely protected time is kept, by weekday and hour, as the plan's own past tells."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from planner.domain.attention import Entry
from planner.domain.protection import Block
from planner.domain.surge import Surge
from planner.insight.exposures import Landing, Stand, exposures, outcomes, stands_of
from planner.insight.survival import LEAST_BLOCKS, Outcome, Rate, SurvivalRates, survival_rates
from planner.services.session import Session

_LONGEST_ENTRY = timedelta(days=1)


def survival(session: Session) -> SurvivalRates:
    """Return which hours of the week let protected time live, and which do not."""
    return _rates(session, *_divided(session))


def known_survival(session: Session) -> SurvivalRates | None:
    """Return the same once enough blocks came due to speak of it; None before."""
    usual, in_surges = _divided(session)
    is_known = len(outcomes(usual, session.zone())) >= LEAST_BLOCKS
    return _rates(session, usual, in_surges) if is_known else None


def knows_survival(session: Session) -> bool:
    """Say whether enough blocks came due to speak of the chance that one survives."""
    usual, _ = _divided(session)
    return len(outcomes(usual, session.zone())) >= LEAST_BLOCKS


def _rates(session: Session, usual: list[Stand], in_surges: list[Stand]) -> SurvivalRates:
    zone = session.zone()
    return survival_rates(
        outcomes(usual, zone),
        session.today(),
        exposures(usual, _landings(session, usual), zone),
        in_surges=_rate(outcomes(in_surges, zone)),
    )


def _divided(session: Session) -> tuple[list[Stand], list[Stand]]:
    """Return the stands that count, and apart from them those in surges; leave counts nowhere."""
    stands = stands_of(
        session.read.all(Block),
        session.read.protection.ledger(),
        session.read.protection.written_moments(),
    )
    present = _without_leave(session, stands)
    surges = session.read.all(Surge)
    in_surge = [any(surge.holds_at(stand.start) for surge in surges) for stand in present]
    return (
        [stand for stand, apart in zip(present, in_surge, strict=True) if not apart],
        [stand for stand, apart in zip(present, in_surge, strict=True) if apart],
    )


def _without_leave(session: Session, stands: list[Stand]) -> list[Stand]:
    if not stands:
        return []
    first, last = _period(stands)
    away = session.read.attention.away_between(first, last)
    starts = [entry.start for entry in away]
    return [stand for stand in stands if not _is_away(stand, away, starts)]


def _is_away(stand: Stand, away: Sequence[Entry], starts: Sequence[datetime]) -> bool:
    """Say whether any of the entries, which begin at `starts` in order, meets the stand."""
    end = stand.end
    near = away[bisect_left(starts, stand.start - _LONGEST_ENTRY) : bisect_left(starts, end)]
    return any(entry.end > stand.start for entry in near)


def _landings(session: Session, stands: list[Stand]) -> list[Landing]:
    if not stands:
        return []
    found = session.read.protection.busy_meetings(*_period(stands))
    return [Landing(start=start, end=end, since=since) for start, end, since in found]


def _period(stands: list[Stand]) -> tuple[datetime, datetime]:
    first = min(stand.start for stand in stands) - timedelta(days=1)
    return first, max(stand.end for stand in stands)


def _rate(found: Iterable[Outcome]) -> Rate:
    known = list(found)
    return Rate(len(known), sum(outcome.survived for outcome in known))
