"""A director of a trust who also leads in a place partnership: bodies for the tests."""

from datetime import date, timedelta

from planner.domain.governance import Decision
from planner.domain.people import Body
from planner.services.decisions import add_decision
from planner.services.first_steps import NewHat, set_up

TODAY = date(2026, 11, 20)
WEEK = timedelta(days=7)


def lead_in_two(session):
    """Set up the owner, and return the trust and the place partnership, which advises."""
    hats = [
        NewHat(body="Riverside Trust", role="Director"),
        NewHat(body="Northside Place Partnership", role="Lead"),
    ]
    set_up(session, "Ada", hats)
    trust, place = session.read.all(Body)
    return trust, place


def decide(session, title="Move beds", **fields):
    """Add a decision of today."""
    made = Decision(id=session.new_id(), title=title, **{"day": TODAY, **fields})
    return add_decision(session, made)
