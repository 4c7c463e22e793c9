"""What an installation remembers of the plans it wrote."""

from pathlib import Path

import pytest

from planner.store.sites import PLANS_REMEMBERED, Profile, Tip

PLAN = Path("ada.firebreak")


def uid(number):
    return number.to_bytes(16, "big")


@pytest.fixture
def profile(tmp_path):
    """A profile that remembers as many plans as it can, the first of them longest."""
    made = Profile(tmp_path / "sites.json")
    for number in range(PLANS_REMEMBERED):
        made.remember(uid(number), PLAN, Tip(1, uid(number), number, b""))
    return made


def remembered(profile):
    numbers = range(PLANS_REMEMBERED + 1)
    return [number for number in numbers if profile.recall(uid(number), PLAN)]


def test_the_plan_written_longest_ago_makes_room_for_a_new_one(profile):
    profile.remember(uid(PLANS_REMEMBERED), PLAN, Tip(1, uid(0), 1, b""))

    assert remembered(profile) == list(range(1, PLANS_REMEMBERED + 1))


def test_a_plan_that_is_written_again_stays(profile):
    profile.remember(uid(0), PLAN, Tip(1, uid(0), 2, b""))
    profile.remember(uid(PLANS_REMEMBERED), PLAN, Tip(1, uid(0), 1, b""))

    assert remembered(profile) == [0, *range(2, PLANS_REMEMBERED + 1)]
