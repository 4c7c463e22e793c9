from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.changes import Action
from planner.domain.errors.sharing import NotInLaneError
from planner.domain.goals import Skill, SkillGoal
from planner.domain.lane import Lane
from planner.services.goals import add_evidence, add_goal, delete_goal, edit_goal
from planner.services.search import find_records, prepare_search
from planner.services.session import Session


@pytest.fixture
def goal(session):
    made = SkillGoal(
        id=session.new_id(),
        title="Listen before deciding",
        skill=Skill.BUILD_TRUST,
        what="Ask the café's ward sister first",
    )
    add_goal(session, made)
    return made


def titles(session, words):
    return [found.title for found in find_records(session, words)]


def test_words_are_found_by_how_they_begin_in_any_field(session, goal):
    for words in ("listen", "LIST dec", "ward sist", "cafe", "CAFÉ", "before-dec"):
        assert titles(session, words) == [goal.title], words
    assert titles(session, "listen nowhere") == []


def test_what_is_found_says_what_it_is(session, goal):
    evidence = add_evidence(session, goal, "The chair asked for the figure", source="Sam")

    (found,) = find_records(session, "sam")

    assert (found.record_type, found.id) == ("evidence", evidence.id)
    assert found.title == "The chair asked for the figure"
    assert "Sam" in found.excerpt


def test_the_title_counts_more_than_the_rest(session, goal):
    other = SkillGoal(
        id=session.new_id(), title="Rotas", skill=Skill.DELIVER, what="listen to the wards"
    )
    add_goal(session, other)

    assert titles(session, "listen") == [goal.title, "Rotas"]


def test_the_search_follows_edits_undo_and_deletion(session, goal):
    assert titles(session, "listen")
    new = replace(goal, title="Speak up")
    edit_goal(session, goal, new)
    assert titles(session, "listen") == []
    assert titles(session, "speak") == ["Speak up"]

    session.undo()
    assert titles(session, "listen") == [goal.title]

    delete_goal(session, goal)
    assert titles(session, "listen") == []
    session.undo()
    assert titles(session, "listen") == [goal.title]


def test_what_is_written_while_it_is_made_ready_is_found_once(session, goal):
    for number in range(1200):
        title = f"Goal {number}"
        with session.action(Action.ADD_GOAL) as writer:
            writer.add(SkillGoal(id=session.new_id(), title=title, skill=Skill.DELIVER))
    assert not prepare_search(session)
    edit_goal(session, goal, replace(goal, title="Listen twice"))

    while not prepare_search(session):
        pass

    assert titles(session, "listen") == ["Listen twice"]
    assert len(find_records(session, "goal", 2000)) == 1200


def test_nothing_of_the_index_reaches_the_file(tmp_path, around):
    path = tmp_path / "plan.firebreak"
    session = Session.create(path, around)
    before = path.stat().st_size
    find_records(session, "anything")

    assert path.stat().st_size == before
    session.close()


def test_an_assistant_does_not_search(tmp_path, around):
    path = tmp_path / "plan.firebreak"
    Session.create(path, around).close()
    session = Session.open(path, around, Lane.ASSISTANT)

    with pytest.raises(NotInLaneError):
        find_records(session, "goal")
    session.close()


@given(st.text(max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_whatever_is_typed_is_words(session, typed):
    find_records(session, typed)
    find_records(session, f'{typed} AND "x" OR NEAR(y) title:z* - ^a')


def test_signs_alone_find_nothing(session, goal):
    assert find_records(session, '"* -') == []
