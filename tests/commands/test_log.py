"""Logging time on the command line."""

import pytest


def test_a_line_is_logged_and_listed(answer):
    logged = answer("log", "45m fire ED escalation @trust #flow")["entry"]

    assert answer("entries") == [logged]
    assert logged["start"] == "2026-11-20T15:15:00+00:00"
    assert (logged["minutes"], logged["mode"], logged["hat"]) == (45, "firefighting", "trust")
    assert (logged["what"], logged["tags"], logged["draft"]) == ("ED escalation", ["flow"], False)


def test_a_line_may_come_in_words(answer):
    assert answer("log", "45m", "fire", "ED", "-5", "beds")["entry"]["what"] == "ED -5 beds"


def test_people_read_one_line(firebreak, plan):
    said = firebreak("log", "45m fire ED escalation @trust")

    assert said.out.startswith("Logged: Fri 20 Nov  15:15  45 min  firefighting  @trust")


def test_an_ambiguous_line_is_asked_about_and_not_saved(firebreak, answer):
    assert firebreak("log", "45m ED escalation", "--json").error == "text_not_understood"
    assert answer("entries") == []


def test_what_overlaps_is_said(answer, firebreak):
    first = answer("log", "45m fire ED")["entry"]

    said = answer("log", "20m run rota")

    assert said["overlaps"] == [first["id"]]
    assert "shares its time" in firebreak("log", "5m run again").out


def test_a_patients_number_is_asked_about_first(firebreak, answer):
    line = "45m fire call on 943 476 5919"

    assert firebreak("log", line, "--json").error == "patient_number"
    assert answer("log", line, "--no-patient")["entry"]["what"] == "call on 943 476 5919"


def test_one_option_says_of_all_texts_that_they_hold_no_patients_number(firebreak, answer):
    goal = ("goals", "add", "Call 943 476 5919", "--skill", "deliver")

    assert firebreak(*goal, "--json").error == "number_to_confirm"
    assert answer(*goal, "--anyway")["goal"]["title"] == "Call 943 476 5919"
    assert answer("log", "45m fire call on 943 476 5919", "--anyway")["entry"]["minutes"] == 45


def test_an_entry_is_changed_in_what_is_named(answer):
    seen = answer("log", "45m fire ED @trust")["entry"]

    new = answer(
        *("edit", seen["id"][-8:], "--minutes", "1h30", "--mode", "long-term"),
        *("--hat", "place", "--start", "2026-11-20T14:00", "--what", "Model of care"),
    )["entry"]

    assert (new["id"], new["minutes"], new["mode"]) == (seen["id"], 90, "long_term")
    assert (new["hat"], new["what"]) == ("place", "Model of care")
    assert new["start"] == "2026-11-20T14:00:00+00:00"
    assert answer("edit", seen["id"], "--hat", "none")["entry"]["hat"] is None


def test_an_entry_is_split_and_joined_again(answer):
    seen = answer("log", "14:00-15:30 long place board")["entry"]

    one, two = answer("split", seen["id"], "--minutes", "30m")["entries"]
    assert (one["minutes"], two["minutes"]) == (30, 60)
    assert two["start"] == one["end"]

    assert answer("join", two["id"], one["id"])["entry"] == seen
    parts = answer("split", seen["id"], "--at", "2026-11-20T15:00")["entries"]
    assert [part["minutes"] for part in parts] == [60, 30]


def test_entries_are_deleted_in_one_step_and_come_back(answer):
    ids = [answer("log", f"{n}m fire x")["entry"]["id"] for n in (5, 10)]

    assert answer("delete", *ids)["deleted"] == ids
    assert answer("entries") == []
    assert answer("undo")["action"] == "delete_entry"
    assert {entry["id"] for entry in answer("entries")} == set(ids)


