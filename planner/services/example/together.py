"""The example's records of leading with others: tensions, trust acts, overlaps, pulses."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from planner.domain.partnership import (
    Promise,
    RoleOverlap,
    Tension,
    TensionChange,
    TensionKind,
    TensionParty,
    TensionState,
    TrustAct,
)
from planner.domain.pulse import HomeTeam, HomeTeams, Pulse, written_points
from planner.domain.records import Record, Tier
from planner.services.example.cast import Cast
from planner.services.example.story import Told
from planner.services.session import Session

_SETTLED_IN_WEEKS = 8
_MOST_MOVED = 3


class Together:
    """Makes the records; days in the story count back, or on, from `today`."""

    def __init__(self, session: Session, told: Told, cast: Cast, today: date) -> None:
        self._session = session
        self._told = told
        self._cast = cast
        self._today = today

    def records(self) -> Iterator[Record]:
        """Yield all of them but the pulses."""
        for told in self._told["tension"]:
            tension = self._tension(told)
            yield tension
            yield from self._beside(tension, told)
        for told in self._told["promise"]:
            yield self._promise(told)
        for told in self._told["overlap"]:
            yield self._overlap(told)
        names = self._told["home_teams"]
        yield HomeTeams(id=self._session.only_id(HomeTeams), **names)

    def pulse(self, monday: date) -> Pulse:
        """Return the pulse of a week: the function gives points away as time goes on."""
        random = Random(monday.toordinal())  # noqa: S311 - made-up data
        weeks_ago = (self._today - monday).days // 7
        shares = {HomeTeam.FUNCTION: 2 + min(_MOST_MOVED, weeks_ago // _SETTLED_IN_WEEKS)}
        shares[HomeTeam.ORGANISATION] = random.choice((2, 2, 3))
        left = 10 - sum(shares.values())
        shares[HomeTeam.EXECUTIVE_TEAM] = left // 2 + random.choice((-1, 0, 0, 1))
        shares[HomeTeam.PARTNERSHIP] = left - shares[HomeTeam.EXECUTIVE_TEAM]
        return Pulse(
            id=self._session.only_id(Pulse, monday.isoformat()),
            week=monday,
            points=written_points(shares),
        )

    def _tension(self, told: Told) -> Tension:
        closed = told.get("closed_days_ago")
        talk = told.get("next_in_days")
        _, state, energy, trust, _ = told["history"][-1]
        return Tension(
            id=self._session.new_id(),
            tier=Tier(told["tier"]),
            title=told["title"],
            kind=TensionKind(told["kind"]),
            between=told["between"],
            state=TensionState(state),
            energy=energy,
            trust=trust,
            carried_by=told["carried_by"],
            next_conversation=None if talk is None else self._today + timedelta(days=talk),
            with_whom=told.get("with_whom", ""),
            purpose=told.get("purpose", ""),
            note=told["note"],
            closed_on=None if closed is None else self._ago(closed),
            ending=told.get("ending", ""),
        )

    def _beside(self, tension: Tension, told: Told) -> Iterator[Record]:
        for name, wants, is_public in told["parties"]:
            yield TensionParty(
                id=self._session.new_id(),
                tier=tension.tier,
                tension=tension.id,
                name=name,
                wants=wants,
                is_public=is_public,
            )
        for days_ago, state, energy, trust, note in told["history"]:
            yield TensionChange(
                id=self._session.new_id(),
                tier=tension.tier,
                tension=tension.id,
                day=self._ago(days_ago),
                state=TensionState(state),
                energy=energy,
                trust=trust,
                note=note,
            )

    def _promise(self, told: Told) -> Promise:
        due = told.get("due_in_days")
        ends = {
            end: self._ago(told[f"{end}_days_ago"]) if f"{end}_days_ago" in told else None
            for end in ("kept", "broken", "released")
        }
        return Promise(
            id=self._session.new_id(),
            tier=Tier(told["tier"]),
            act=TrustAct(told["act"]),
            what=told["what"],
            to_whom=told["to"],
            made_on=self._ago(told["made_days_ago"]),
            due=None if due is None else self._today + timedelta(days=due),
            kept_on=ends["kept"],
            broken_on=ends["broken"],
            released_on=ends["released"],
            is_mine=told.get("mine", True),
        )

    def _overlap(self, told: Told) -> RoleOverlap:
        agreed = told.get("agreed_days_ago")
        return RoleOverlap(
            id=self._session.new_id(),
            tier=Tier.TEAM,
            function=told["function"],
            body=self._cast.bodies[told["body"]],
            other_body=self._cast.bodies[told["other_body"]],
            others=told.get("others", ""),
            agreed_owner=told.get("agreed_owner", ""),
            agreed_on=None if agreed is None else self._ago(agreed),
            note=told.get("note", ""),
        )

    def _ago(self, days: int) -> date:
        return self._today - timedelta(days=days)
