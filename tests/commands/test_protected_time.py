import pytest

from tests.commands.lines import CommandLine

LATER = "--now 2026-12-20T12:00:00+00:00"


@pytest.fixture
def ada(firebreak, plan):
    return CommandLine(firebreak)


@pytest.fixture
def rule(ada):
    return ada.json(
        "rules add 'Models of care' --target 2h --window 'mon-fri 08:00-12:00'"
        " --shortest 45m --longest 1h30 --priority 5 --defended"
    )["rule"]["id"]


def accepted(ada):
    ada("schedule propose --from 2026-11-23 --weeks 2")
    return ada.json("schedule accept --all")["blocks"]


def test_a_rule_takes_what_people_write(ada, rule):
    goal = ada.json("goals add Listen --skill build_trust")["goal"]["id"]

    edited = ada.json(f"rules edit {rule} --goal {goal} --cadence monthly --no-defended")
    (found,) = ada.json("rules")

    assert edited["rule"] == found
    assert (found["target"], found["shortest"], found["longest"]) == (120, 45, 90)
    assert (found["goal"], found["cadence"], found["is_defended"]) == (goal, "monthly", False)
    assert "Mon\u2013Fri 08:00\u201312:00" in ada("rules")


def test_rules_rest_and_go(ada, rule):
    assert ada.json(f"rules pause {rule}")["rule"]["is_active"] is False
    assert ada.json("schedule propose --weeks 2")["blocks"] == []
    assert ada.json(f"rules resume {rule}")["rule"]["is_active"] is True
    ada(f"rules delete {rule}")
    assert ada.json("rules") == []


def test_hours_are_shown_and_set(ada):
    assert ada.json("hours")["hours"]["most_a_day"] == 240

    ada("hours set 'mon-thu 07:30-16:00' --most-a-day 2h --before-meeting 10")

    found = ada.json("hours")["hours"]
    assert (found["most_a_day"], found["before_meeting"]) == (120, 10)
    assert "Mon\u2013Thu 07:30\u201316:00" in ada("hours")


def test_proposals_say_why_and_become_blocks(ada, rule):
    proposal = ada.json("schedule propose --from 2026-11-23 --weeks 2")

    assert sum(block["minutes"] for block in proposal["blocks"]) == 240
    assert proposal["unmet"] == []
    assert 0 <= proposal["gap"] <= 1
    assert proposal["objective"] <= proposal["bound"]
    for block in proposal["blocks"]:
        assert block["rule"] == rule
        assert block["survival"] is None, "nothing came due yet that it could be learnt from"
        assert block["why"].endswith(".")
        assert block["start"].endswith("+00:00")
    assert ada.json("schedule")["blocks"] == proposal["blocks"]
    assert ada.json("blocks")["blocks"] == []

    assert ada.json("schedule accept --all")["accepted"] == len(proposal["blocks"])
    blocks = ada.json("blocks")["blocks"]
    assert [b["id"] for b in blocks] == [b["id"] for b in proposal["blocks"]]
    ada("undo")
    assert ada.json("schedule")["blocks"] == proposal["blocks"]


def test_the_same_search_gives_the_same_places(ada, rule):
    first, second = (
        [
            (block["start"], block["minutes"])
            for block in ada.json("schedule propose --weeks 3")["blocks"]
        ]
        for _ in range(2)
    )

    assert first == second


def test_some_are_accepted_and_others_dropped(ada, rule):
    first, *others = ada.json("schedule propose --from 2026-11-23 --weeks 2")["blocks"]

    assert ada.json(f"schedule accept {first['id'][-8:]}")["accepted"] == 1
    assert ada.json("schedule reject --all") == {"rejected": len(others)}
    assert ada("schedule") == "Nothing is proposed.\n"


def test_what_does_not_fit_is_told_with_what_would_help(ada, rule):
    ada("hours set 'mon 08:00-09:00'")

    proposal = ada.json("schedule propose --from 2026-11-23 --weeks 1")

    (unmet,) = proposal["unmet"]
    assert (unmet["rule"], unmet["week"]) == (rule, "2026-11-23")
    placed = sum(block["minutes"] for block in proposal["blocks"])
    assert unmet["missing_minutes"] == 120 - placed >= 60
    assert unmet["because"] == unmet["because"].lower()
    assert unmet["because_words"].endswith(".")
    assert all(relief["minutes_gained"] > 0 for relief in unmet["would_help"])
    text = ada("schedule propose --from 2026-11-23 --weeks 1")
    assert "Models of care, week of 23 November 2026:" in text


