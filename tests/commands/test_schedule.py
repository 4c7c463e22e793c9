"""What the schedule's commands say of proofs and moves."""

import pytest

from tests.commands.lines import CommandLine

MEETING = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//a test\r
BEGIN:VEVENT\r
UID:board\r
DTSTAMP:20261120T080000Z\r
DTSTART:{start}\r
DURATION:PT1H\r
SUMMARY:Board\r
END:VEVENT\r
END:VCALENDAR\r
"""


@pytest.fixture
def ada(firebreak, plan):
    found = CommandLine(firebreak)
    found("rules add 'Models of care' --target 2h --shortest 1h --longest 1h")
    return found


def test_a_proposal_says_how_good_it_is_and_what_found_it(ada):
    proposal = ada.json("schedule propose --from 2026-11-23 --weeks 2")

    assert proposal["engine"] == "solver"
    assert 0 < proposal["objective"] <= proposal["bound"]
    assert 0 <= proposal["gap"] < 0.01
    assert "proved by the solver" in ada("schedule propose --from 2026-11-23 --weeks 2")


def test_a_proposal_names_who_cannot_come(ada, tmp_path):
    diary = tmp_path / "kate.ics"
    away = MEETING.format(start="20261123T000000Z").replace("PT1H", "P7D")
    diary.write_text(away, newline="")
    kate = ada.json(f"import calendar {diary} --member Kate")["member"]["id"]
    ada("rules add Talk --target 1h --longest 1h --with-optional Kate")
    search = "schedule propose --from 2026-11-23 --weeks 1"

    found = {block["rule_title"]: block for block in ada.json(search)["blocks"]}

    assert (found["Talk"]["absent"], found["Models of care"]["absent"]) == ([kate], [])
    assert "without Kate" in found["Talk"]["why"]
    assert ada(search).count("without Kate") == 1


def test_what_cannot_be_planned_at_all_is_told(ada):
    assert "weeks are over" in ada("schedule propose --from 2020-01-06 --weeks 2")
    ada("hours set --none")
    assert "no working hours" in ada("schedule propose --weeks 2")


def test_a_meeting_on_a_block_moves_it(ada, tmp_path):
    assert ada("schedule replan --from 2026-11-23 --weeks 2") == "Nothing has to move.\n"
    ada("schedule propose --from 2026-11-23 --weeks 2")
    block = ada.json("schedule accept --all")["blocks"][0]
    diary = tmp_path / "diary.ics"
    start = block["start"][:19].replace("-", "").replace(":", "")
    diary.write_text(MEETING.format(start=f"{start}Z"), newline="")
    ada(f"import calendar {diary}")

    found = ada.json("schedule replan --from 2026-11-23 --weeks 2")

    (move,) = found["blocks"]
    assert (move["moves"], move["from"]) == (block["id"], block["start"])
    assert found["stuck"] == []
    assert "moved from" in ada("schedule replan --from 2026-11-23 --weeks 2")
    assert ada.json("schedule accept --all")["blocks"][0]["id"] == block["id"]


def test_accepting_nothing_says_so(ada):
    assert "No proposal waits" in ada("schedule accept --all")
    assert "No proposal waits" in ada("schedule reject --all")
    assert ada.json("schedule accept --all") == {"accepted": 0, "blocks": []}
