from copy import deepcopy
from dataclasses import FrozenInstanceError, field, fields, replace

import pytest

from planner.domain.values import Frozen, frozen


@frozen(kw_only=False)
class Place(Frozen):
    """Somewhere."""

    x: int
    y: int = 0
    names: list[str] = field(default_factory=list)


@frozen
class Walk(Frozen):
    """From one place to another."""

    start: Place
    end: Place

    def __post_init__(self):
        if self.start == self.end:
            raise ValueError(self)


def test_what_is_not_given_has_its_default():
    assert Place(1) == Place(x=1, y=0, names=[])
    assert Place(1).names is not Place(1).names


def test_values_of_one_class_are_equal_by_what_they_hold():
    assert Place(1, 2) != Place(1, 3)
    assert Place(1) != (1, 0, [])
    assert len({Walk(start=1, end=2), Walk(start=1, end=2), Walk(start=2, end=1)}) == 2


def test_a_value_stays_as_it_is():
    place = Place(1)
    with pytest.raises(FrozenInstanceError):
        place.x = 2
    with pytest.raises(FrozenInstanceError):
        del place.x
    assert place == Place(1)


def test_replacing_checks_again():
    walk = Walk(start=Place(1), end=Place(2))
    assert replace(walk, end=Place(3)) == Walk(start=Place(1), end=Place(3))
    with pytest.raises(ValueError, match="Walk"):
        replace(walk, end=Place(1))


@pytest.mark.parametrize("wrong", [{}, {"start": 1}, {"start": 1, "end": 2, "middle": 3}])
def test_fields_that_lack_or_are_not_known_are_refused(wrong):
    with pytest.raises(TypeError, match="Walk"):
        Walk(**wrong)


def test_more_values_than_fields_are_refused():
    with pytest.raises(TypeError, match="Place"):
        Place(1, 2, [], 4)


def test_it_is_known_as_a_dataclass_is():
    assert [each.name for each in fields(Walk)] == ["start", "end"]
    place = Place(1, 2, ["here"])
    assert deepcopy(place) == place
    assert repr(place) == "Place(x=1, y=2, names=['here'])"
