"""Copies of a plan on the command line: merge, look, choose."""

import io
import shutil
from functools import partial

import pytest


@pytest.fixture
def goal(answer):
    return answer("record", "add", "goal", "title=Speak up early", "skill=deliver")["record"]["id"]


@pytest.fixture
def copy(plan, goal, tmp_path):
    return shutil.copy(plan, tmp_path / "copy.firebreak")


@pytest.fixture
def there(firebreak, copy):
    """Run a command on the copy."""
    return partial(firebreak, "--plan", copy)


@pytest.fixture
def merge(answer, plan, copy):
    """Merge the copy into Ada's plan, or the other way round."""

    def call(*options, back=False):
        return answer("merge", *((copy, plan) if back else (plan, copy)), *options)

    return call


def test_a_merge_says_what_came_and_what_clashes(answer, there, merge, goal):
    answer("record", "edit", goal, "title=Mine", "importance=1")
    there("record", "edit", goal, "title=Theirs", "now_level=1")

    preview = merge("--preview")
    done = merge()
    again = merge()

    clash = {
        "record": goal,
        "record_type": "goal",
        "field": "title",
        "mine": "Mine",
        "theirs": "Theirs",
        "kept": answer("record", "show", goal)["record"]["title"],
    }
    assert (done["edits_taken"], done["records_changed"], done["conflicts"]) == (2, 1, [clash])
    assert preview == {**done, "edits_taken": 0}
    assert (again["edits_taken"], again["conflicts"]) == (0, [])


def test_both_print_the_same_once_each_merged_the_other(answer, there, merge, goal, copy):
    answer("log", "45m long Vision")
    there("record", "edit", goal, "title=Theirs")

    merge()
    merge(back=True)

    assert answer("dump") == answer("dump", copy)


def test_one_undo_takes_a_merge_back(answer, there, merge, goal):
    before = answer("dump")
    there("record", "edit", goal, "title=Theirs")
    merge()

    assert answer("undo")["action"] == "merge"

    assert answer("dump") == before


@pytest.mark.parametrize(
    ("option", "title"),
    [
        (("--mine",), "Speak up now"),
        (("--theirs",), "Speak out early"),
        (("--value", "Ask"), "Ask"),
        (("--joined",), "Speak out now"),
    ],
)
def test_a_choice_holds_in_every_copy(answer, there, merge, goal, option, title):
    answer("record", "edit", goal, "title=Speak up now")
    there("record", "edit", goal, "title=Speak out early")
    merge()
    (listed,) = answer("conflicts")
    assert (listed["base"], listed["joined"]) == ("Speak up early", "Speak out now")
    assert {rival["side"] for rival in listed["rivals"]} == {"mine", "theirs"}

    left = answer("conflicts", "choose", goal, "title", *option)

    assert (left["conflicts_left"], answer("conflicts")) == (0, [])
    merge(back=True)
    assert answer("record", "show", goal)["record"]["title"] == title
    assert there("conflicts", "--json").json == []
    assert there("record", "show", goal, "--json").json["record"]["title"] == title
    assert there("conflicts", "choose", goal, "title", "--mine", "--json").error == "no_conflict"


@pytest.mark.parametrize(("option", "is_left"), [("--mine", False), ("--theirs", True)])
def test_one_decides_whether_a_record_stays(answer, there, merge, goal, option, is_left):
    answer("goals", "delete", goal)
    there("record", "edit", goal, "title=Theirs")
    merge()
    (listed,) = answer("conflicts")
    assert (listed["field"], listed["mine"], listed["kept"]) == ("_deleted", True, False)

    answer("conflicts", "choose", goal, "_deleted", option)

    assert any(one["id"] == goal for one in answer("records", "goal")) == is_left
    assert answer("check")["ok"]


def test_what_is_no_copy_of_the_plan_is_refused(firebreak, answer, plan, goal, tmp_path):
    other, handed = tmp_path / "other.firebreak", tmp_path / "sam.firebreak"
    firebreak("init", other, "--name", "Ben", "--body", "A", "--role", "B")
    answer("share", "assistant", handed)

    codes = [firebreak("merge", plan, path, "--json").error for path in (other, handed, plan)]

    assert codes == ["another_plan", "assistant_file", "same_file"]


def test_two_versions_of_a_blind_answer_are_shown_to_nobody_yet(answer, firebreak, there, merge):
    said = ("reflection", "answer", "coach", "--say", "avoided")
    firebreak("reflection", "start")
    firebreak(*said, "Said at the desk")
    there("reflection", "start")
    there(*said, "Said on the train")

    preview, merged = merge("--preview"), merge()

    assert merged["edits_taken"] > 0
    told = f"{preview} {merged} {answer('conflicts')} {firebreak('conflicts').out}"
    assert "Said" not in told
    assert answer("conflicts", "--now", "2099-01-01T00:00")[0]["field"] == "words"


class Terminal(io.StringIO):
    """A standard input at which somebody sits."""

    def isatty(self):
        return True


@pytest.mark.parametrize("is_ours_protected", [False, True])
def test_a_copy_with_a_passphrase_of_its_own_is_asked_for(
    firebreak, plan, copy, tmp_path, monkeypatch, is_ours_protected
):
    monkeypatch.setattr("planner.store.keys.ROUNDS", 10)
    firebreak("--plan", copy, "log", "45m long Vision")
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.write_text("correct horse")
    theirs.write_text("battery staple")
    firebreak("protect", copy, "--new-passphrase-file", theirs)
    given = ["--passphrase-file", ours] if is_ours_protected else []
    if is_ours_protected:
        firebreak("protect", plan, "--new-passphrase-file", ours)
    call = partial(firebreak, "merge", plan, copy, "--json", *given)

    refused = call().error
    typed = ["not this one", "battery staple"]
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _: typed.pop(0))

    assert refused == ("wrong_passphrase" if is_ours_protected else "passphrase_needed")
    assert call().json["records_changed"] == 1
    assert typed == []