def test_a_meeting_in_the_way_is_named(ada, rule):
    ada("hours set 'mon 08:00-12:00'")
    ada("record add meeting uid=1 title=Board start=2026-11-23T08:00 end=2026-11-23T12:00")

    (unmet,) = ada.json("schedule propose --from 2026-11-23 --weeks 1")["unmet"]

    (meeting,) = ada.json("records meeting")
    relief = next(one for one in unmet["would_help"] if one["kind"] == "give_up_meeting")
    assert relief["meeting"] == meeting["id"]
    assert "Board" in relief["words"]


def test_the_ledger_tells_what_became_of_blocks(ada, rule):
    lost, moved, *_ = accepted(ada)

    after = ada.json(f"block displace {lost['id']} --by Escalation --for site --why 'no beds'")
    assert after["debt_minutes"] == lost["minutes"]
    assert after["ages"] == {
        "up_to_2_weeks": lost["minutes"],
        "up_to_6_weeks": 0,
        "older": 0,
    }
    assert after["block"]["state"] == "lost"

    after = ada.json(f"block move {moved['id']} --to 2026-11-25T14:00")
    assert after["block"]["start"] == "2026-11-25T14:00:00+00:00"
    assert ada.json(f"block keep {moved['id']} {LATER}")["block"]["state"] == "kept"
    found = ada.json("blocks")
    assert found["kept_share"] == 0.5
    (row,) = [r for r in ada.json("records displacement") if r["outcome"] == "lost"]
    assert (row["by_what"], row["for_whom"], row["why"]) == ("Escalation", "site", "no beds")
    assert "Owed:" in ada("blocks")


def test_a_block_by_hand_is_shortened_locked_and_written_off(ada, rule):
    added = ada.json(
        f"block add Writing --start 2026-11-24T14:00 --minutes 90 --rule {rule} --defended"
    )["block"]
    assert (added["minutes"], added["defended"]) == (90, True)

    shorter = ada.json(f"block shorten {added['id']} --to 30m --by Board --for own-board")
    assert (shorter["block"]["minutes"], shorter["debt_minutes"]) == (30, 60)
    assert ada.json(f"block lock {added['id']}")["block"]["locked"] is True
    assert ada.json(f"block unlock {added['id']}")["block"]["locked"] is False
    left = ada.json(f"block write-off {added['id']} --minutes 1h --why 'paper withdrawn'")
    assert left["debt_minutes"] == 0
    assert "Nothing is owed." in ada("blocks")


def test_what_cannot_be_is_refused_with_a_code(ada, rule):
    first, second, *_ = accepted(ada)

    for line, code in (
        (f"block move {first['id']} --to {second['start']}", "block_overlap"),
        (f"block move {first['id']} --to tomorrow", "day_not_understood"),
        (f"block displace {first['id']} --by X --for the-king", "unknown_choice"),
        (f"block displace {first['id']} --by ' ' --for site", "empty_field"),
        (f"block shorten {first['id']} --to 5h --by X --for site", "out_of_range"),
        ("block keep abcdef12", "not_found"),
        (f"block keep {first['id']}", "block_not_begun"),
        ("schedule accept abcdef12", "not_found"),
        ("rules add X --target soon", "minutes_not_understood"),
        ("rules add X --target 2h --window monday", "hours_not_understood"),
        ("rules add X --target 2h --goal abcdef12", "not_found"),
        ("rules add X --target 2h --shortest 2h --longest 1h", "out_of_range"),
        ("rules add X", "field_missing"),
        ("hours set 'mon 25:00-26:00'", "hours_not_understood"),
    ):
        assert ada.refusal(line) == code, line
    ada(f"block keep {first['id']} {LATER}")
    assert ada.refusal(f"block keep {first['id']} {LATER}") == "block_state"


@pytest.mark.parametrize(
    "line",
    [
        "schedule accept",
        "schedule accept abcd --all",
        "schedule propose --weeks 0",
        "schedule propose --weeks many",
        "block displace abcd1234 --by X",
        "block move abcd1234",
    ],
)
def test_wrong_usage_is_another_status(ada, line):
    assert ada.run(line).status == 2
