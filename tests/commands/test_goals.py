def test_a_goal_takes_all_of_its_fields(firebreak):
    (hat,) = firebreak.json("records hat")

    goal = firebreak.json(
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
    assert firebreak.json(f"goals show {goal['id']}")["goal"] == goal


def test_goals_are_listed_by_gap_with_what_they_lack(firebreak):
    firebreak("goals add Small --skill plan_money --target-level 3")
    firebreak("goals add Wide --skill deliver --importance 5")

    overview = firebreak.json("goals")

    assert [goal["title"] for goal in overview["goals"]] == ["Wide", "Small"]
    assert overview["warnings"] == ["all_management", "none_beyond_strength"]
    text = firebreak("goals")
    assert text.index("Wide") < text.index("Small")
    assert "No goal goes beyond what you are known for." in text


def test_a_goal_is_worked_on(firebreak):
    goal = firebreak.json("goals add Listen --skill build_trust")["goal"]["id"]

    step = firebreak.json(f"goals step {goal} 'Ask three peers' --due 2026-12-01")
    step_id = step["goal"]["steps"][0]["id"]
    done = firebreak.json(f"goals finish {step_id}")["goal"]["steps"][0]
    assert done["done_on"] == "2026-11-20"
    assert firebreak.json(f"goals reopen {step_id}")["goal"]["steps"][0]["done_on"] is None

    firebreak(f"goals evidence {goal} 'They told me' --day 2026-11-18 --source Sam")
    firebreak(f"goals rate {goal} 4 --words 'I ask first'")
    edited = firebreak.json(f"goals edit {goal} --title 'Listen well' --no-beyond-strength")["goal"]
    assert (edited["title"], edited["now_level"]) == ("Listen well", 4)
    assert edited["evidence"][0]["source"] == "Sam"
    text = firebreak(f"goals show {goal[-8:]}")
    assert "Ask three peers" in text
    assert "They told me" in text


def test_time_is_logged_for_a_goal(firebreak):
    firebreak("goals add Listening --skill build_trust")
    firebreak("log 2026-11-19 45m dev coaching +listening")

    (goal,) = firebreak.json("goals")["goals"]

    assert (goal["minutes"], goal["warnings"]) == (45, [])


def test_a_deleted_goal_comes_back_with_undo(firebreak):
    goal = firebreak.json("goals add Listen --skill build_trust")["goal"]["id"]
    firebreak(f"goals step {goal} Ask")
    before = firebreak.json("goals")

    assert firebreak.json(f"goals delete {goal}") == {"deleted": goal}
    assert firebreak("goals") == "There are no goals yet.\n"
    firebreak("undo")

    assert firebreak.json("goals") == before


def test_bad_goals_are_refused_with_a_code(firebreak):
    goal = firebreak.json("goals add Listen --skill build_trust")["goal"]["id"]

    assert firebreak.refusal("goals add X") == "field_missing"
    assert firebreak.refusal("goals add '' --skill deliver") == "empty_field"
    assert firebreak.refusal("goals add X --skill juggling") == "unknown_choice"
    assert firebreak.refusal("goals add X --skill deliver --importance much") == (
        "value_not_understood"
    )
    assert firebreak.refusal("goals add X --skill deliver --due soon") == "day_not_understood"
    assert firebreak.refusal(f"goals rate {goal} 6") == "out_of_range"
    assert firebreak.refusal("goals show abcdef12") == "not_found"
    assert firebreak.run(f"goals rate {goal} high")[0] == 2
    assert len(firebreak.json("goals")["goals"]) == 1