def test_entries_can_be_asked_for_by_day_and_mode(answer):
    answer("log", "45m fire ED")
    answer("log", "mon 9-10:30 run bed meeting")

    assert len(answer("entries", "--from", "2026-11-16", "--to", "2026-11-16")) == 1
    assert len(answer("entries", "--mode", "fire")) == 1
    assert answer("entries", "--from", "2026-11-17", "--mode", "running") == []
    assert answer("entries", "--to", "2026-01-01") == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("log", " "), "text_not_understood"),
        (("log", "45m fire @nobody"), "text_not_understood"),
        (("log", "45m fire \udcff"), "text_not_understood"),
        (("edit", "00000000"), "not_found"),
        (("edit", "zz"), "not_found"),
        (("delete", "12345678"), "not_found"),
        (("split", "12345678", "--minutes", "5"), "not_found"),
        (("entries", "--from", "2026-02-30"), "day_not_understood"),
        (("entries", "--from", "0001-01-01"), "day_not_understood"),
        (("entries", "--from", "2026-11-20", "--to", "2026-11-19"), "order_of_days"),
        (("entries", "--mode", "idle"), "unknown_choice"),
        (("day", "tomorrow"), "day_not_understood"),
        (("day", "2026-11-21", "--close"), "order_of_days"),
        (("timer", "stop"), "no_timer"),
        (("timer", "discard"), "no_timer"),
        (("accept", "12345678", "--mode", "run"), "not_found"),
        (("--now", "noon", "entries"), "day_not_understood"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(firebreak, plan, arguments, code):
    assert firebreak(*arguments, "--json").error == code


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--minutes", "0"), "out_of_range"),
        (("--minutes", "long"), "minutes_not_understood"),
        (("--minutes", "25h"), "out_of_range"),
        (("--start", "2026-11-20T15:30"), "entry_in_future"),
        (("--start", "soon"), "day_not_understood"),
        (("--mode", ""), "unknown_choice"),
        (("--hat", "@nobody"), "text_not_understood"),
        (("--what", "x" * 301), "text_too_long"),
        (("--what", "943 476 5919"), "patient_number"),
    ],
)
def test_an_edit_that_cannot_be_changes_nothing(firebreak, answer, arguments, code):
    seen = answer("log", "45m fire ED")["entry"]

    assert firebreak("edit", seen["id"], *arguments, "--json").error == code
    assert answer("entries") == [seen]


def test_a_split_outside_and_a_join_over_a_gap_are_refused(firebreak, answer):
    one = answer("log", "9-10 run rounds")["entry"]
    other = answer("log", "11-12 run rounds")["entry"]

    assert firebreak("split", one["id"], "--minutes", "60", "--json").error == "split_outside"
    assert firebreak("join", one["id"], other["id"], "--json").error == "cannot_join"
    assert firebreak("join", one["id"], one["id"], "--json").error == "cannot_join"


def test_a_short_id_that_fits_two_is_asked_about(firebreak, answer):
    entry = answer("log", "5m run a")["entry"]
    answer("log", "6m run b")

    assert firebreak("delete", entry["id"][:8], "--json").error == "ambiguous_id"


def test_a_day_is_shown_and_closed(answer, firebreak):
    answer("log", "8:00-12:00 run morning")

    shown = answer("day")
    closed = answer("day", "--close", "--note", "Long")

    assert (shown["logged_minutes"], shown["closed"], shown["coverage"]) == (240, False, 50)
    assert shown["gaps"] == [{"start": "2026-11-20T12:00:00+00:00", "minutes": 240}]
    assert (closed["closed"], closed["note"]) == (True, "Long")
    assert "The day is closed." in firebreak("day").out


def test_the_balance_adds_up(answer):
    for line in ("8-12 fire a @trust", "12:00-16:00 long b @place", "thu 8-18:00 run c"):
        answer("log", line)

    week = answer("balance", "--from", "2026-11-19", "--to", "2026-11-20")
    by_hat = answer("balance", "--by", "hat", "--from", "2026-11-19")
    by_mode = answer("balance", "--by", "mode", "--from", "2026-11-19")

    assert week["logged_minutes"] == 1080 == sum(week["modes"].values())
    assert week["coverage"] == 100
    assert sum(week["shares"].values()) == 100
    assert week["sentence"].startswith("Of 18 h logged (coverage 100%)")
    assert [row["logged_minutes"] for row in week["rows"]] == [1080]
    assert {row["hat"]: row["logged_minutes"] for row in by_hat["rows"]} == {
        None: 600,
        "trust": 240,
        "place": 240,
    }
    assert {row["mode"]: row["minutes"] for row in by_mode["rows"]} == week["modes"]


@pytest.mark.parametrize("by", ["week", "hat", "mode"])
def test_the_balance_is_a_table_for_people(firebreak, answer, by):
    answer("log", "8-12 fire a @trust")
    answer("log", "yesterday 8h leave")

    lines = firebreak("balance", "--by", by).out.splitlines()

    assert lines[0] == "26 October 2026 to 20 November 2026"
    assert "Away: 8 h" in lines[2]
    assert any("4 h" in line for line in lines[3:])


def test_a_day_without_working_hours_is_called_so(firebreak, answer):
    sunday = ("day", "2026-11-15")

    assert answer(*sunday)["coverage"] is None
    assert "no working hours on this day" in firebreak(*sunday).out
    assert "coverage" in firebreak("day", "2026-11-13").out
