"""The command line, run in this process as a person would run it."""

import json
from dataclasses import dataclass

import pytest

from planner import logs
from planner.commands import run

NOW = "2026-11-20T16:00:00+00:00"


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def error(self):
        """The code of the error, after checking the shape that every error has."""
        assert self.status == 1, self
        assert len(self.err.strip().splitlines()) == 1, self.err
        said = self.json["error"]
        assert said.keys() == {"code", "message"}
        assert said["message"] == self.err.strip()
        assert "Traceback" not in self.err
        return said["code"]


@pytest.fixture(autouse=True)
def own_places(tmp_path, monkeypatch):
    """Settings, logs and plans of the tests stay in their own folder."""
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.delenv("FIREBREAK_PLAN", raising=False)
    yield
    logs.stop_logging()


@pytest.fixture
def firebreak(capsys):
    """Run one command and return what it said; the clock stands at NOW unless it is named."""

    def call(*arguments):
        given = [str(argument) for argument in arguments]
        now = [] if "--now" in given else ["--now", NOW]
        status = run(arguments=[*now, *given])
        said = capsys.readouterr()
        return Said(status, said.out, said.err)

    return call


@pytest.fixture
def plan(firebreak, tmp_path, monkeypatch):
    """Ada's plan, which commands use unless they name another."""
    path = tmp_path / "ada.firebreak"
    made = firebreak(
        *("init", path, "--name", "Ada Lovelace", "--seed", 1),
        *("--body", "Riverside Trust", "--role", "Director"),
        *("--body", "Northfield Place Partnership", "--role", "Place lead"),
    )
    assert made.status == 0, made.err
    monkeypatch.setenv("FIREBREAK_PLAN", str(path))
    return path


@pytest.fixture
def answer(firebreak, plan):
    """Run a command on Ada's plan and return its JSON answer."""

    def call(*arguments):
        said = firebreak(*arguments, "--json")
        assert said.status == 0, said
        assert said.err == ""
        return said.json

    return call


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//EN
X-WR-CALNAME:Work
BEGIN:VEVENT
UID:weekly@example.org
SEQUENCE:{sequence}
DTSTAMP:20261101T090000Z
DTSTART:20261105T090000Z
DTEND:20261105T100000Z
RRULE:FREQ=WEEKLY;COUNT=4
SUMMARY:{title}
END:VEVENT
BEGIN:VEVENT
UID:single@example.org
DTSTAMP:20261101T090000Z
DTSTART:20261119T130000Z
DTEND:20261119T143000Z
SUMMARY:Board
STATUS:{status}
END:VEVENT
BEGIN:VEVENT
UID:broken@example.org
DTSTAMP:20261101T090000Z
SUMMARY:No start
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def write_calendar(tmp_path):
    """Write a calendar of five meetings; say what is to be different."""

    def write(title="Bed meeting", sequence=0, status="CONFIRMED"):
        path = tmp_path / "work.ics"
        text = CALENDAR.format(title=title, sequence=sequence, status=status)
        path.write_text(text.replace("\n", "\r\n"), encoding="utf-8")
        return path

    return write
