"""The timer on the command line, from one run to the next."""

LATER = "2026-11-20T16:44:31+00:00"


def test_it_runs_from_one_command_to_the_next(answer):
    started = answer("timer", "start", "fire", "ED", "escalation", "@trust")["timer"]

    assert answer("timer", "status", "--now", LATER)["timer"] == {**started, "minutes": 44}
    entry = answer("timer", "stop", "--now", LATER)["entry"]

    assert (entry["minutes"], entry["source"], entry["hat"]) == (45, "timer", "trust")
    assert (entry["what"], entry["mode"]) == ("ED escalation", "firefighting")
    assert answer("timer", "status") == {"timer": None}


def test_what_is_said_at_the_end_goes_first(answer, firebreak):
    answer("timer", "start")

    assert firebreak("timer", "stop", "--now", LATER, "--json").error == "mode_missing"
    entry = answer("timer", "stop", "dev", "coaching", "--at", "2026-11-20T16:20", "--now", LATER)

    assert (entry["entry"]["mode"], entry["entry"]["minutes"]) == ("development", 20)


def test_a_second_timer_is_refused(answer, firebreak):
    answer("timer", "start", "fire ED")

    assert firebreak("timer", "start", "run rota", "--json").error == "timer_runs"
    assert answer("timer", "status")["timer"]["what"] == "ED"


def test_one_that_was_forgotten_asks_when_it_ended(answer, firebreak):
    answer("timer", "start", "fire ED")
    tomorrow = ("--now", "2026-11-22T09:00:00+00:00")

    assert firebreak("timer", "stop", *tomorrow, "--json").error == "timer_too_long"
    assert answer("timer", "status", *tomorrow)["timer"], "the timer was lost"
    entry = answer("timer", "stop", "--at", "2026-11-20T17:30", *tomorrow)["entry"]
    assert entry["minutes"] == 90


def test_an_end_that_cannot_be_is_refused(answer, firebreak):
    answer("timer", "start", "fire ED")

    before, ahead = "2026-11-20T15:00", "2026-11-20T18:00"
    assert firebreak("timer", "stop", "--at", before, "--json").error == "order_of_days"
    assert firebreak("timer", "stop", "--at", ahead, "--json").error == "entry_in_future"


def test_it_can_be_discarded_and_brought_back(answer, firebreak):
    answer("timer", "start", "fire ED")

    answer("timer", "discard")
    assert firebreak("timer", "status").out == "No timer is running.\n"
    answer("undo")

    assert firebreak("timer", "status").out == "The timer runs since 16:00 (0 min). ED\n"


def test_overlapping_time_is_said(answer):
    answer("timer", "start", "fire ED")
    logged = answer("log", "10m run rota", "--now", LATER)["entry"]

    assert answer("timer", "stop", "--now", LATER)["overlaps"] == [logged["id"]]
