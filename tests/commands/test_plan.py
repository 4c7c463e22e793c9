"""Beginning a plan, opening it, and the options that every command takes."""

import json

import pytest

from planner.commands import WindowRefusedError, run


def test_a_plan_gets_its_owner_and_hats_with_short_tags(firebreak, tmp_path):
    path = tmp_path / "new.firebreak"

    made = firebreak(
        *("init", path, "--name", " Ada ", "--json"),
        *("--body", "Riverside Trust", "--role", "Director"),
        *("--body", "Riverside Trust", "--role", "Chair of quality"),
        *("--body", "Elm Street", "--role", "Governor"),
        *("--body", "Elm Street", "--role", "Elm"),
    ).json

    assert made["plan"] == str(path)
    assert (made["owner"]["name"], made["owner"]["zone"]) == ("Ada", "Europe/London")
    assert [hat["tag"] for hat in made["hats"]] == ["trust", "riverside", "elm", "street"]
    assert [hat["body"] for hat in made["hats"]] == ["Riverside Trust"] * 2 + ["Elm Street"] * 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--name", " "), "empty_field"),
        (("--name", "x" * 301), "text_too_long"),
        (("--name", "Ada", "--zone", "Mars/Crater"), "unknown_zone"),
        (("--name", "Ada", "--zone", ""), "unknown_zone"),
        (("--name", "Ada", "--zone", "../etc"), "unknown_zone"),
        (("--name", "Ada", "--body", "", "--role", "Chair"), "empty_field"),
        (("--name", "Ada", "--body", "Trust", "--role", ""), "empty_field"),
    ],
)
def test_names_that_cannot_be_leave_no_file(firebreak, tmp_path, arguments, code):
    path = tmp_path / "new.firebreak"

    assert firebreak("init", path, *arguments, "--json").error == code
    assert list(tmp_path.glob("new*")) == []


def test_nothing_is_overwritten(firebreak, plan):
    before = plan.read_bytes()

    assert firebreak("init", plan, "--name", "Eve", "--json").error == "plan_exists"
    assert plan.read_bytes() == before


def test_a_folder_that_is_not_there_is_said(firebreak, tmp_path):
    path = tmp_path / "no" / "new.firebreak"

    said = firebreak("init", path, "--name", "Ada", "--json")

    assert said.error in ("no_permission", "system")


@pytest.mark.parametrize(
    "arguments",
    [
        ("init",),
        ("init", "x.firebreak"),
        ("init", "x.firebreak", "--name", "Ada", "--body", "Trust"),
        ("nonsense",),
        ("log",),
        ("entries", "--wrong"),
        ("timer", "pause"),
        ("split", "1234"),
        ("balance", "--by", "year"),
        ("history", "--limit", "0"),
        ("--seed", "x", "entries"),
        ("export", "docx", "x"),
    ],
)
def test_wrong_usage_is_2_and_says_so_in_json_too(firebreak, arguments):
    assert firebreak(*arguments).status == 2
    said = firebreak(*arguments, "--json")
    assert said.status == 2
    assert said.json["error"]["code"] == "usage"


def test_shared_options_stand_before_or_behind_the_command(firebreak, plan):
    before = firebreak("--json", "--plan", plan, "log", "5m run a")
    behind = firebreak("log", "5m run b", "--plan", plan, "--json")
    between = firebreak("timer", "--json", "status", "--plan", plan)

    assert before.json["entry"]["what"] == "a"
    assert behind.json["entry"]["what"] == "b"
    assert between.json == {"timer": None}


def test_the_named_plan_goes_before_the_variable(firebreak, plan, tmp_path):
    other = tmp_path / "other.firebreak"
    firebreak("init", other, "--name", "Eve")

    assert firebreak("--plan", other, "dump", "--json").json != firebreak("dump", "--json").json


def test_the_usual_plan_is_meant_where_none_is_named(firebreak, tmp_path):
    assert firebreak("entries", "--json").error == "plan_missing"
    usual = tmp_path / "data" / "firebreak" / "plan.firebreak"
    usual.parent.mkdir(parents=True)
    firebreak("init", usual, "--name", "Ada")

    assert firebreak("entries", "--json").json == []


def test_help_is_for_everything(firebreak):
    whole = firebreak("--help")

    assert whole.status == 0
    names = [line.split()[0] for line in whole.out.partition("Commands:")[2].strip().splitlines()]
    assert {"init", "log", "balance", "import", "export", "undo"} <= set(names)
    for name in names:
        assert firebreak(name, "--help").status == 0, name


def test_a_run_can_be_repeated_to_the_byte(firebreak, tmp_path, write_calendar):
    def story(name):
        path = tmp_path / name
        commands = [
            ("init", path, "--name", "Ada", "--body", "Trust", "--role", "Director"),
            ("--plan", path, "log", "45m fire ED @trust"),
            ("--plan", path, "log", "45m fire ED @trust"),
            ("--plan", path, "import", "calendar", write_calendar()),
            ("--plan", path, "timer", "start", "run rota"),
            ("--plan", path, "undo"),
            ("--plan", path, "entries"),
            ("--plan", path, "dump"),
        ]
        said = [firebreak(*command, "--seed", 7, "--json") for command in commands]
        assert all(one.status == 0 for one in said), said
        return "".join(one.out for one in said).replace(name, "NAME")

    assert story("one.firebreak") == story("two.firebreak")


def test_one_seed_gives_each_record_its_own_id(answer):
    made = [answer("log", "5m run a", "--seed", 3)["entry"]["id"] for _ in range(5)]

    assert len(set(made)) == 5


def test_the_window_is_opened_as_it_was_wished(plan):
    wishes = []

    def open_window(wish):
        wishes.append(wish)
        return 0

    assert run(open_window, []) == 0
    assert run(open_window, ["open", "x.firebreak", "--self-check"]) == 0
    assert run(open_window, ["--plan", "y", "open", "--exit-after-paint"]) == 0

    assert [str(wish.plan) for wish in wishes] == [str(plan), "x.firebreak", "y"]
    assert [wish.is_self_check for wish in wishes] == [False, True, False]
    assert [wish.exits_after_paint for wish in wishes] == [False, False, True]


def test_a_window_that_cannot_open_says_why(capsys):
    def open_window(_wish):
        message = "There is no screen."
        raise WindowRefusedError(message)

    assert run(open_window, ["--json"]) == 1

    said = capsys.readouterr()
    assert said.err == "There is no screen.\n"
    assert json.loads(said.out)["error"]["code"] == "no_window"


def test_without_a_window_a_command_must_be_named(firebreak):
    assert firebreak().status == 2


def test_a_bug_is_one_sentence_and_a_note_without_a_users_words(capsys, tmp_path, monkeypatch):
    def open_window(_wish):
        message = "secret words"
        raise RuntimeError(message)

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert run(open_window, []) == 1

    said = capsys.readouterr()
    assert "Traceback" not in said.err
    assert len(said.err.splitlines()) == 1
    noted = next(tmp_path.rglob("firebreak.log")).read_text()
    assert "RuntimeError" in noted
    assert "in open_window" in noted
    assert "secret" not in noted


def test_stopping_is_no_fault(capsys):
    def open_window(_wish):
        raise KeyboardInterrupt

    assert run(open_window, []) == 1
    assert capsys.readouterr().err.strip() == "Stopped. The plan is as it was before."
