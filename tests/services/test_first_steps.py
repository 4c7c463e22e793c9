from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.errors.fields import EmptyFieldError
from planner.domain.people import Body, Forum, Hat, Member
from planner.domain.protection import HoursSet
from planner.services.bodies import kind_by_name
from planner.services.first_steps import NewHat, add_hat, set_up
from planner.services.law import law_on
from planner.services.log import understand
from planner.services.session import Session

names = st.text(st.characters(exclude_categories=["C"]), max_size=12).filter(str.strip)


def test_a_plan_begins_with_its_owner_and_usual_hours_in_one_action(session):
    told = []
    session.listen(told.append)

    owner = set_up(session, "Ada", [NewHat(body="Riverside Trust", role="Director")])

    assert session.owner() == owner
    assert len(told) == 1
    assert session.read.count(HoursSet) == 1
    assert session.undoable() is None, "the beginning could be undone"
    body = session.read.all(Body)[0]
    assert (body.kind, body.is_organisation_in_law) == ("trust", True)


def test_a_refused_beginning_leaves_no_trace(session):
    with pytest.raises(EmptyFieldError):
        set_up(session, "Ada", [NewHat(body="Trust", role=" ")])

    assert session.read.count(Member) == 0


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(names, names), min_size=1, max_size=6))
def test_every_hat_can_be_called_by_its_tag(pairs):
    session = Session.create(None)
    set_up(session, "Ada", [NewHat(body=body, role=role) for body, role in pairs])
    tags = [hat.tag for hat in session.read.all(Hat)]

    assert len({tag.casefold() for tag in tags}) == len(pairs)
    for hat in session.read.all(Hat):
        assert understand(session, f"5m run a @{hat.tag}").hat == hat.id
    session.close()


def test_a_hat_is_added_later_to_a_body_that_is_known(session):
    owner = set_up(session, "Ada", [NewHat(body="Riverside Trust", role="Director")])

    hat = add_hat(session, owner, NewHat(body="riverside trust", role="Chair", tag="Chair!"))

    assert hat.tag == "chair"
    assert session.read.count(Body) == 1
    session.undo()
    assert len(session.read.all(Hat)) == 1


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Riverside NHS Trust", "trust"),
        ("Northfield Place Partnership", "place_partnership"),
        ("Quality Committee", "committee"),
        ("The Elms", None),
    ],
)
def test_a_body_says_by_its_name_what_it_seems_to_be(name, kind):
    found = kind_by_name(name, law_on(date(2026, 11, 20)))

    assert (found and found.key) == kind


def test_a_new_body_decides_as_bodies_of_its_kind_usually_do(session):
    names = ["Riverside Trust", "Northside Place", "The Elms"]

    set_up(session, "Ada", [NewHat(body=name, role="Lead") for name in names])

    found = [(body.is_organisation_in_law, body.forum) for body in session.read.all(Body)]
    assert found == [(True, Forum.DECIDING), (False, Forum.ADVISORY), (False, Forum.DECIDING)]
