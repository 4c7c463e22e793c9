"""The ledger, the charter, surges and hindsight as people use them on the command line."""

import pytest

from tests.commands.lines import CommandLine

LATER = "--now 2026-11-28T10:00"


@pytest.fixture
def ada(firebreak, plan):
    return CommandLine(firebreak)


@pytest.fixture
def rule(ada):
    return ada.json("rules add 'Models of care' --target 2h")["rule"]["id"]


@pytest.fixture
def block(ada, rule):
    line = f"block add Writing --start 2026-11-23T09:00 --minutes 2h --rule {rule}"
    return ada.json(line)["block"]["id"]


def test_what_displaces_is_just_this_once_or_in_the_charter(ada, rule, block):
    other = ada.json("block add Reading --start 2026-11-24T09:00 --minutes 1h")["block"]["id"]
    item = ada.json("charter add 'Declared incidents' --for site --for patient-care")["item"]

    said = ada(f"block displace {block} --by Escalation --for site --charter")
    row = ada.json(f"block displace {other} --by 'Region call' --for icb-or-region")["row"]

    assert "The charter allows it: Declared incidents." in said
    assert (row["exception_number"], row["charter_item"]) == (1, None)
    assert item["levels"] == ["site", "patient_care"]
    (shown,) = ada.json("charter")
    assert shown["uses_this_month"] == 1


def test_the_charter_refuses_what_it_does_not_allow(ada, rule, block):
    other = ada.json("rules add Reading --target 1h")["rule"]["id"]
    item = ada.json(f"charter add Incidents --for site --rule {other}")["item"]["id"]

    line = f"block displace {block} --by Escalation --for site"
    assert ada.refusal(f"{line} --charter") == "charter_says_no"
    assert ada.refusal(f"{line} --charter-item {item}") == "charter_says_no"
    assert ada.refusal(f"{line} --charter-item abcdef12") == "not_found"
    ada(f"charter edit {item} --rule any")
    ada(f"{line} --charter")


def test_the_barrier_behind_it_is_named_at_once(ada, block):
    beds = ada.json("barriers add 'Discharge beds'")["barrier"]["id"]
    line = f"block displace {block} --by Beds --for site"
    assert ada.refusal(f"{line} --barrier {block}") == "not_found"

    row = ada.json(f"{line} --barrier {beds}")["row"]

    assert row["barrier"] == beds


def test_an_item_is_worded_anew_and_the_past_keeps_what_it_said(ada):
    item = ada.json("charter add Incidents --most-a-month 2 --from 2026-11-01")["item"]["id"]

    new = ada.json(f"charter edit {item} --text 'Major incidents' --most-a-month any")["item"]

    assert (new["text"], new["most_a_month"], new["replaces"]) == ("Major incidents", None, item)
    assert [shown["text"] for shown in ada.json("charter")] == ["Major incidents"]
    assert [shown["text"] for shown in ada.json("charter --on 2026-11-19")] == ["Incidents"]
    ada(f"charter retire {new['id']}")
    assert "The charter is empty" in ada("charter")
    assert ada.refusal(f"charter edit {new['id']} --text X") == "charter_says_no"


def test_what_was_said_of_a_block_is_corrected(ada, rule, block):
    assert ada.refusal(f"block correct {block} --to kept") == "block_state"
    ada(f"block displace {block} --by Escalation --for site")

    to_kept = f"block correct {block} --to kept --why 'it was on all the same'"
    assert ada.refusal(to_kept) == "block_not_begun"
    kept = ada.json(f"{to_kept} {LATER}")
    assert (kept["block"]["state"], kept["debt_minutes"]) == ("kept", 0)

    lost = ada.json(f"block correct {block} --to lost --by Board --for own-board {LATER}")
    assert (lost["block"]["state"], lost["debt_minutes"]) == ("lost", 120)

    reopened = ada.json(f"block correct {block} --to open {LATER}")
    assert (reopened["block"]["state"], reopened["row"]["minutes"]) == ("planned", -120)
    assert ada.refusal(f"block correct {block} --to somehow") == "unknown_choice"


def test_a_block_is_defended_and_stands_flexibly_again(ada, block):
    assert ada.json(f"block defend {block}")["block"]["defended"] is True
    assert ada.json(f"block undefend {block}")["block"]["defended"] is False


def test_debt_is_told_by_age_rule_and_level_and_as_it_was(ada, rule, block):
    ada(f"block displace {block} --by Escalation --for site")
    ada(f"debt write-off --rule {rule} --minutes 30 --why 'paper withdrawn' {LATER}")

    found = ada.json(f"debt {LATER}")

    assert (found["debt_minutes"], found["ages"]["up_to_2_weeks"]) == (90, 90)
    assert found["by_rule"] == [{"rule": rule, "title": "Models of care", "minutes": 90}]
    assert found["by_level"] == [{"for": "site", "minutes": 90}]
    (part,) = found["parts"]
    assert (part["days"], part["minutes"], part["by"]) == (7, 90, "Escalation")
    assert ada.json(f"debt --at 2026-11-21T00:00 {LATER}")["debt_minutes"] == 120
    assert ada.json(f"debt --at 2026-11-19 {LATER}")["parts"] == []
    assert "Escalation" in ada(f"debt {LATER}")


