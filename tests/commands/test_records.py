import pytest

from planner.services.records import EDITABLE_TYPES


def test_a_record_of_any_type_is_added_changed_shown_and_deleted(firebreak):
    added = firebreak.json("record add tension title='Beds or homes' state=drifting")
    tension = added["record"]["id"]
    assert added["type"] == "tension"

    firebreak(f"record edit {tension} next-conversation=2026-12-01 carried_by='the wards'")

    (found,) = firebreak.json("records tension")
    assert (found["state"], found["next_conversation"]) == ("drifting", "2026-12-01")
    assert firebreak.json(f"record show {tension[-6:]}")["record"] == found
    assert "Beds or homes" in firebreak("records tension")
    assert firebreak.json(f"record delete {tension}") == {"deleted": tension}
    assert firebreak("records tension") == "There is no tension yet.\n"


@pytest.mark.parametrize("name", sorted(EDITABLE_TYPES))
def test_every_type_can_be_listed(firebreak, name):
    assert isinstance(firebreak.json(f"records {name}"), list)
    assert firebreak(f"records {name}")


def test_the_words_of_a_record_may_hold_an_equals_sign(firebreak):
    added = firebreak.json("record add promise what='a=b' made_on=2026-11-20")

    assert added["record"]["what"] == "a=b"


def test_what_cannot_be_is_refused_with_a_code(firebreak):
    assert firebreak.refusal("records cat") == "unknown_choice"
    assert firebreak.refusal("record add tension") == "field_missing"
    assert firebreak.refusal("record add tension title=X colour=red") == "unknown_field"
    assert firebreak.refusal("record add timer start=2026-11-20T09:00") == "unknown_choice"
    assert firebreak.refusal("record delete abcdef12") == "not_found"
    assert firebreak.run("record add tension title")[0] == 2
