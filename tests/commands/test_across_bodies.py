"""Bodies, decisions, duties, limits, intentions, loyalties as people use them by command."""

import pytest

from tests.commands.lines import CommandLine

NOTICE = "not the statutory register"


@pytest.fixture
def ada(firebreak, tmp_path, monkeypatch):
    """A director of a trust who also leads in a place partnership."""
    monkeypatch.setenv("FIREBREAK_PLAN", str(tmp_path / "ada.firebreak"))
    line = CommandLine(firebreak)
    line(
        f"init {tmp_path / 'ada.firebreak'} --name Ada --body 'Riverside Trust' --role Director "
        "--body 'Northside Place' --role Lead"
    )
    return line


@pytest.fixture
def decision(ada):
    made = ada.json("decisions add 'Move beds' --body 'northside place' --basis whole-team")
    return made["decision"]["id"]


def test_a_decision_goes_back_before_it_is_closed(ada, decision):
    (listed,) = ada.json("decisions")
    assert (listed["must_go_back"], listed["decided_as"]) == (True, "advisory")
    assert listed["missing"] == [{"step": "board", "board": ""}]
    assert ada.refusal(f"decisions close {decision}") == "reference_back_missing"

    ada(f"decisions refer {decision} --board 'Riverside board' --due 2026-11-18")
    refused = ada.run(f"decisions close {decision}")
    assert (refused.status, "Riverside board" in refused.err) == (1, True)
    ada(f"decisions refer {decision} --sent 2026-11-19 --outcome agreed")
    closed = ada.json(f"decisions close {decision}")["decision"]

    assert (closed["closed"], closed["closed_on"]) == (True, "2026-11-20")
    assert closed["references"][0]["outcome"] == "agreed"
    assert ada.refusal(f"decisions close {decision}") == "decision_state"
    assert ada.json("decisions --open") == []
    assert not ada.json(f"decisions reopen {decision}")["decision"]["closed"]
    assert ada.json(f"decisions delete {decision}") == {"deleted": decision}
    assert ada.json("records reference_back") == []


def test_a_decision_shows_duties_limits_and_what_each_board_intends(ada, decision):
    ada("bodies add 'Northside Council' --organisation-in-law")
    council = "'northside council'"
    agreed = ada.json(f"intentions add {council} 'Open figures' --minute 'May, 4'")["intention"]
    ada("delegations add 'Northside Place' 'Recommend only' --pounds 50000 --review-on 2026-12-01")
    ada("duties add 'Northside Place' 'Speak for all partners' --source 'Terms, 3'")
    ada(f"decisions concern {decision} {council} --intention {agreed['id']}")

    text = ada(f"decisions show {decision}")
    shown = ada.json(f"decisions show {decision}")["decision"]

    assert "Northside Council agreed on 20 Nov 2026: Open figures" in text
    assert "Riverside Trust: no agreed intention recorded" in text
    assert "May decide: Recommend only, £50,000" in text
    assert "Northside Place: Speak for all partners" in text
    assert {duty["pack"] is None for duty in shown["duties"]} == {True, False}
    assert [one["name"] for one in shown["organisations"]] == [
        "Northside Council",
        "Riverside Trust",
    ]


def test_a_decision_against_the_own_interest_is_looked_back_on(ada):
    line = "decisions add 'One list' --body 'Riverside Trust' --against-interest"
    made = ada.json(f"{line} --check-on 2026-12-01")["decision"]
    assert made["checks"][0]["due"] == "2026-12-01"
    assert [thing["kind"] for thing in ada.json("due")] == ["check_benefit"]

    said = f"decisions check {made['id']} --arrived partly --noticed-by 'the night team'"
    checked = ada.json(said)["decision"]["checks"]

    assert (checked[0]["arrived"], checked[0]["checked_on"]) == ("partly", "2026-11-20")
    assert ada.json("due") == []
    other = ada.json("decisions add Other")["decision"]["id"]
    assert ada.refusal(f"decisions check {other} --arrived yes") == "not_found"
    assert "noticed by the night team" in ada(f"decisions show {made['id']}")


def test_a_decision_is_changed_where_something_is_said(ada, decision):
    changed = ada.json(f"decisions edit {decision} --adverse --owned-by 'place board'")["decision"]

    assert (changed["is_adverse"], changed["owned_by"]) == (True, "place board")
    assert (changed["title"], changed["basis"]) == ("Move beds", "whole_team")