def test_debt_of_a_rule_that_is_gone_is_written_off_too(ada, rule, block):
    ada(f"block displace {block} --by Escalation --for site")
    ada(f"rules delete {rule}")

    assert ada.refusal("debt write-off --rule none --minutes 1h --why X") == "write_off_too_large"
    assert ada.refusal(f"debt write-off --rule {rule[-8:]} --minutes 1h --why X") == "not_found"
    left = ada.json(f"debt write-off --rule {rule} --minutes 2h --why 'given up'")
    assert left["debt_minutes"] == 0


def test_a_surge_keeps_debt_apart_until_it_is_settled(ada, rule, block):
    ada("surge start 'Winter flu' --from 2026-11-19")
    lost = ada.json(f"block displace {block} --by Escalation --for site")
    assert (lost["debt_minutes"], lost["surge_minutes"]) == (0, 120)
    assert ada.refusal("surge start Again") == "surge_overlap"
    assert ada.refusal("surge settle --carry-over") == "no_surge"

    ended = ada.json(f"surge end {LATER}")
    (held,) = ended["surges"]
    assert (ended["open"], held["minutes"], held["waiting"]) == (None, 120, True)
    assert ada.refusal(f"surge end {LATER}") == "no_surge"

    assert ada.run(f"surge settle {LATER}").status == 2  # nothing is written off by silence
    settled = ada.json(f"surge settle --carry-over {LATER}")
    assert (settled["debt_minutes"], settled["surge_minutes"]) == (120, 0)
    assert settled["surges"][0]["settlement"] == "carried_over"
    again = f"surge settle {held['id']} --write-off {LATER}"
    assert ada.refusal(again) == "surge_settled"
    assert "No surge holds now." in ada(f"surge {LATER}")


def test_a_surge_may_name_its_end(ada):
    (held,) = ada.json("surge start Flu --to 2026-11-22")["surges"]

    assert held["end"] == "2026-11-23T00:00:00+00:00"
    assert ada.json("surge --now 2026-11-22T23:00")["open"] == held["id"]
    assert ada.json("surge --now 2026-11-23T00:00")["open"] is None


def test_hindsight_is_asked_once_after_a_week(ada, rule, block):
    ada(f"block displace {block} --by Escalation --for site")
    assert ada.json("hindsight")["due"] == []

    (due,) = ada.json(f"hindsight {LATER}")["due"]
    assert (due["by"], due["for"], due["minutes"]) == ("Escalation", "site", 120)
    line = f"hindsight answer {due['id']} --worth no --could-have-waited"
    ada(f"{line} --words 'nobody read it' {LATER}")

    found = ada.json(f"hindsight {LATER}")
    assert found["due"] == []
    assert (found["summary"]["judged"], found["summary"]["could_have_waited"]) == (1, 1)
    assert found["summary"]["waiting_share"] is None, "one answer is no share"
    assert found["summary"]["by_level"][0]["for"] == "site"
    assert ada.refusal(f"hindsight skip {due['id']}") == "hindsight_given"
    assert "1 of 1 judged could have waited" in ada(f"hindsight {LATER}")


def test_survival_is_told_with_its_counts(ada, rule):
    for day in range(1, 9):
        line = f"block add W --start 2026-11-{day:02}T09:00 --minutes 1h --rule {rule}"
        block = ada.json(line)["block"]["id"]
        ada(f"block keep {block}")

    found = ada.json("survival")

    (nine,) = [each for each in found["by_hour"] if each["blocks"]]
    assert (nine["hour"], nine["kept"], nine["share"]) == (9, 8, 1.0)
    assert 0.6 < nine["low"] < nine["high"] <= 1
    assert all(0 < each["chance"] < 1 for each in found["by_weekday_and_hour"])
    assert found["in_surges"] == {"blocks": 0, "kept": 0}
    assert "likely between" in ada("survival")


@pytest.mark.parametrize(
    "line",
    [
        "block add X --minutes 1h --start {}",
        "block move {block} --to {}",
        "surge start Flu --from {}",
    ],
)
def test_a_time_that_clocks_skip_or_show_twice_is_asked_about(ada, block, line):
    for written in ("2027-03-28T01:30", "2026-10-25T01:30"):
        assert ada.refusal(line.format(written, block=block)) == "clock_change"
    said = ada.run(line.format("2026-10-25T01:30", block=block))
    assert "2026-10-25T01:30+01:00 or 2026-10-25T01:30+00:00" in said.err
    ada(line.format("2026-10-25T01:30+00:00", block=block))
