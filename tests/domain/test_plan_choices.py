"""What one chooses for a plan: which chapters leave with it, and how much of a list is told."""

import pytest

from planner.domain.plan_choices import USUAL_CHOICES, Chapter, PlanChoices, PlanList


def test_without_choosing_everything_is_in_and_long_lists_are_short():
    assert list(USUAL_CHOICES.chapters) == list(Chapter)
    assert not USUAL_CHOICES.keeps_back("tension")
    assert USUAL_CHOICES.most_in_detail(PlanList.TENSIONS) is not None
    assert PlanChoices.everything().most_in_detail(PlanList.TENSIONS) is None


def test_what_only_a_chapter_left_out_tells_stays_at_home():
    without_trust = PlanChoices(chapters=[one for one in Chapter if one is not Chapter.TRUST])

    assert without_trust.keeps_back("tension")
    assert without_trust.keeps_back("reference_back")
    assert not without_trust.keeps_back("goal")
    assert not without_trust.keeps_back("member")


def test_an_initiative_stays_only_if_both_its_chapters_are_left_out():
    assert not PlanChoices(chapters=[Chapter.SHARED_GOALS]).keeps_back("initiative")
    assert PlanChoices(chapters=[Chapter.TRUST]).keeps_back("initiative")


def test_chapters_keep_their_order_however_they_are_named():
    choices = PlanChoices(chapters=[Chapter.ANNEX, Chapter.READINESS, Chapter.ANNEX])

    assert list(choices.chapters) == [Chapter.READINESS, Chapter.ANNEX]


@pytest.mark.parametrize("goals", [-1, 501])
def test_no_plan_has_fewer_than_no_goals_or_more_than_anybody_reads(goals):
    with pytest.raises(ValueError, match="goals"):
        PlanChoices(goals_in_full=goals)
