"""Initiatives, shared goals, measures: what they refuse, and what they lack for a review."""

from datetime import date

import pytest

from planner.domain.direction import (
    STATUTORY_LIMBS,
    Aim,
    Horizon,
    Initiative,
    Measure,
    MeasureLevel,
    ReviewGap,
    SharedGoal,
    Temperament,
    review_gaps,
)
from planner.domain.errors.partnership import StatementTooLongError
from planner.domain.records import RecordId
from planner.insight.measure_mix import mix_of

ONE, TWO, THREE = (RecordId(f"{number:032x}") for number in range(1, 4))
SOURCED = {
    "priority": "Falls of over 75s",
    "priority_source": "Needs assessment",
    "priority_date": date(2026, 1, 12),
}


def initiative(**fields):
    return Initiative(id=ONE, title="Frailty at home", **fields)


def shared_goal(**fields):
    given = {"title": "Fewer nights", "aim": Aim.HEALTH_AND_WELLBEING, "initiative": ONE}
    return SharedGoal(id=TWO, **{**given, **fields})


def test_what_changes_is_said_in_three_hundred_characters():
    assert initiative(statement="x" * 300).statement
    with pytest.raises(StatementTooLongError) as refused:
        initiative(statement="x" * 301)

    assert (refused.value.characters, refused.value.longest) == (301, 300)


def test_an_initiative_has_an_age_once_it_has_begun():
    begun = initiative(started_on=date(2026, 11, 1), settles_in_weeks=4)

    assert begun.age_days(date(2026, 11, 20)) == 19
    assert begun.age_days(date(2026, 10, 31)) is None
    assert begun.settled_from == date(2026, 11, 29)
    assert initiative().age_days(date(2026, 11, 20)) is None
    assert initiative(settles_in_weeks=4).settled_from is None


def test_what_is_missing_for_a_review_is_named():
    assert review_gaps(initiative(), []) == [ReviewGap.PRIORITY, ReviewGap.TRIPLE_AIM]
    unsourced = initiative(priority="Falls of over 75s")
    assert review_gaps(unsourced, [shared_goal(quality="Fewer handovers")]) == [
        ReviewGap.PRIORITY_SOURCE,
        ReviewGap.PRIORITY_DATE,
    ]
    assert review_gaps(initiative(**SOURCED), [shared_goal(note="Agreed in March")]) == []


@pytest.mark.parametrize(
    "goal",
    [
        shared_goal(),
        shared_goal(quality="  "),
        shared_goal(inequalities="The poorest wait longest"),
        shared_goal(note="Agreed", aim=Aim.INEQUALITIES),
        shared_goal(note="Agreed", initiative=THREE),
    ],
)
def test_only_a_statutory_limb_of_its_own_goals_is_a_triple_aim_note(goal):
    assert review_gaps(initiative(**SOURCED), [goal]) == [ReviewGap.TRIPLE_AIM]


def test_the_note_of_an_older_goal_counts_for_the_aim_it_serves():
    goal = shared_goal(note="Agreed in March", quality="Fewer handovers")

    assert [goal.limb(aim) for aim in STATUTORY_LIMBS] == ["Agreed in March", "Fewer handovers", ""]
    assert shared_goal(note="Agreed", health="Home").limb(Aim.HEALTH_AND_WELLBEING) == "Home"


def test_the_mix_of_measures_leaves_no_kind_out():
    measures = [
        Measure(id=ONE, shared_goal=TWO, title="Nights", temperament=Temperament.JUDGEMENT),
        Measure(id=THREE, shared_goal=TWO, title="Visits", level=MeasureLevel.OUTPUT),
    ]
    mix = mix_of(measures)

    assert mix.number == 2
    assert mix.temperaments == {
        Temperament.LEARNING: 1,
        Temperament.ASSURANCE: 0,
        Temperament.JUDGEMENT: 1,
    }
    assert mix.levels == {MeasureLevel.OUTPUT: 1, MeasureLevel.OUTCOME: 1, MeasureLevel.BENEFIT: 0}
    assert mix.horizons == {Horizon.SHORT: 0, Horizon.LONG: 2}
