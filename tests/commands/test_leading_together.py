"""Tensions, trust acts, pulses, overlaps, initiatives, goals, measures and barriers, in lines."""

import pytest

from tests.commands.lines import CommandLine

LATER = "--now 2026-11-20T17:00:00+00:00"


@pytest.fixture
def ada(firebreak, plan):
    return CommandLine(firebreak)


def tension(ada, words="--carried-by wards"):
    return ada.json(f"tensions add 'Beds or homes' {words}")["tension"]["id"]


def test_a_tension_tells_its_parties_and_how_it_stood(ada):
    beds = tension(ada, "--carried-by wards --energy 4 --next-conversation 2026-12-01")
    ada(f"tensions party {beds} Trust --wants '20 beds'")
    ada(f"tensions party {beds} 'People over 75' --wants 'their own bed' --public")
    ada(f"tensions stands {beds} drifting --trust 2 --note 'January' {LATER}")

    (found,) = ada.json("tensions")
    assert (found["state"], found["energy"], found["trust"]) == ("drifting", 4, 2)
    assert sorted(party["is_public"] for party in found["parties"]) == [False, True]
    assert [change["note"] for change in found["history"]] == ["", "January"]
    shown = ada(f"tensions show {beds}")
    assert "Trust wants: 20 beds" in shown
    assert "drifting, energy 4, trust 2" in shown
    change = ada.json(f"tensions show {beds}")["tension"]["history"][-1]["id"]
    reworded = ada.json(f"tensions reword {change} 'In February'")["tension"]
    assert reworded["history"][-1]["note"] == "In February"
    closed = ada.json(f"tensions close {beds} --ending 'One budget'")["tension"]
    assert (closed["closed"], closed["next_conversation"]) == (True, None)
    assert "closed 20 Nov 2026" in ada("tensions")
    assert ada.json(f"tensions delete {beds}") == {"deleted": beds}
    assert ada("tensions") == "There is no tension yet.\n"


def test_a_tension_asks_who_carries_the_cost(ada):
    assert ada.refusal("tensions add 'Beds or homes'") == "cost_carrier_missing"
    beds = tension(ada, "--carried-by 'not known'")
    assert ada.refusal(f"tensions edit {beds} --carried-by ''") == "cost_carrier_missing"
    assert ada.run(f"tensions stands {beds} harmful --trust 6").status == 2
    assert ada.refusal(f"tensions stands {beds} fine") == "unknown_choice"
    ada(f"tensions close {beds}")
    assert ada.refusal(f"tensions close {beds}") == "already_ended"
    assert ada.json(f"tensions edit {beds} --closed-on ''")["tension"]["closed"] is False


def test_promises_say_what_became_of_them(ada):
    ids = [
        ada.json(f"promises add 'Promise {number}' --to-whom council")["promise"]["id"]
        for number in range(4)
    ]
    for verb, act in zip(("keep", "break", "release"), ids, strict=False):
        assert ada.json(f"promises {verb} {act}")["promise"]["state"] != "open"

    listed = ada.json("promises")
    rate = listed["keep_rate"]
    assert (rate["n"], rate["kept"], rate["released"], rate["open"]) == (2, 1, 1, 1)
    assert rate["per_cent"] is None
    assert rate["by_partner"][0]["to_whom"] == "council"
    assert listed["acts"][0]["id"] == ids[3]
    assert "1 of 2 promises kept\n" in ada("promises")
    assert ada.refusal(f"promises break {ids[0]}") == "already_ended"
    assert ada.json(f"promises reopen {ids[0]}")["promise"]["state"] == "open"


def test_a_promise_that_is_overdue_says_so_only_where_it_is_ones_own(ada):
    made = "--made-on 2026-11-01 --due 2026-11-10"
    ada(f"promises add Mine {made}")
    ada(f"promises add Theirs {made} --no-mine")

    mine, theirs = sorted(ada("promises").splitlines())
    assert ["overdue" in line for line in (mine, theirs)] == [True, False]
    assert [thing["title"] for thing in ada.json("due")] == ["Mine"]


def test_ten_points_are_shared_out_each_week(ada):
    given = ada.json("pulse share --function 5 --organisation 3 --partnership 2")["pulse"]
    assert (given["week"], given["tier"]) == ("2026-11-16", "mine")
    assert ada.refusal("pulse share --function 5") == "pulse_sum"
    ada("pulse names --partnership Northside")
    ada("pulse share --week 2026-11-11 --executive-team 10 --note 'Away day'")

    shown = ada.json("pulse")
    assert [pulse["week"] for pulse in shown["pulses"]] == ["2026-11-09", "2026-11-16"]
    assert shown["teams"]["partnership"] == "Northside"
    assert (shown["lately"], shown["before"]) == (None, None)
    assert "Northside 2" in ada("pulse")
    assert ada.json("pulse names")["function"] == "My function"
    assert ada.json(f"pulse delete {given['id']}") == {"deleted": given["id"]}


