from dataclasses import dataclass, field
from datetime import date, datetime

import pytest

from planner.words.rule_trial import fitting_text


@dataclass(frozen=True)
class Stretch:
    start: datetime
    minutes: int = 60


@dataclass(frozen=True)
class Fits:
    asked_minutes: int
    stretches: list[Stretch] = field(default_factory=list)
    mornings_minutes: int | None = None
    afternoons_minutes: int | None = None
    owed_minutes: int = 0
    first: date = date(2026, 11, 23)
    weeks: int = 4

    @property
    def minutes(self):
        return sum(stretch.minutes for stretch in self.stretches)


def at(day, hour, minutes=60):
    return Stretch(datetime(2026, 11, 23 + day, hour), minutes)  # noqa: DTZ001 - local, as told


@pytest.mark.parametrize(
    ("fits", "words"),
    [
        (Fits(0), "It asks for nothing in the four weeks from 23 Nov."),
        (Fits(240), "Nothing of it would fit in the four weeks from 23 Nov."),
        (
            Fits(240, [at(1, 9, 240)]),
            "All of it would fit: 1 h a week in the four weeks from 23 Nov. "
            "It would lie on Tuesday mornings.",
        ),
        (
            Fits(480, [at(1, 9, 120), at(3, 14, 100), at(4, 9, 20)], 160, 100),
            "1 h of 2 h a week would fit in the four weeks from 23 Nov. It would lie mostly on "
            "Tuesday mornings and Thursday afternoons. "
            "Mornings alone: 40 min; afternoons alone: 25 min.",
        ),
        (
            Fits(300, [at(0, 9, 300)], owed_minutes=60),
            "All of it would fit: 1 h 15 min a week in the four weeks from 23 Nov. "
            "With 1 h in all that is owed from earlier. It would lie on Monday mornings.",
        ),
        (
            Fits(600, [at(day, 9) for day in range(5)] + [at(day, 14) for day in range(5)]),
            "All of it would fit: 2 h 30 min a week in the four weeks from 23 Nov. "
            "It would lie all over the week.",
        ),
    ],
)
def test_what_would_fit_is_said_in_a_few_sentences(fits, words):
    assert fitting_text(fits) == words
