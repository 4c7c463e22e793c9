import pytest

from planner.insight.suggestion import LEAST_SETTLED

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//EN
BEGIN:VEVENT
UID:weekly@example.org
DTSTAMP:20260901T090000Z
DTSTART:20260924T090000Z
DTEND:20260924T100000Z
RRULE:FREQ=WEEKLY;COUNT=9
SUMMARY:ED escalation
END:VEVENT
BEGIN:VEVENT
UID:single@example.org
DTSTAMP:20261101T090000Z
DTSTART:20261119T130000Z
DTEND:20261119T143000Z
SUMMARY:Board away day
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def diary(answer, tmp_path):
    """Eight settled escalations; the ninth is a draft, and so is a board."""
    path = tmp_path / "work.ics"
    path.write_text(CALENDAR)
    answer("import", "calendar", path, "--from", "2026-09-01", "--to", "2026-11-20")
    taken = ("--from", "2026-09-01", "--to", "2026-11-18")
    done = answer("accept", "--all", "--mode", "fire", "--hat", "trust", *taken)
    assert done["accepted"] == LEAST_SETTLED


def drafts(answer):
    return {row["what"]: row for row in answer("entries") if row["draft"]}


def test_drafts_say_what_they_probably_were_and_why(answer, diary):
    suggestion = drafts(answer)["ED escalation"]["suggestion"]

    assert (suggestion["mode"], suggestion["hat"]) == ("firefighting", "trust")
    assert 0.75 <= suggestion["confidence"] <= 1
    assert suggestion["because"].startswith("8 of 8 meetings")


def test_where_it_is_unsure_the_suggestion_is_null(answer, plan, tmp_path):
    path = tmp_path / "work.ics"
    path.write_text(CALENDAR)
    answer("import", "calendar", path)

    assert {row["suggestion"] for row in drafts(answer).values()} == {None}


def test_a_draft_is_accepted_as_suggested_and_others_stay(answer, diary):
    before = drafts(answer)
    done = answer("accept", before["ED escalation"]["id"], "--suggested")

    (entry,) = done["entries"]
    assert (entry["mode"], entry["hat"], entry["what"]) == (
        "firefighting",
        "trust",
        "ED escalation",
    )
    assert answer("accept", before["Board away day"]["id"], "--suggested")["accepted"] == 0
    assert drafts(answer).keys() == {"Board away day"}


def test_mode_or_suggested_must_be_given_and_not_both(firebreak, diary):
    assert firebreak("accept", "--all").status == 2
    assert firebreak("accept", "--all", "--mode", "fire", "--suggested").status == 2


def test_the_record_is_measured_week_by_week(answer, diary):
    said = answer("suggestions")

    assert (said["is_on"], said["weeks"], said["meetings"]) == (True, 8, 8)
    assert said["named"] == 0  # seven others are too few
    assert said["sentence"].startswith("It has not dared to name")
    assert len(said["drafts"]) == 2


def test_suggestions_are_switched_off_and_forgotten(answer, diary, firebreak):
    assert answer("suggestions", "--off")["is_on"] is False
    assert drafts(answer)["ED escalation"]["suggestion"] is None
    assert "Suggestions are off." in firebreak("suggestions").out

    assert answer("suggestions", "--on")["is_on"] is True
    assert answer("suggestions", "--forget")["meetings"] == 0
    assert drafts(answer)["ED escalation"]["suggestion"] is None
    assert "Learnt from what was logged since" in firebreak("suggestions").out


def test_in_words_the_likely_mode_stands_with_a_question_mark(firebreak, diary):
    assert "(firefighting?)" in firebreak("entries").out
    assert "8 of 8 meetings" in firebreak("suggestions").out
