"""Comments of a round on the command line: in by CSV, out with the results and nowhere else."""

import pytest

from planner.intake.pack_file import shipped_instruments
from tests.commands.lines import CommandLine


@pytest.fixture
def ada(firebreak, plan):
    return CommandLine(firebreak)


@pytest.fixture
def a_round(ada, tmp_path):
    change = ada.json("readiness add 'Frailty at home'")["initiative"]["id"]
    first, second, *_ = shipped_instruments()[0].item_keys()

    def make(people):
        ada(f"readiness open {change} --rater team --invited 9")
        rows = [f"{n},{1 + n % 7},{1 + n // 7},harbour {n}" for n in range(people)]
        path = tmp_path / "answers.csv"
        path.write_text("\n".join([f"respondent,{first},{second},comment", *rows]))
        assert ada.json(f"readiness answers {path}")["answers"] == 2 * people
        return ada.json("readiness close")["round"]["id"]

    return make


def test_comments_stand_with_the_results_from_eight_on(ada, a_round):
    few, enough, again = a_round(7), a_round(8), a_round(9)

    one, other, last = ada.json("readiness results")["comments"]

    assert (one["round"], one["words"], one["because"]) == (few, [], "too_few_people")
    assert one["because_words"] == "Comments of several people are shown from 8 answers on."
    assert (other["round"], other["because"], other["because_words"]) == (enough, None, "")
    assert sorted(other["words"]) == [f"harbour {n}" for n in range(8)]
    assert (last["round"], last["words"], last["because"]) == (again, [], "could_tell_who")


def test_no_other_command_prints_what_a_team_wrote(ada, a_round):
    a_round(8)
    assert "harbour" in ada("readiness results")
    told = ada.json("records round_comment")
    assert {one["words"] for one in told} == {"\N{HORIZONTAL ELLIPSIS}"}
    commands = ("history", "dump", "find harbour", f"record show {told[0]['id']}")
    for command in commands:
        assert "harbour" not in ada(command), command
