"""Publishing to a team without end, to be interrupted at any moment."""

from contextlib import closing
from dataclasses import replace

from planner.domain.changes import Action
from planner.domain.direction import Initiative
from planner.domain.records import Tier
from planner.services.opening import create_empty, open_plan
from planner.services.session import Session, ordinary_surroundings
from planner.services.team import exchange, publish, pull

_FOLDER, _FILE = "team", "team.firebreak-team"


def made_for_team(plan):
    with closing(create_empty(plan)) as session, session.action(Action.ADD_RECORD) as writer:
        writer.add(Initiative(id=session.new_id(), title="0", tier=Tier.TEAM))
    with closing(open_plan(plan)) as session:
        publish(session, plan.with_name(_FOLDER), ordinary_surroundings())
        publish(session, plan.with_name(_FILE), ordinary_surroundings())


def go_on_publishing(plan, tell, place=_FOLDER):
    with closing(open_plan(plan)) as session:
        while True:
            (seen,) = session.read.all(Initiative)
            new = replace(seen, title=str(int(seen.title) + 1))
            with session.action(Action.EDIT_RECORD) as writer:
                writer.replace(seen, new)
            # The one who holds the lock is killed, as a person would know who takes it over.
            exchange(session, plan.with_name(place), ordinary_surroundings(), takes_over=True)
            tell(new.title)


def go_on_with_file(plan, tell):
    go_on_publishing(plan, tell, _FILE)


def is_all_there(plan, told, place=_FOLDER):
    """Assert that what was told as published comes to somebody else, whole."""
    with closing(Session.create(None)) as other:
        pulled = pull(other, plan.with_name(place), ordinary_surroundings(), takes_over=True)
        assert pulled.skipped == ()
        (seen,) = other.read.all(Initiative)
        assert int(seen.title) >= max(map(int, told), default=0)
    with closing(open_plan(plan)) as session:
        exchange(session, plan.with_name(place), ordinary_surroundings(), takes_over=True)
    folder = plan.with_name(_FOLDER)
    assert [path for path in folder.rglob("*") if path.name.endswith(".part")] == []


def is_all_in_file(plan, told):
    is_all_there(plan, told, _FILE)
