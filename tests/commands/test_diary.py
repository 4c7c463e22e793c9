"""Taking calendars in, and settling their drafts."""

import pytest

from planner.services.calendars import AHEAD, BACK


def counts(answer):
    return tuple(answer[name] for name in ("added", "updated", "unchanged", "cancelled"))


def test_a_calendar_becomes_drafts_and_the_same_again_changes_nothing(answer, write_calendar):
    path = write_calendar()

    first = answer("import", "calendar", path)
    edits = answer("history")
    second = answer("import", "calendar", path)

    assert counts(first) == (5, 0, 0, 0)
    assert (first["files"], first["events"], first["occurrences"]) == (1, 3, 5)
    assert first["skipped"] == [{"uid": "broken@example.org", "reason": "no_start"}]
    assert counts(second) == (0, 0, 5, 0)
    assert answer("history") == edits
    drafts = answer("entries", "--to", "2026-11-30")
    assert [draft["draft"] for draft in drafts] == [True] * 5
    assert drafts[0]["what"] == "Bed meeting"


def test_a_changed_calendar_updates_and_cancels(answer, write_calendar):
    answer("import", "calendar", write_calendar())

    changed = answer(
        "import", "calendar", write_calendar(title="Huddle", sequence=1, status="CANCELLED")
    )

    assert counts(changed) == (0, 4, 0, 1)
    assert {draft["what"] for draft in answer("entries", "--to", "2026-11-30")} == {"Huddle"}
    older = answer("import", "calendar", write_calendar(sequence=0, status="CANCELLED"))
    assert counts(older) == (0, 0, 5, 0), "an older state of a meeting won"


def test_a_meeting_that_takes_place_after_all_is_a_draft_again(answer, write_calendar):
    answer("import", "calendar", write_calendar())
    answer("import", "calendar", write_calendar(status="CANCELLED"))

    assert counts(answer("import", "calendar", write_calendar())) == (0, 1, 4, 0)


def test_a_draft_is_accepted_once_and_stays_settled(answer, firebreak, write_calendar):
    path = write_calendar()
    answer("import", "calendar", path)
    board = answer("entries", "--from", "2026-11-19", "--to", "2026-11-19")[-1]

    accepted = answer("accept", board["id"], "--mode", "long", "--hat", "place")

    entry = accepted["entries"][0]
    assert accepted["accepted"] == 1
    assert (entry["minutes"], entry["source"], entry["what"]) == (90, "calendar", "Board")
    assert (entry["hat"], entry["meeting"]) == ("place", board["id"])
    again = firebreak("accept", board["id"], "--mode", "long", "--json")
    assert again.error == "meeting_settled"
    answer("import", "calendar", write_calendar(status="CANCELLED"))
    assert firebreak("dismiss", board["id"], "--json").error == "meeting_settled"
    assert entry in answer("entries")


def test_all_drafts_that_are_over_are_accepted_at_once(answer, write_calendar):
    answer("import", "calendar", write_calendar())

    assert answer("accept", "--all", "--mode", "run", "--to", "2026-12-31")["accepted"] == 4
    assert answer("undo")["action"] == "accept_draft"
    assert answer("dismiss", "--all")["dismissed"] == 4
    assert answer("entries") == []


def test_a_meeting_to_come_is_not_logged_but_leave_is(answer, firebreak, write_calendar):
    answer("import", "calendar", write_calendar())
    coming = answer("entries", "--from", "2026-11-21", "--to", "2026-11-30")[0]

    refused = firebreak("accept", coming["id"], "--mode", "run", "--json")
    assert refused.error == "entry_in_future"
    assert answer("accept", coming["id"], "--mode", "away")["entries"][0]["minutes"] == 60


def test_days_of_leave_become_an_entry_each(answer, firebreak, tmp_path):
    path = tmp_path / "leave.ics"
    path.write_text(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:leave\r\nDTSTART;VALUE=DATE:20261116\r\n"
        "DTEND;VALUE=DATE:20261119\r\nSUMMARY:Leave\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    answer("import", "calendar", path)
    draft = answer("entries")[0]

    too_long = firebreak("accept", draft["id"], "--mode", "run", "--json")
    assert too_long.error == "out_of_range"
    entries = answer("accept", draft["id"], "--mode", "away")["entries"]
    assert [entry["start"][:10] for entry in entries] == ["2026-11-16", "2026-11-17", "2026-11-18"]
    assert answer("balance")["away_minutes"] == 3 * 24 * 60


def test_the_days_to_read_can_be_named(answer, write_calendar, firebreak):
    path = write_calendar()

    one_day = answer("import", "calendar", path, "--from", "2026-11-19", "--to", "2026-11-19")

    assert counts(one_day) == (2, 0, 0, 0)
    wrong = firebreak(
        "import", "calendar", path, "--from", "2026-11-20", "--to", "2026-11-19", "--json"
    )
    assert wrong.error == "order_of_days"
    assert counts(answer("import", "calendar", path, "--to", "2020-01-01")) == (0, 0, 0, 0)
    assert counts(answer("import", "calendar", path, "--from", "2027-09-01")) == (0, 0, 0, 0)
    assert BACK < AHEAD


def test_one_bad_file_and_none_is_taken_in(answer, firebreak, write_calendar, tmp_path):
    bad = tmp_path / "bad.ics"
    bad.write_bytes(b"\x00\xffnothing of the kind")
    good = write_calendar()

    assert firebreak("import", "calendar", good, bad, "--json").error == "calendar_unreadable"
    assert firebreak("import", "calendar", good, tmp_path, "--json").error == "calendar_unreadable"
    assert firebreak("import", "calendar", good, "no.ics", "--json").error == "system"
    assert answer("entries") == []


@pytest.mark.parametrize("arguments", [("accept", "--mode", "run"), ("dismiss",)])
def test_which_drafts_must_be_said(firebreak, plan, arguments):
    assert firebreak(*arguments).status == 2


def test_odd_text_from_elsewhere_is_made_a_line(answer, tmp_path, firebreak):
    path = tmp_path / "odd.ics"
    long = "x" * 1000
    path.write_bytes(
        f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:{long}\r\nDTSTART:20261119T090000Z\r\n"
        f"DTEND:20261119T093000Z\r\nSUMMARY:\x1b[31mRed\\nline\x00 {long}\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n".encode()
    )

    assert counts(answer("import", "calendar", path)) == (1, 0, 0, 0)
    assert counts(answer("import", "calendar", path)) == (0, 0, 1, 0)
    title = answer("entries")[0]["what"]
    assert title.startswith("[31mRed line")
    assert len(title) == 300
    assert "\x1b" not in firebreak("entries").out
