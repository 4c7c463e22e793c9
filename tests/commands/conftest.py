import json
import shlex

import pytest

from planner.commands.running import run


class CommandLine:
    """Runs commands on one plan, the clock standing at Friday 20 November 2026, 16:00."""

    def __init__(self, plan, capsys):
        self.plan = plan
        self._capsys = capsys
        self._options = ["--now", "2026-11-20T16:00:00+00:00"]

    def run(self, line):
        """Return status, standard output and standard error of one command line."""
        self._capsys.readouterr()
        status = run(None, [*shlex.split(line), "--plan", str(self.plan), *self._options])
        said = self._capsys.readouterr()
        return status, said.out, said.err

    def __call__(self, line):
        """Run a command that must succeed and return its text."""
        status, out, err = self.run(line)
        assert status == 0, err
        return out

    def json(self, line):
        """Run a command that must succeed and return its one JSON value."""
        return json.loads(self(f"{line} --json"))

    def refusal(self, line):
        """Run a command that must be refused; return the code, the same in text and JSON."""
        status, out, err = self.run(f"{line} --json")
        assert status == 1, out
        assert err.count("\n") == 1, err
        return json.loads(out)["error"]["code"]


@pytest.fixture
def firebreak(tmp_path, capsys, monkeypatch):
    """A command line with a new plan of one owner with one hat."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "data"))
    monkeypatch.delenv("FIREBREAK_PLAN", raising=False)
    plan = tmp_path / "ada.firebreak"
    line = CommandLine(plan, capsys)
    line(f"init {plan} --name Ada --body 'Riverside Trust' --role Director")
    return line
