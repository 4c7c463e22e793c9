"""Paths with ~ that no shell has expanded, as inside quotes."""

import pytest

from planner.commands.paths import read_path
from ui.plain_start import plain_start


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def test_a_plan_in_the_home_folder_is_made_and_found(firebreak, home):
    made = firebreak("init", "~/mine.firebreak", "--name", "Ada", "--json")

    assert made.json["plan"] == str(home / "mine.firebreak")
    assert firebreak("--plan", "~/mine.firebreak", "log", "45m run rota").status == 0
    assert len(firebreak("dump", "~/mine.firebreak", "--json").json) > 1


def test_the_variable_may_name_the_home_folder_too(firebreak, home, monkeypatch):
    firebreak("init", home / "mine.firebreak", "--name", "Ada")
    monkeypatch.setenv("FIREBREAK_PLAN", "~/mine.firebreak")

    assert firebreak("balance").status == 0


def test_files_are_written_to_and_read_from_the_home_folder(firebreak, plan, home):
    assert firebreak("export", "json", "~/all.json").status == 0

    assert (home / "all.json").exists()
    copied = firebreak("--plan", "~/copy.firebreak", "import", "json", "~/all.json", "--json")
    assert copied.json["plan"] == str(home / "copy.firebreak")


def test_a_name_of_nobodys_is_taken_as_it_stands(firebreak, plan):
    assert read_path("~nobody-of-this-name/x").parts[0] == "~nobody-of-this-name"
    assert firebreak("dump", "~nobody-of-this-name/x", "--json").error == "plan_missing"
    assert firebreak("restore-backup", "~nobody-of-this-name/x", "--json").error == "no_backup"
    named = ("--passphrase-file", "~nobody-of-this-name/x")
    assert firebreak("dump", *named, "--json").error == "system"


@pytest.mark.parametrize("command", ["team publish", "export csv", "export json", "dump --plan"])
def test_an_empty_name_does_not_stand_for_the_present_folder(
    firebreak, plan, tmp_path, monkeypatch, command
):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    assert firebreak(*command.split(), "").status == 2
    assert list((tmp_path / "here").iterdir()) == []


def test_the_quick_start_leaves_such_a_path_to_the_command_line(monkeypatch):
    assert plain_start(["open", "~/mine.firebreak"]) is None
    monkeypatch.setenv("FIREBREAK_PLAN", "~/mine.firebreak")
    assert plain_start([]) is None
