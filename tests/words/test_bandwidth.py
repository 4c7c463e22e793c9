import pytest

from planner.domain.attention import Mode
from planner.domain.summaries import TimeSummary
from planner.words.bandwidth import bandwidth_sentence, day_coverage_text

SHARES = {
    Mode.FIREFIGHTING: 41,
    Mode.RUNNING: 49,
    Mode.LONG_TERM: 6,
    Mode.DEVELOPMENT: 4,
}


@pytest.mark.parametrize(
    ("logged", "coverage", "shares", "sentence"),
    [
        (
            46 * 60,
            88,
            SHARES,
            "Of 46 h logged (coverage 88%), 41% was firefighting, 4% development, "
            "6% long-term work, 49% running.",
        ),
        (
            95,
            88,
            {Mode.RUNNING: 100},
            "Of 1 h 35 min logged (coverage 88%), 0% was firefighting, 0% development, "
            "0% long-term work, 100% running.",
        ),
        (0, 0, None, "Nothing is logged here yet."),
        (
            600,
            42,
            None,
            "10 h logged (coverage 42%): too little is logged to speak of shares.",
        ),
        (
            60,
            None,
            None,
            "1 h logged, but no working hours have passed here, so there are no shares.",
        ),
    ],
)
def test_the_sentence_says_where_time_went_or_why_not(logged, coverage, shares, sentence):
    account = TimeSummary(
        logged_minutes=logged, minutes={}, coverage=coverage, shares=shares, weeks=()
    )

    assert bandwidth_sentence(account) == sentence


@pytest.mark.parametrize(
    ("coverage", "has_hours", "words"),
    [
        (88, True, "coverage 88%"),
        (0, True, "coverage 0%"),
        (None, False, "no working hours on this day"),
        (None, True, ""),
    ],
)
def test_a_day_without_working_hours_is_called_so(coverage, has_hours, words):
    assert day_coverage_text(coverage, has_hours=has_hours) == words
