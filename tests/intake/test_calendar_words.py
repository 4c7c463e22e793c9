"""What is taken from an event besides its time: plain words, and codes."""

import pytest

from planner.domain.calendar import MeetingStatus
from tests.intake.calendar_texts import calendar, event

START = "DTSTART:20260105T090000Z"


def only(reading):
    (occurrence,) = reading.occurrences
    return occurrence


def test_all_that_an_event_says_is_found(read):
    found = only(
        read(
            calendar(
                "X-WR-CALNAME:Trust board",
                event(
                    START,
                    "SUMMARY;LANGUAGE=en-GB:Budget\\, part 1",
                    "LOCATION:Room 4",
                    'ORGANIZER;CN="Ada Lovelace":mailto:ada@example.org',
                    "ATTENDEE;CN=Ben:mailto:ben@example.org",
                    "ATTENDEE:mailto:cat@example.org",
                    "STATUS:TENTATIVE",
                    "TRANSP:TRANSPARENT",
                    "CLASS:PRIVATE",
                    "SEQUENCE:3",
                    "DTSTAMP:20251201T080000Z",
                ),
            )
        )
    )

    assert (found.summary, found.location) == ("Budget, part 1", "Room 4")
    assert (found.organizer, found.attendee_count) == ("Ada Lovelace", 2)
    assert (found.status, found.is_busy, found.is_private) == (
        MeetingStatus.TENTATIVE,
        False,
        True,
    )
    assert (found.sequence, found.stamp) == (3, "20251201T080000Z")
    assert found.calendar_name == "Trust board"


def test_words_come_out_plain(read):
    text = "SUMMARY:\x1b[31mRed\\nalert\u202e \x00 \\; done"

    assert only(read(calendar(event(START, text)))).summary == "[31mRed alert ; done"


def test_a_folded_letter_is_whole_again(read):
    folded = calendar(event(START, "SUMMARY:Caf@")).encode().replace(b"@", b"\xc3\r\n \xa9")

    assert only(read(folded)).summary == "Café"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_understood(read, encoding):
    assert only(read(calendar(event(START, "SUMMARY:Café")).encode(encoding))).summary == "Café"


@pytest.mark.parametrize("line_end", ["\n", "\r", "\r\n"])
def test_other_line_ends_are_understood(read, line_end):
    text = calendar(event(START, "SUMMARY:Board")).replace("\r\n", line_end)

    assert only(read(text)).summary == "Board"


def test_the_words_of_a_reminder_are_not_those_of_the_meeting(read):
    reminder = "BEGIN:VALARM\nDURATION:PT5M\nSUMMARY:Beep\nTRIGGER:-PT15M\nEND:VALARM"

    found = only(read(calendar(event(reminder, START, "SUMMARY:Board", "DURATION:PT1H"))))

    assert found.summary == "Board"
    assert (found.end - found.start).total_seconds() == 3600


@pytest.mark.parametrize(
    ("line", "status", "is_busy"),
    [
        ("STATUS:CONFIRMED", MeetingStatus.CONFIRMED, True),
        ("STATUS:cancelled", MeetingStatus.CANCELLED, True),
        ("X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE", MeetingStatus.TENTATIVE, True),
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE", MeetingStatus.CONFIRMED, False),
        ("X-MICROSOFT-CDO-BUSYSTATUS:OOF", MeetingStatus.CONFIRMED, True),
    ],
)
def test_status_and_busy_are_told_apart(read, line, status, is_busy):
    found = only(read(calendar(event(START, line))))

    assert (found.status, found.is_busy) == (status, is_busy)


def test_a_file_that_cancels_cancels_all_its_events(read):
    found = only(read(calendar("METHOD:CANCEL", event(START, "STATUS:CONFIRMED"))))

    assert found.status is MeetingStatus.CANCELLED


def test_an_organizer_without_a_name_is_shown_by_address(read):
    found = only(read(calendar(event(START, "ORGANIZER:MAILTO:ada@example.org"))))

    assert found.organizer == "ada@example.org"


def test_outlooks_mark_makes_midnight_to_midnight_a_whole_day(read):
    marked = event(
        "DTSTART;TZID=Europe/London:20260105T000000",
        "DTEND;TZID=Europe/London:20260106T000000",
        "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
    )

    assert only(read(calendar(marked))).is_all_day


def test_a_colon_between_quotation_marks_does_not_end_the_parameters(read):
    found = only(read(calendar(event(START, 'SUMMARY;X-NOTE="see: below":Board'))))

    assert found.summary == "Board"


def test_names_and_spaces_are_forgiven(read):
    text = calendar(event("dtstart ; tzid=Europe/London :20260105T090000", "Summary:Board"))

    assert only(read(text)).summary == "Board"
