import pytest

from planner.intake.pack_file import shipped_instruments
from tests.commands.lines import CommandLine


@pytest.fixture
def ada(firebreak, plan):
    return CommandLine(firebreak)


@pytest.fixture
def initiative(ada):
    return ada.json("readiness add 'Frailty at home' --statement 'Care moves home'")["initiative"][
        "id"
    ]


@pytest.fixture
def answers(tmp_path):
    """Writes a CSV file in which each respondent says the same of everything."""
    keys = shipped_instruments()[0].item_keys()

    def write(*values):
        lines = [",".join(["respondent", *keys])]
        lines += [
            ",".join([f"r{number}", *[str(value)] * len(keys)])
            for number, value in enumerate(values)
        ]
        file = tmp_path / "answers.csv"
        file.write_text("\n".join(lines), encoding="utf-8")
        return file

    return write


def a_round(ada, initiative, file, day="2026-11-20", rater="team"):
    ada(f"readiness open {initiative} --rater {rater} --invited 8 --on {day}")
    ada(f"readiness answers {file}")
    return ada.json(f"readiness close --on {day}")["round"]


def test_a_round_goes_from_open_to_results(ada, initiative, answers):
    closed = a_round(ada, initiative, answers(3, 4, 4, 5, 5, 6))
    assert closed["closed_on"] == "2026-11-20"

    subscales = ada.json(f"readiness results {initiative}")["subscales"]

    assert {one["name"] for one in subscales} >= {"Commitment", "Efficacy"}
    for one in subscales:
        assert (one["n"], one["invited"], one["rater"]) == (6, 8, "team")
        assert one["lowest"] <= one["mean"] <= one["highest"]
        assert (one["verdict"], one["because"]) == ("cannot_tell", "first_round")
        assert one["because_words"].endswith(".")
    assert "cannot tell" in ada("readiness results")


def test_a_small_team_is_not_shown(ada, initiative, answers):
    a_round(ada, initiative, answers(3, 4, 5, 6))

    subscales = ada.json("readiness results")["subscales"]

    assert {(one["mean"], one["because"]) for one in subscales} == {(None, "too_few_people")}


def test_a_second_round_is_compared_with_the_first(ada, initiative, answers):
    a_round(ada, initiative, answers(2, 2, 3, 3, 3), "2026-06-01")
    a_round(ada, initiative, answers(5, 5, 6, 6, 6), "2026-11-20")

    for one in ada.json("readiness results")["subscales"]:
        assert one["earlier_mean"] is not None
        assert one["verdict"] in {"risen", "fallen", "cannot_tell", "no_detectable_change"}


def test_initiatives_are_listed_with_their_rounds(ada, initiative, answers):
    a_round(ada, initiative, answers(4), rater="self")
    ada(f"readiness edit {initiative} --priority 'Living at home'")

    (found,) = ada.json("readiness initiatives")

    assert (found["title"], found["priority"]) == ("Frailty at home", "Living at home")
    assert [one["rater"] for one in found["rounds"]] == ["self"]
    assert "Frailty at home" in ada("readiness initiatives")


def test_what_cannot_be_is_refused_with_a_code(ada, initiative, answers, tmp_path):
    file = answers(3)
    assert ada.refusal(f"readiness answers {file}") == "no_open_round"
    assert ada.refusal(f"readiness open {initiative} --instrument x") == "unknown_instrument"
    assert ada.refusal(f"readiness open {initiative} --rater boss") == "unknown_choice"
    assert ada.refusal("readiness open abcdef12") == "not_found"
    opened = ada.json(f"readiness open {initiative}")["round"]["id"]
    assert ada.refusal("readiness close") == "round_empty"
    bad = tmp_path / "bad.csv"
    bad.write_text("who,what\n1,2\n", encoding="utf-8")
    assert ada.refusal(f"readiness answers {bad}") == "answers_unreadable"
    ada(f"readiness open {initiative}")
    assert ada.refusal(f"readiness answers {file}") == "no_open_round"
    ada(f"readiness answers {file} --round {opened}")
    ada(f"readiness close {opened}")
    assert ada.refusal(f"readiness answers {file} --round {opened}") == "round_closed"
