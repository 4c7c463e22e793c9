import pytest

from planner.services.records import EDITABLE_TYPES
from tests.commands.lines import CommandLine


@pytest.fixture
def ada(firebreak, plan):
    return CommandLine(firebreak)


def test_a_record_of_any_type_is_added_changed_shown_and_deleted(ada):
    added = ada.json("record add tension title='Beds or homes' state=drifting carried_by=nobody")
    tension = added["record"]["id"]
    assert added["type"] == "tension"

    ada(f"record edit {tension} next-conversation=2026-12-01 carried_by='the wards'")

    (found,) = ada.json("records tension")
    assert (found["state"], found["next_conversation"]) == ("drifting", "2026-12-01")
    assert ada.json(f"record show {tension[-6:]}")["record"] == found
    assert "Beds or homes" in ada("records tension")
    assert ada.json(f"record delete {tension}") == {"deleted": tension}
    assert ada("records tension") == "There is no tension yet.\n"


@pytest.mark.parametrize("name", sorted(EDITABLE_TYPES))
def test_every_type_can_be_listed(ada, name):
    assert isinstance(ada.json(f"records {name}"), list)
    assert ada(f"records {name}")


def test_the_words_of_a_record_may_hold_an_equals_sign(ada):
    added = ada.json("record add promise what='a=b' made_on=2026-11-20")

    assert added["record"]["what"] == "a=b"


def test_what_cannot_be_is_refused_with_a_code(ada):
    assert ada.refusal("records cat") == "unknown_choice"
    assert ada.refusal("record add tension") == "field_missing"
    assert ada.refusal("record add tension title=X colour=red") == "unknown_field"
    assert ada.refusal("record add timer start=2026-11-20T09:00") == "unknown_choice"
    assert ada.refusal("record delete abcdef12") == "not_found"
    assert ada.run("record add tension title").status == 2


def test_any_record_is_found_by_its_words(firebreak, answer, plan):
    goal = answer("goals", "add", "Listen first", "--skill", "deliver")["goal"]

    (found,) = answer("find", "lis", "FIRST")["found"]

    assert (found["type"], found["id"], found["title"]) == ("goal", goal["id"], "Listen first")
    assert "Listen first" in firebreak("find", "listen").out
    assert "Nothing holds these words." in firebreak("find", "nowhere").out
    assert firebreak("find", "listen", "--as", "assistant", "--json").error == "not_in_lane"
