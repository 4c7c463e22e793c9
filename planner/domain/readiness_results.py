"""What rounds of answers show: values made by `planner.insight.readiness`."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.domain.readiness import Rater, Round
from planner.domain.records import RecordId


class Verdict(StrEnum):
    """Whether readiness changed since the round before, as far as one can tell."""

    RISEN = "risen"
    FALLEN = "fallen"
    NO_DETECTABLE_CHANGE = "no_detectable_change"
    CANNOT_TELL = "cannot_tell"


class Because(StrEnum):
    """Why a verdict is what it is."""

    MEASURED = "measured"
    FIRST_ROUND = "first_round"
    NO_RELIABILITY = "no_reliability"
    TOO_FEW_ANSWERS = "too_few_answers"
    TOO_FEW_PEOPLE = "too_few_people"
    ROUND_OPEN = "round_open"
    DISAGREEMENT = "disagreement"
    COULD_TELL_WHO = "could_tell_who"
    OTHER_VERSION = "other_version"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessResult:
    """One subscale of one rater's latest round for one initiative.

    Attributes:
        subscale: The name in the pack; `is_validated` as the pack says.
        mean: On the scale from `lowest` to `highest`; None where it may not be shown. That of a
            team is rounded to `rounded_to`, so that no view tells what one person said.
        n: Respondents whose answers count; `invited` were asked. Of a team the smallest count
            among the subscales that are shown, so that no two differ.
        earlier_mean: Of the round before, None where there is none.
        smallest_change: The smallest change that is more than noise, None where unknown; of a
            team with what rounding may hide.
        deviation: Standard deviation of the respondents' means; None for a team, or where
            fewer than two people answered.
        split: Where a team disagrees, how many score in each third of the scale from low to
            high; None where a group would be so small that it tells who.
        reliability, published_deviation: Of the instrument, with their sources; None where
            nobody published them.
        least: Answers of a team that this round needs before anything is shown.
    """

    initiative: RecordId
    rater: Rater
    instrument: str
    subscale: str
    is_validated: bool
    closed_on: date | None
    lowest: int
    highest: int
    mean: float | None
    n: int
    invited: int
    earlier_mean: float | None
    smallest_change: float | None
    verdict: Verdict
    because: Because
    subscale_key: str = ""
    deviation: float | None = None
    opened_on: date | None = None
    instrument_key: str = ""
    version: str = ""
    rounded_to: float | None = None
    split: tuple[int, int, int] | None = None
    reliability: float | None = None
    reliability_source: str = ""
    published_deviation: float | None = None
    deviation_source: str = ""
    least: int = 5
    round: RecordId | None = None

    @property
    def response_rate(self) -> int:
        """Return how many of those asked have answers that count, in whole per cents."""
        return min(100, 100 * self.n // self.invited)

    @property
    def is_of_team(self) -> bool:
        """Say whether the answers are a team's, so that no one person stands behind them."""
        return self.rater is Rater.TEAM


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundComments:
    """The comments of a closed round, or why they are not shown.

    Attributes:
        words: In an order that says nothing of who wrote them; the same at each look.
        why_not: None where they are shown, be it that there are none.
        least: Answers without which those of several people are not shown.
    """

    round: Round
    words: tuple[str, ...]
    why_not: Because | None
    least: int
