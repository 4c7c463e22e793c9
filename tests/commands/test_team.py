"""`firebreak team`: what it answers in JSON and in words, and how it refuses."""

from functools import partial

import pytest

from planner.store.team import lock_file
from planner.store.team.lock_file import lock_path


@pytest.fixture
def bob(firebreak, tmp_path):
    """Run a command on Bob's plan."""
    path = tmp_path / "bob.firebreak"
    firebreak("init", path, "--name", "Bob", "--seed", 2)
    return partial(firebreak, "--plan", path)


@pytest.fixture
def record(answer):
    made = answer("record", "add", "initiative", "title=One waiting list", "tier=team")
    return made["record"]["id"]


def test_a_folder_is_published_to_and_pulled_from(answer, bob, record, tmp_path):
    place = tmp_path / "team"

    published = answer("team", "publish", place)
    pulled = bob("team", "pull", place, "--json").json

    assert published["published"] > 0
    assert published["edits_taken"] == 0
    assert pulled["edits_taken"] == published["published"]
    assert (pulled["records_changed"], pulled["conflicts"], pulled["skipped"]) == (1, [], [])
    assert "One waiting list" in bob("initiatives").out


def test_a_clash_is_told_with_both_values(answer, bob, record, tmp_path):
    place = tmp_path / "team"
    answer("team", "publish", place)
    bob("team", "pull", place)
    answer("record", "edit", record, "title=Mine")
    bob("record", "edit", record, "title=Theirs")
    bob("team", "publish", place)

    (clash,) = answer("team", "exchange", place)["conflicts"]

    assert (clash["record"], clash["field"]) == (record, "title")
    assert {clash["mine"], clash["theirs"]} == {"Mine", "Theirs"}
    assert clash["kept"] in {"Mine", "Theirs"}
    assert "1 field waits for a choice" in bob("team", "exchange", place).out


def test_the_status_says_what_is_not_shared_and_who_holds_the_file(
    answer, firebreak, record, tmp_path, monkeypatch
):
    monkeypatch.setattr(lock_file, "PATIENCE_SECONDS", 0.0)
    place = tmp_path / "board.firebreak-team"
    answer("team", "publish", place)
    answer("record", "edit", record, "title=Two waiting lists")
    lock_path(place).write_text(
        '{"who": "Zoe", "device": "ZOE-PC", "since": "2026-11-20T15:00:00Z", "token": "t"}'
    )

    status = answer("team", "status", place)
    assert (status["waiting"], status["held_by"]["who"]) == (1, "Zoe")
    assert [member["name"] for member in status["members"]] == ["Ada Lovelace"]
    assert firebreak("team", "exchange", place, "--json").error == "team_held"

    taken_over = answer("team", "exchange", place, "--take-over")
    assert taken_over["published"] == 1
    status = answer("team", "status", place)
    assert (status["waiting"], status["held_by"]) == (0, None)
    assert status["last_exchange"] == "2026-11-20T16:00:00+00:00"
    assert "All that is for the team is shared." in firebreak("team", "status", place).out


def test_taking_a_record_back_says_what_others_keep(answer, firebreak, record, tmp_path):
    place = tmp_path / "team"
    answer("team", "publish", place)
    answer("record", "edit", record, "tier=mine")

    said = firebreak("team", "publish", place)

    assert "what they took in before, they have" in said.out
    assert b"One waiting list" not in b"".join(
        path.read_bytes() for path in place.rglob("*.bundle")
    )


@pytest.mark.parametrize(
    ("written", "code"), [(None, "no_team"), (b"", "bundle_refused"), (b"PK", "bundle_refused")]
)
def test_what_is_no_team_is_refused(firebreak, plan, tmp_path, written, code):
    place = tmp_path / "x.bundle"
    if written is not None:
        place.write_bytes(written)

    assert firebreak("team", "pull", place, "--json").error == code


def test_an_assistant_has_no_such_command(firebreak, plan, tmp_path):
    said = firebreak("team", "status", tmp_path, "--as", "assistant", "--json")

    assert said.error == "not_in_lane"


def test_places_are_remembered_once_exchanged_with_or_added_and_can_be_forgotten(
    answer, firebreak, record, tmp_path
):
    place = tmp_path / "team"
    answer("team", "publish", place)
    added = answer("team", "add", "postgresql://ann@hub.example.org/firebreak", "--team", "north")
    assert (added["kind"], added["name"], added["last_exchange"]) == ("hub", "north", None)
    assert [each["kind"] for each in answer("team", "places")] == ["folder", "hub"]
    assert str(place) in firebreak("team", "places").out

    assert firebreak("team", "forget", tmp_path, "--json").error == "no_team_place"
    assert answer("team", "forget", place)["place"] == str(place)

    assert [each["name"] for each in answer("team", "places")] == ["north"]
    assert list(place.rglob("*.bundle"))
