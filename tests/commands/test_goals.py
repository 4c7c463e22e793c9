import pytest

from tests.commands.lines import CommandLine


@pytest.fixture
def ada(firebreak, plan):
    return CommandLine(firebreak)


def test_a_goal_takes_all_of_its_fields(ada):
    hat = next(one for one in ada.json("records hat") if one["tag"] == "trust")

    goal = ada.json(
        "goals add 'Listen first' --skill build-trust --hat trust --now-level 1 --target-level 5"
        " --importance 5 --beyond-strength --due 2027-03-01 --tier coach"
        " --if-cue 'someone disagrees' --then-act 'I ask what I missed'"
    )["goal"]

    assert (goal["title"], goal["skill"], goal["hat"]) == (
        "Listen first",
        "build_trust",
        hat["id"],
    )
    assert (goal["gap"], goal["kind"], goal["tier"]) == (20, "leadership", "coach")
    assert (goal["is_beyond_strength"], goal["due"]) == (True, "2027-03-01")
    assert ada.json(f"goals show {goal['id']}")["goal"] == goal


def test_goals_are_listed_by_gap_with_what_they_lack(ada):
    ada("goals add Small --skill plan_money --target-level 3")
    ada("goals add Wide --skill deliver --importance 5")

    overview = ada.json("goals")

    assert [goal["title"] for goal in overview["goals"]] == ["Wide", "Small"]
    assert overview["warnings"] == ["all_management", "none_beyond_strength"]
    text = ada("goals")
    assert text.index("Wide") < text.index("Small")
    assert "No goal goes beyond what you are known for." in text


def test_a_goal_is_worked_on(ada):
    goal = ada.json("goals add Listen --skill build_trust")["goal"]["id"]

    step = ada.json(f"goals step {goal} 'Ask three peers' --due 2026-12-01")
    step_id = step["goal"]["steps"][0]["id"]
    done = ada.json(f"goals finish {step_id}")["goal"]["steps"][0]
    assert done["done_on"] == "2026-11-20"
    assert ada.json(f"goals reopen {step_id}")["goal"]["steps"][0]["done_on"] is None

    ada(f"goals evidence {goal} 'They told me' --day 2026-11-18 --source Sam")
    ada(f"goals rate {goal} 4 --words 'I ask first'")
    edited = ada.json(f"goals edit {goal} --title 'Listen well' --no-beyond-strength")["goal"]
    assert (edited["title"], edited["now_level"]) == ("Listen well", 4)
    assert edited["evidence"][0]["source"] == "Sam"
    text = ada(f"goals show {goal[-8:]}")
    assert "Ask three peers" in text
    assert "They told me" in text


def test_time_is_logged_for_a_goal(ada):
    ada("goals add Listening --skill build_trust")
    ada("log 2026-11-19 45m dev coaching +listening")

    (goal,) = ada.json("goals")["goals"]

    assert (goal["minutes"], goal["warnings"]) == (45, [])


def test_a_deleted_goal_comes_back_with_undo(ada):
    goal = ada.json("goals add Listen --skill build_trust")["goal"]["id"]
    ada(f"goals step {goal} Ask")
    before = ada.json("goals")

    assert ada.json(f"goals delete {goal}") == {"deleted": goal}
    assert ada("goals") == "There are no goals yet.\n"
    ada("undo")

    assert ada.json("goals") == before


def test_bad_goals_are_refused_with_a_code(ada):
    goal = ada.json("goals add Listen --skill build_trust")["goal"]["id"]

    assert ada.refusal("goals add X") == "field_missing"
    assert ada.refusal("goals add '' --skill deliver") == "empty_field"
    assert ada.refusal("goals add X --skill juggling") == "unknown_choice"
    assert ada.refusal("goals add X --skill deliver --importance much") == ("value_not_understood")
    assert ada.refusal("goals add X --skill deliver --due soon") == "day_not_understood"
    assert ada.refusal(f"goals rate {goal} 6") == "out_of_range"
    assert ada.refusal("goals show abcdef12") == "not_found"
    assert ada.run(f"goals rate {goal} high").status == 2
    assert len(ada.json("goals")["goals"]) == 1
