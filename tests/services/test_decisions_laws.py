"""Whatever is edited through whatever door: never a closed decision without its outcome."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from planner.domain.errors import PlannerError
from planner.domain.governance import Decision, ReferenceBack
from planner.domain.people import Body, Forum
from planner.services.decision_view import decision_views
from planner.services.decisions import (
    Referral,
    close_decision,
    edit_decision,
    refer_back,
    reopen_decision,
)
from planner.services.records import add_record, delete_record, edit_record
from planner.services.session import Session
from tests.services.across_bodies import TODAY, lead_in_two

BOARDS = st.sampled_from(["", "Riverside board", "Council"])
DAYS = st.sampled_from([None, TODAY, TODAY - timedelta(days=9)])
OUTCOMES = st.sampled_from(["", " ", "noted"])
FORUMS = st.sampled_from([None, *Forum])
PICK = st.integers(0, 7)


class Decisions(RuleBasedStateMachine):
    """A leader who clicks on everything, and does not read what is refused."""

    def __init__(self):
        super().__init__()
        self.session = Session.create(None)
        lead_in_two(self.session)

    def teardown(self):
        self.session.close()

    def one_of(self, kind, number):
        found = self.session.read.all(kind)
        return found[number % len(found)] if found else None

    def has_decisions(self):
        return self.session.read.count(Decision) > 0

    def has_references(self):
        return self.session.read.count(ReferenceBack) > 0

    @rule(
        number=PICK, adverse=st.booleans(), forum=FORUMS, board=BOARDS, outcome=OUTCOMES, day=DAYS
    )
    def add(self, number, adverse, forum, board, outcome, day):
        body = self.one_of(Body, number)
        made = Decision(
            id=self.session.new_id(),
            title="D",
            day=TODAY,
            body=body.id if body else None,
            is_adverse=adverse,
            forum=forum,
            board=board,
            outcome=outcome,
            closed_on=day,
        )
        with suppress(PlannerError):
            add_record(self.session, made)

    @precondition(has_decisions)
    @rule(number=PICK, board=BOARDS, sent=DAYS, outcome=OUTCOMES)
    def refer(self, number, board, sent, outcome):
        said = Referral(board=board, sent_on=sent, outcome=outcome)
        with suppress(PlannerError):
            refer_back(self.session, self.one_of(Decision, number), said)

    @precondition(has_decisions)
    @rule(number=PICK)
    def close(self, number):
        with suppress(PlannerError):
            close_decision(self.session, self.one_of(Decision, number))

    @precondition(has_decisions)
    @rule(number=PICK)
    def reopen(self, number):
        with suppress(PlannerError):
            reopen_decision(self.session, self.one_of(Decision, number))

    @precondition(has_decisions)
    @rule(
        number=PICK,
        door=st.sampled_from([edit_record, edit_decision]),
        change=st.one_of(
            st.fixed_dictionaries({"is_adverse": st.booleans()}),
            st.fixed_dictionaries({"forum": FORUMS}),
            st.fixed_dictionaries({"board": BOARDS}),
            st.fixed_dictionaries({"outcome": OUTCOMES}),
            st.fixed_dictionaries({"referred_on": DAYS}),
            st.fixed_dictionaries({"closed_on": DAYS}),
            st.fixed_dictionaries({"body": st.none()}),
        ),
    )
    def edit(self, number, door, change):
        seen = self.one_of(Decision, number)
        with suppress(PlannerError):
            door(self.session, seen, replace(seen, **change))

    @precondition(has_references)
    @rule(number=PICK, other=PICK, sent=DAYS, outcome=OUTCOMES)
    def edit_reference(self, number, other, sent, outcome):
        seen = self.one_of(ReferenceBack, number)
        to = self.one_of(Decision, other).id
        with suppress(PlannerError):
            edit_record(
                self.session, seen, replace(seen, decision=to, sent_on=sent, outcome=outcome)
            )

    @precondition(has_references)
    @rule(number=PICK)
    def delete_reference(self, number):
        with suppress(PlannerError):
            delete_record(self.session, self.one_of(ReferenceBack, number))

    @rule(number=PICK, forum=st.sampled_from(Forum))
    def change_body(self, number, forum):
        seen = self.one_of(Body, number)
        if seen:
            edit_record(self.session, seen, replace(seen, forum=forum))

    @precondition(has_decisions)
    @rule(number=PICK)
    def delete_decision(self, number):
        delete_record(self.session, self.one_of(Decision, number))

    @rule(number=PICK)
    def delete_body(self, number):
        if self.session.read.count(Body) > 1:
            delete_record(self.session, self.one_of(Body, number))

    @rule(back=st.booleans())
    def step(self, back):
        with suppress(PlannerError):
            self.session.undo() if back else self.session.redo()

    @invariant()
    def none_is_closed_without_its_outcome(self):
        for view in decision_views(self.session):
            if view.decision.is_closed:
                assert view.missing == ()
                assert not view.must_go_back or view.references
                assert all(one.sent_on and one.outcome.strip() for one in view.references)


TestDecisions = Decisions.TestCase
TestDecisions.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
