from dataclasses import replace
from datetime import date

import pytest

from planner.domain.attention import Mode
from planner.domain.records import RecordId
from planner.domain.suggestions import Because, Clue, ClueKind, Suggestion, SuggestionRecord
from planner.words.suggestions import hat_reason, mode_reason, record_sentence, suggestion_reason


def because(kind, value, agreeing=7, meetings=8):
    return Because(clue=Clue(kind, value), agreeing=agreeing, meetings=meetings)


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (ClueKind.WORD, "escalation", "titled “escalation”"),
        (ClueKind.SERIES, "uid@example.org", "of this series"),
        (ClueKind.ORGANISER, "Site team", "called by Site team"),
        (ClueKind.ATTENDEES, 0, "without people invited"),
        (ClueKind.ATTENDEES, 3, "with 3 to 5 people"),
        (ClueKind.ATTENDEES, 31, "with 31 people or more"),
        (ClueKind.LENGTH, 0, "of up to 15 min"),
        (ClueKind.LENGTH, 31, "of up to 1 h"),
        (ClueKind.LENGTH, 181, "of more than 3 h"),
        (ClueKind.LENGTH, 1440, "of a day or longer"),
        (ClueKind.HOUR, 8, "beginning between 8:00 and 8:59"),
        (ClueKind.WEEKDAY, 0, "on a Monday"),
    ],
)
def test_the_reason_counts_meetings_that_are_alike(kind, value, words):
    said = mode_reason(because(kind, value), Mode.FIREFIGHTING)

    assert said == f"7 of 8 meetings {words} were firefighting"


def test_the_reason_of_a_hat_names_the_body():
    reason = hat_reason(because(ClueKind.WORD, "board"), "Riverside Trust")

    assert reason == "7 of 8 meetings titled “board” were for Riverside Trust"


def test_the_reasons_of_mode_and_hat_are_one_where_they_count_the_same_meetings():
    escalation = because(ClueKind.WORD, "escalation")
    suggestion = Suggestion(
        mode=Mode.FIREFIGHTING,
        confidence=0.8,
        because=escalation,
        hat=RecordId("a" * 32),
        hat_because=replace(escalation, agreeing=8),
    )
    other = replace(suggestion, hat_because=because(ClueKind.ORGANISER, "Office"))

    assert suggestion_reason(suggestion, "@trust") == (
        "7 of 8 meetings titled “escalation” were firefighting, 8 for @trust"
    )
    assert suggestion_reason(other, "@trust") == (
        "7 of 8 meetings titled “escalation” were firefighting; "
        "7 of 8 meetings called by Office were for @trust"
    )


def test_the_record_says_how_often_it_was_right_and_how_often_silent():
    record = SuggestionRecord(
        first=date(2026, 9, 1), weeks=12, meetings=66, named=46, right=41, usual_right=30
    )

    assert record_sentence(record) == (
        "Right in 41 of 46 meetings it dared to name, 12 weeks. It stays silent in 30%."
    )


def test_without_meetings_or_names_the_record_says_so():
    assert "nothing to learn" in record_sentence(SuggestionRecord())
    silent = SuggestionRecord(first=date(2026, 9, 1), weeks=1, meetings=3)
    assert record_sentence(silent) == "It has not dared to name a mode yet, in 1 week."
