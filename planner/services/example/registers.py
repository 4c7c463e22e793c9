"""The registers of leading across bodies: intentions, decisions, duties, limits, loyalties."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from planner.domain.duties import DelegationCard, Duty
from planner.domain.governance import (
    Arrived,
    Basis,
    BenefitCheck,
    Concerned,
    Decision,
    Intention,
    ReferenceBack,
)
from planner.domain.loyalty import Conflict, Interest, LoyaltyEntry
from planner.domain.people import Forum
from planner.domain.records import Record, RecordId, Tier
from planner.services.example.cast import Cast
from planner.services.example.story import Told
from planner.services.session import Session
from planner.store.writing import Writer


class Registers:
    """Makes the records; days in the story count back, or on, from `today`."""

    def __init__(self, session: Session, told: Told, cast: Cast, today: date) -> None:
        self._session = session
        self._told = told
        self._cast = cast
        self._today = today
        self._forums = {body["key"]: Forum(body["forum"]) for body in told["body"]}

    def add_to(self, writer: Writer) -> None:
        """Write all of them."""
        intentions = {told["key"]: self._intention(told) for told in self._told["intention"]}
        decisions = {told["title"]: self._decision(told) for told in self._told["decision"]}
        for record in (*intentions.values(), *decisions.values()):
            writer.add(record)
        for told in self._told["decision"]:
            for record in self._beside(told, decisions[told["title"]], intentions):
                writer.add(record)
        for record in (*self._duties(), *self._limits(), *self._loyalties(decisions)):
            writer.add(record)

    def _intention(self, told: Told) -> Intention:
        return Intention(
            id=self._session.new_id(),
            tier=Tier.TEAM,
            body=self._cast.bodies[told["body"]],
            text=told["text"],
            agreed_on=self._ago(told["agreed_days_ago"]),
            minute=told["minute"],
        )

    def _decision(self, told: Told) -> Decision:
        return Decision(
            id=self._session.new_id(),
            tier=Tier(told["tier"]),
            title=told["title"],
            body=self._cast.bodies[told["body"]],
            forum=self._forums[told["body"]],
            hat=self._cast.hats[told["hat"]],
            day=self._ago(told["days_ago"]),
            intention=told["intention"],
            basis=Basis(told["basis"]),
            owned_by=told["owned_by"],
            is_adverse=told["adverse"],
            is_against_interest=told["against"],
            board=told["board"],
            refer_by=self._ahead_or_none(told.get("refer_in_days")),
            referred_on=self._ago_or_none(told.get("referred_days_ago")),
            outcome=told.get("outcome", ""),
            closed_on=self._ago_or_none(told.get("closed_days_ago")),
        )

    def _beside(
        self, told: Told, decision: Decision, intentions: Mapping[str, Intention]
    ) -> Iterator[Record]:
        """Make what goes with a decision; a board to which nothing was sent yet says 0 days."""
        new_id = self._session.new_id
        if "agreed" in told:
            agreed = intentions[told["agreed"]]
            yield Concerned(
                id=new_id(), decision=decision.id, body=agreed.body, intention=agreed.id
            )
        for board, due_in_days, sent_days_ago, outcome in told.get("more_boards", ()):
            yield ReferenceBack(
                id=new_id(),
                decision=decision.id,
                board=board,
                due=self._ago(-due_in_days),
                sent_on=self._ago_or_none(sent_days_ago or None),
                outcome=outcome,
            )
        if decision.is_against_interest:
            yield self._check(told, decision)

    def _check(self, told: Told, decision: Decision) -> BenefitCheck:
        arrived, days_ago, noticed_by, note = told.get("checked", ("not_checked", None, "", ""))
        return BenefitCheck(
            id=self._session.new_id(),
            decision=decision.id,
            due=self._ago(-told["check_in_days"]),
            checked_on=self._ago_or_none(days_ago),
            arrived=Arrived(arrived),
            noticed_by=noticed_by,
            note=note,
        )

    def _duties(self) -> Iterator[Duty]:
        for told in self._told["duty"]:
            yield Duty(
                id=self._session.new_id(),
                body=self._cast.bodies[told["body"]],
                text=told["text"],
                source=told["source"],
            )

    def _limits(self) -> Iterator[DelegationCard]:
        for told in self._told["delegation"]:
            yield DelegationCard(
                id=self._session.new_id(),
                body=self._cast.bodies[told["body"]],
                limit=told["limit"],
                pounds=told.get("pounds"),
                document=told["document"],
                review_on=self._ago(-told["review_in_days"]),
            )

    def _loyalties(self, decisions: Mapping[str, Decision]) -> Iterator[LoyaltyEntry]:
        for told in self._told["loyalty"]:
            decision = decisions.get(told.get("decision", ""))
            yield LoyaltyEntry(
                id=self._session.new_id(),
                title=told["title"],
                interest=Interest(told["interest"]),
                status=Conflict(told["status"]),
                noted_on=self._ago(told["noted_days_ago"]),
                body=self._body(told["body"]),
                other_body=self._body(told["other_body"]),
                duty=told["duty"],
                mitigation=told["mitigation"],
                decision=decision.id if decision else None,
                declared_in=told.get("declared_in", ""),
                declared_on=self._ago_or_none(told.get("declared_days_ago")),
            )

    def _body(self, key: str) -> RecordId:
        return self._cast.bodies[key]

    def _ago(self, days: int) -> date:
        return self._today - timedelta(days=days)

    def _ago_or_none(self, days: int | None) -> date | None:
        return None if days is None else self._ago(days)

    def _ahead_or_none(self, days: int | None) -> date | None:
        return None if days is None else self._ago(-days)
