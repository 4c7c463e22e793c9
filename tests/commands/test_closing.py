"""A day and a week are closed on the command line."""

import pytest


@pytest.fixture
def block(answer):
    """A block of Thursday that nobody settled."""
    return answer(
        *("block", "add", "Model of care", "--start", "2026-11-19T09:00"), "--minutes", "1h"
    )["block"]


def test_a_day_is_closed_by_its_own_word(answer, firebreak, block):
    answer("log", "thu 8:00-18:00 run board")

    shown = answer("day", "2026-11-19")
    closed = answer("day", "close", "--day", "2026-11-19", "--note", "Quiet")

    assert [one["id"] for one in shown["blocks"]] == [block["id"]]
    assert (closed["closed"], closed["note"]) == (True, "Quiet")
    assert closed["next"]["day"] == "2026-11-20"
    said = firebreak("day", "close", "2026-11-19")
    assert "The day is closed." in said.out
    assert "(kept?)" in said.out
    assert said.out.strip().endswith("Friday holds nothing yet.")


def test_two_days_are_one_too_many(firebreak, plan):
    assert firebreak("day", "close", "2026-11-19", "--day", "2026-11-18").status == 2


def test_a_week_says_what_is_open_and_what_it_was(answer, firebreak, block):
    answer("log", "thu 8:00-18:00 long model of care")
    answer("block", "displace", block["id"], "--by", "Region call", "--for", "site")

    week = answer("week")

    assert (week["week"], week["number"], week["closed"]) == ("2026-11-16", 47, False)
    assert week["open_days"] == ["2026-11-19"]
    assert [(one["title"], one["minutes"]) for one in week["owed"]] == [("Model of care", 60)]
    assert week["sentence"].startswith("10 h logged (coverage")
    assert (week["debt_minutes"], week["target_minutes"], week["given_minutes"]) == (60, 0, 600)
    assert week["answers"] == {"only_me": "", "displaced_by": "", "protect_next": ""}
    told = firebreak("week").out
    assert told.startswith("Week 47, 16 Nov to 22 Nov\n")
    assert "Not closed: Thursday 19 November 2026" in told
    assert "Owed to Model of care: 1 h" in told
    assert "What displaced it?" in told


def test_a_week_is_closed_with_answers_that_stay(answer, firebreak):
    answer("week", "close", "--week", "2026-11-18", "--only-me", "Model of care")

    closed = answer("week", "close", "--week", "2026-11-16", "--protect", "Tuesday")

    assert closed["closed"]
    assert closed["answers"]["only_me"] == "Model of care"
    assert closed["answers"]["protect_next"] == "Tuesday"
    assert "Week 47 is closed." in firebreak("week").out
    assert answer("undo")["action"] == "close_week"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--week", "2026-11-25"), "order_of_days"),
        (("--week", "soon"), "day_not_understood"),
        (("--displaced", "943 476 5919"), "patient_number"),
    ],
)
def test_a_week_that_cannot_be_closed_is_refused(firebreak, plan, arguments, code):
    assert firebreak("week", "close", *arguments, "--json").error == code


def test_a_week_is_put_on_paper(answer, firebreak, tmp_path):
    target = tmp_path / "week.pdf"

    written = answer("export", "week", target, "--titles")

    assert written == {"file": str(target), "pages": 1, "week": "2026-11-23"}
    assert target.read_bytes().startswith(b"%PDF")
    assert firebreak("export", "week", tmp_path, "--json").error == "folder_not_file"