def test_a_body_is_what_its_kind_is_unless_it_is_said(ada):
    added = ada.json("bodies add 'Estuary Collaborative'")["body"]
    assert (added["kind"], added["forum"]) == ("provider_collaborative", "in_common")
    assert not added["is_organisation_in_law"]

    said = ada.json("bodies add Elms --kind icb --forum joint --jurisdiction England")["body"]
    assert (said["is_organisation_in_law"], said["forum"]) == (True, "joint")
    assert said["kind_name"] == "integrated care board"
    assert ada.refusal("bodies add ' '") == "empty_field"
    edited = ada.json(f"bodies edit {added['id']} --forum individuals")["body"]
    assert edited["forum"] == "individuals"
    assert "committees in common" not in ada("bodies")
    assert ada.json(f"bodies delete {added['id']}") == {"deleted": added["id"]}


def test_the_packs_say_which_kinds_there_are_and_what_is_not_verified(ada):
    (pack,) = ada.json("bodies kinds --jurisdiction england")

    assert {"trust", "icb"} <= {kind["key"] for kind in pack["kinds"]}
    assert "icb_or_region" in {level["key"] for level in pack["levels"]}
    assert pack["note"] in ada("bodies kinds")
    assert ada.json("bodies kinds --on 1999-01-01")[0]["kinds"] == []
    assert ada.json("bodies kinds --jurisdiction Wales") == []


def test_duties_are_listed_by_body_and_day(ada):
    duties = ada.json("duties --body 'Riverside Trust'")

    assert len(duties) > 2
    assert all(duty["id"] is None for duty in duties)
    assert ada.json("duties --on 1999-01-01") == []
    own = ada.json("duties add 'Riverside Trust' 'Be candid'")["duty"]["id"]
    assert ada.json(f"duties edit {own} --source Letter")["duty"]["source"] == "Letter"
    assert ada.json("duties")[-1]["id"] == own
    ada(f"duties delete {own}")
    assert len(ada.json("duties")) == len(duties)


def test_every_answer_about_loyalties_carries_the_notice(ada):
    said = ada("loyalty add 'My husband is a partner there' --interest indirect")
    assert NOTICE in said
    value = ada.json("loyalty")
    assert NOTICE in value["notice"]
    (entry,) = value["entries"]
    assert (value["undeclared"], entry["tier"], entry["noted_on"]) == (1, "mine", "2026-11-20")
    assert NOTICE in ada("loyalty")
    assert NOTICE in ada.json(f"loyalty edit {entry['id']} --status actual")["loyalty"]["notice"]

    assert [thing["kind"] for thing in ada.json("due")] == ["declare_loyalty"]
    line = f"loyalty edit {entry['id']} --declared-on 2026-11-20 --declared-in 'Trust register'"
    assert "declared in Trust register" in ada(line)
    assert ada.json("due") == []
    assert ada.json(f"loyalty delete {entry['id']}") == {"deleted": entry["id"]}


def test_lists_that_hold_nothing_say_so(ada):
    for name in ("decisions", "delegations", "intentions", "due"):
        assert ada.json(name) == []
        assert ada(name).strip()


def test_limits_and_intentions_are_changed_and_deleted(ada):
    card = ada.json("delegations add 'Northside Place' 'Recommend only'")["delegation"]
    changed = ada.json(f"delegations edit {card['id']} --pounds 7")["delegation"]
    assert (changed["pounds"], changed["limit"]) == (7, "Recommend only")
    assert ada.refusal(f"delegations edit {card['id']} --pounds -1") == "out_of_range"
    agreed = ada.json("intentions add 'Riverside Trust' Home --agreed-on 2026-05-03")["intention"]
    assert "3 May 2026" in ada("intentions")
    ada(f"intentions edit {agreed['id']} --text 'Care at home'")
    assert ada.json("intentions")[0]["text"] == "Care at home"
    ada(f"intentions delete {agreed['id']}")
    ada(f"delegations delete {card['id']}")
    assert ada.json("intentions") == ada.json("delegations") == []


def test_an_assistant_has_none_of_it(ada):
    for name in ("due", "bodies", "duties", "delegations", "intentions", "decisions", "loyalty"):
        assert ada.refusal(f"{name} --as assistant") == "not_in_lane"
