"""The places where a plan meets its team, as an installation remembers them."""

import pytest

from planner.domain.errors.hub import HubAddressError
from planner.services.hub import hub_account
from planner.services.team_places import (
    PlaceKind,
    add_hub,
    add_team_path,
    forget_team_place,
    team_places,
)
from planner.services.team_status import note_exchange


def test_an_exchange_makes_a_place_known_and_forgetting_it_touches_nothing(ann, place):
    ann.add()
    ann.publish(place)

    (known,) = team_places(ann.session)
    assert (known.kind, known.path, known.name) == (PlaceKind.FOLDER, place, "team")
    assert known.last_exchange == ann.session.now()

    forget_team_place(ann.session, known)
    assert team_places(ann.session) == []
    assert list(place.rglob("*.bundle"))


def test_adding_a_place_again_keeps_when_it_was_exchanged_with(ann, bob, place, tmp_path):
    ann.publish(place)
    known = add_team_path(ann.session, place)
    file = add_team_path(ann.session, tmp_path / "board.firebreak-team")

    assert known.last_exchange is not None
    assert (file.kind, file.name, file.last_exchange) == (PlaceKind.FILE, "board", None)
    assert team_places(bob.session) == [], "each plan has its own"


def test_a_hub_is_remembered_with_its_team_and_never_with_a_password(ann):
    address = "postgresql://ann@hub.example.org/firebreak"
    hub = add_hub(ann.session, address, "north east")

    assert (hub.kind, hub.name) == (PlaceKind.HUB, "north east")
    account = hub.account("secret")
    assert (account.address, account.team) == (hub_account(address).address, "north east")
    note_exchange(ann.session, account.place)
    assert [place.last_exchange for place in team_places(ann.session)] == [ann.session.now()]
    with pytest.raises(HubAddressError):
        add_hub(ann.session, "postgresql://ann:secret@hub.example.org/firebreak")
