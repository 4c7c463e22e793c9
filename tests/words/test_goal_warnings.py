import pytest

from planner.services.goals import GoalWarning
from planner.words.goal_warnings import goal_warning_text


@pytest.mark.parametrize("warning", GoalWarning)
def test_every_warning_has_its_sentence(warning):
    assert goal_warning_text(warning.value).endswith(".")


def test_a_warning_of_a_newer_version_says_nothing():
    assert goal_warning_text("too_many_goals") == ""
