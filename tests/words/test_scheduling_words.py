import json

import pytest

from planner.scheduling.proposal import Binding, Engine, Reason, Relief
from planner.words.scheduling import (
    binding_text,
    change_text,
    engine_text,
    meeting_text,
    relief_text,
    why_text,
)


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_of_the_search_has_words(reason):
    text = why_text(json.dumps([{"reason": reason.value, "number": 2}]))

    assert text != why_text("[]")
    assert text.endswith(".")
    assert "_" not in text


def test_a_meeting_in_hours_kept_free_of_meetings_is_named_as_such():
    assert meeting_text("Board", "Tue 9:00") == "“Board” (Tue 9:00)"
    assert meeting_text("", "Tue 9:00") == "Tue 9:00"
    named = meeting_text("Board", "Tue 9:00", is_against_hours=True)
    assert relief_text("give_up_meeting", 60, named=named) == (
        "Without “Board” (Tue 9:00), which stands in hours you keep free of meetings: 1 h more."
    )


def test_reasons_are_joined_and_unknown_ones_left_out():
    reasons = [
        {"reason": "repays", "number": 90.0},
        {"reason": "from_the_future", "number": 1},
        {"reason": "free_there", "number": 0.824},
    ]

    assert why_text(json.dumps(reasons)) == (
        "It repays 1 h 30 min that are owed; free there (82% likely to survive)."
    )
    assert why_text("[]") == "Free there."


@pytest.mark.parametrize("engine", Engine)
def test_every_engine_has_words(engine):
    assert engine_text(engine.value).endswith(".")


@pytest.mark.parametrize("binding", Binding)
def test_every_binding_limit_has_its_own_words(binding):
    assert binding_text(binding.value) != binding_text("unknown")


@pytest.mark.parametrize("relief", Relief)
def test_every_relief_has_words_and_says_what_it_gains(relief):
    text = relief_text(relief.value, 60, named="the board, Tue 3 Nov, 14:00")

    assert text.endswith(": 1 h more.")
    assert "_" not in text


def test_a_relief_says_what_others_lose():
    assert relief_text("give_up_meeting", 60, 30, "the board") == (
        "Without the board: 1 h more, though other rules lose 30 min."
    )


def test_two_things_given_up_are_said_together():
    also = change_text("optional_attendee", "Bob")

    assert relief_text("any_hour", 60, also=also) == (
        "At any working hour instead of the rule's own and with Bob optional: 1 h more."
    )
