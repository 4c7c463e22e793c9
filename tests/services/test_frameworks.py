from datetime import date

import pytest

from planner.domain.errors.standards import (
    FrameworkUnknownError,
    FrameworkUnreadableError,
    StandardUnknownError,
)
from planner.domain.goals import Skill, SkillGoal
from planner.domain.standards import Frequency, GoalStandard, StandardRating, TakenStandard
from planner.services.frameworks import (
    About,
    framework_called,
    frameworks,
    rate_standard,
    ratings,
    standards_of,
    take_crosswalk,
    take_framework,
    tie_goal,
    ties_of,
    untie_goal,
)
from planner.services.goals import add_goal

OLD = (
    "key;title;description;domain;from;to\nL1;Old trust;Be honest;Lead;;2026-10-31\nL2;Money;;;;\n"
)
NEW = "key,title,from\nN1,New trust,2026-11-01\nN2,Candour,2026-11-01\n"


@pytest.fixture
def goal(session):
    made = SkillGoal(id=session.new_id(), title="Trust", skill=Skill.BUILD_TRUST)
    add_goal(session, made)
    return made


@pytest.fixture
def write(tmp_path):
    def write(text, name="table.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def take(session, path, key, **about):
    return take_framework(session, path, About(key=key, name=key.title(), **about))


def test_our_own_skeleton_is_there_and_free(session):
    (ours,) = frameworks(session)

    assert "CC BY 4.0" in ours.licence
    assert {standard.domain for standard in ours.standards} == {"Leading", "Managing"}


def test_a_framework_is_taken_in_with_dates_licence_and_source(session, write):
    taken = take(session, write(OLD), "old", licence="ours", source="A board", version="2")

    trust = taken.standard("L1")
    assert (taken.name, taken.version, taken.licence, taken.source) == (
        "Old",
        "2",
        "ours",
        "A board",
    )
    assert (trust.title, trust.description, trust.domain) == ("Old trust", "Be honest", "Lead")
    assert taken.holds(trust, date(2026, 10, 31))
    assert not taken.holds(trust, date(2026, 11, 1))


def test_the_same_table_again_changes_nothing_and_a_new_one_corrects(session, write):
    take(session, write(OLD), "old")
    before = session.undo_mark()
    take(session, write(OLD), "old")
    assert session.undo_mark() == before

    taken = take(session, write("key,title\nL1,Better trust\n"), "old")

    assert [one.title for one in taken.standards] == ["Better trust", "Money"]
    assert session.read.count(TakenStandard) == 2


def test_a_goal_follows_an_old_standard_to_the_new_ones(session, write, goal):
    take(session, write(OLD), "old")
    take(session, write(NEW), "new")
    tie_goal(session, goal, "old", "L1")
    assert [(one.key.standard, one.holds) for one in standards_of(session, goal)] == [("L1", False)]

    added = take_crosswalk(session, write("old,new\nL1,N1\nL1,N2\n"), "old", "new")

    assert added == 2
    assert take_crosswalk(session, write("old,new\nL1,N1\nL1,N2\n"), "old", "new") == 0
    now = standards_of(session, goal)
    assert [(one.standard.title, one.holds) for one in now] == [
        ("New trust", True),
        ("Candour", True),
    ]
    assert now[0].came_from == (("old", "L1"),)
    (then,) = standards_of(session, goal, date(2026, 10, 1))
    assert then.standard.title == "Old trust"


def test_crosswalks_that_lead_in_a_circle_end(session, write, goal):
    take(session, write("key,title,to\nA,A,2020-01-01\n"), "a")
    take(session, write("key,title,to\nB,B,2020-01-01\n"), "b")
    take_crosswalk(session, write("old,new\nA,B\n"), "a", "b")
    take_crosswalk(session, write("old,new\nB,A\n"), "b", "a")
    tie_goal(session, goal, "a", "A")

    assert [(one.key.standard, one.holds) for one in standards_of(session, goal)] == [("B", False)]


def test_a_goal_is_tied_once_and_untied(session, goal):
    tie = tie_goal(session, goal, "firebreak", "trust")
    tie_goal(session, goal, "firebreak", "trust")
    assert ties_of(session, goal) == [tie]

    untie_goal(session, tie)
    assert session.read.all(GoalStandard) == []
    session.undo()
    assert ties_of(session, goal) == [tie]


def test_a_rating_is_dated_and_the_latest_counts(session):
    ours = framework_called(session, "firebreak")
    rate_standard(session, "firebreak", "trust", Frequency.OCCASIONALLY, date(2026, 5, 1))
    rate_standard(session, "firebreak", "trust", Frequency.RARELY_OR_NEVER)
    rate_standard(session, "firebreak", "trust", Frequency.FREQUENTLY)

    latest = {one.standard.key: one.rating for one in ratings(session, ours)}
    earlier = {one.standard.key: one.rating for one in ratings(session, ours, date(2026, 6, 1))}

    assert latest["trust"].frequency is Frequency.FREQUENTLY
    assert earlier["trust"].frequency is Frequency.OCCASIONALLY
    assert latest["money"] is None
    assert session.read.count(StandardRating) == 2


def test_what_is_not_there_is_refused(session, goal):
    with pytest.raises(FrameworkUnknownError):
        tie_goal(session, goal, "horoscope", "x")
    with pytest.raises(StandardUnknownError):
        rate_standard(session, "firebreak", "x", Frequency.FREQUENTLY)


@pytest.mark.parametrize(
    ("text", "line", "problem", "part"),
    [
        ("", 1, "empty", ""),
        ("key,title\n", 1, "empty", ""),
        ("key\nA\n", 1, "column_missing", "title"),
        ("key,titel\n", 1, "unknown_column", "titel"),
        ("key,title,key\n", 1, "column_twice", "key"),
        ("key,title\nA,\n", 2, "cell_missing", "title"),
        ("key,title\nA,B,C\n", 2, "too_many_cells", ""),
        ("key,title\nA,B\na,C\n", 3, "key_twice", "a"),
        ("key,title,from\nA,B,1.4.2026\n", 2, "not_a_day", "1.4.2026"),
        ("key,title,from,to\nA,B,2026-04-01,2026-03-01\n", 2, "ends_before", ""),
        (f"key,title\nA,{'x' * 301}\n", 2, "cell_too_long", "title"),
        ('key,title\nA,"B\n', 2, "broken_table", ""),
        ("key,title\nA,\0\n", 2, "not_text", ""),
    ],
)
def test_a_table_that_cannot_be_used_says_where(session, write, text, line, problem, part):
    with pytest.raises(FrameworkUnreadableError) as refused:
        take(session, write(text), "bad")

    error = refused.value
    assert (error.line, error.problem, error.part) == (line, problem, part)
    assert session.read.count(TakenStandard) == 0


def test_a_crosswalk_names_standards_that_there_are(session, write):
    take(session, write(OLD), "old")

    for text, problem in (
        ("old,new\nL1,nothing\n", "unknown_standard"),
        ("old,new\n", "empty"),
        ("old,new\nL1,trust\nL1,trust\n", "key_twice"),
    ):
        with pytest.raises(FrameworkUnreadableError) as refused:
            take_crosswalk(session, write(text), "old", "firebreak")
        assert refused.value.problem == problem


def test_a_folder_is_no_table(session, tmp_path):
    with pytest.raises(FrameworkUnreadableError) as refused:
        take(session, tmp_path, "bad")
    assert refused.value.problem == "not_a_file"