def test_two_quarters_of_pulses_show_where_they_moved(ada):
    for week in range(26):
        team = "function" if week < 13 else "partnership"
        day = f"2026-{1 + week // 4:02}-{1 + 7 * (week % 4):02}"
        ada(f"pulse share --{team} 10 --week {day}")

    assert ada.json("pulse")["lately"]["partnership"] == 10
    assert "The partnership: 10.0 a week in the last quarter, 0.0 before" in ada("pulse")


def test_an_overlap_names_bodies_and_owner(ada):
    bodies = "--body 'Riverside Trust' --other-body 'Northfield Place Partnership' --others GPs"
    made = ada.json(f"overlaps add 'Night cover' {bodies}")["role_overlap"]
    assert made["bodies"] == ["Riverside Trust", "Northfield Place Partnership", "GPs"]
    assert "no owner agreed yet" in ada("overlaps")

    ada(f"overlaps edit {made['id']} --agreed-owner Northfield --agreed-on 2026-11-18")
    assert "owner: Northfield" in ada(f"overlaps show {made['id']}")


def test_an_initiative_tells_its_age_and_what_it_lacks(ada):
    made = ada.json(
        "initiatives add 'Frailty at home' --started-on 2026-11-01 --settles-in-weeks 4"
    )["initiative"]
    assert (made["age_days"], made["settled_from"], made["settling"]) == (19, "2026-11-29", True)
    assert made["gaps"] == ["priority", "triple_aim"]
    assert "before a review" in ada("initiatives")

    priority = "--priority Falls --priority-source Assessment --priority-date 2026-01-12"
    ada(f"initiatives edit {made['id']} {priority} --in-surge 'It pauses'")
    ada(f"shared-goals add Nights --aim quality_of_services --initiative {made['id']} --note Yes")
    (found,) = ada.json("initiatives")
    assert (found["ready_for_review"], found["gaps"]) == (True, [])
    assert "In a surge: It pauses" in ada(f"initiatives show {made['id']}")
    long = "x" * 301
    refused = ada.run(f"initiatives edit {made['id']} --statement {long}")
    assert "301 characters" in refused.err


def test_blank_limbs_are_shown_as_blank_and_measures_state_their_mix(ada):
    goal = ada.json("shared-goals add Nights --aim quality_of_services --health 'Own bed'")
    assert goal["shared_goal"]["blank"] == [
        *("quality_of_services", "sustainable_resources", "inequalities"),
    ]
    assert "Quality of services: (blank)" in ada(f"shared-goals show {goal['shared_goal']['id']}")
    made = ada.json(f"measures add {goal['shared_goal']['id']} 'Nights in hospital' --owner Lead")
    ada(f"measures edit {made['measure']['id']} --latest '41 nights' --latest-on 2026-11-18")

    answer = ada.json("measures")
    assert answer["mix"]["temperaments"] == {"learning": 1, "assurance": 0, "judgement": 0}
    assert answer["measures"][0]["latest"] == "41 nights"
    assert "1 measure: 1 for learning" in ada("measures")
    assert "1 measure: 1 for learning" in ada("shared-goals")


def test_the_fuel_map_shows_hours_blocks_and_delayed_goals(ada):
    beds = ada.json("barriers add 'Discharge beds' --kind demand --tag beds")["barrier"]["id"]
    goal = ada.json("goals add Frailty --skill set_direction")["goal"]["id"]
    ada("log 09:00-10:30 fire bed meeting #beds")
    mail = ada.json("log 11:00-12:00 run mail")["entry"]["id"]
    block = ada.json("block add Design --start 2026-11-20T13:00 --minutes 90m")["block"]["id"]
    lost = ada.json(f"block displace {block} --by Beds --for site")["row"]["id"]
    ada(f"barriers cost {beds} {mail} {lost}")
    ada(f"barriers delays {beds} {goal}")

    drawn = ada.json("fuel-map --from 2026-11-16")
    (row,) = drawn["rows"]
    assert (row["minutes"], row["blocks"], row["displaced_minutes"]) == (150, 1, 90)
    assert [delay["title"] for delay in row["delays"]] == ["Frailty"]
    assert drawn["total"]["minutes"] == row["minutes"] + drawn["rest"]["minutes"]
    shown = ada("fuel-map")
    assert "Discharge beds" in shown
    assert "no barrier named" in shown

    ada(f"barriers free {mail}")
    assert ada.json("fuel-map")["rest"]["minutes"] == 60
    cleared = ada.json(f"barriers clear {beds}")["barrier"]
    assert cleared["delays"][0]["until"] == "2026-11-20"
    assert "cleared 20 Nov 2026" in ada("barriers")
    assert ada.refusal(f"barriers clear {beds}") == "already_ended"


def test_only_time_is_a_cost_and_only_goals_are_delayed(ada):
    beds = ada.json("barriers add 'Discharge beds'")["barrier"]["id"]

    assert ada.refusal(f"barriers cost {beds} {beds}") == "not_found"
    assert ada.refusal(f"barriers free {beds}") == "not_found"
    assert ada.refusal(f"barriers delays {beds} {beds}") == "not_found"
