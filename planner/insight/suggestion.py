"""Which mode and which hat did a meeting probably have, and what says so?

Naive Bayes over the clues of a meeting. What the leader chose for meetings with the same clue is
smoothed towards what was chosen for all, so that a clue never met before says nothing, and one
met once says little. Clues overlap (the words of a title, its series, its organiser), so they do
not count in full: otherwise chances would come out surer than they are.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Generic, TypeVar
from zoneinfo import ZoneInfo

from planner.domain.attention import Mode
from planner.domain.records import RecordId
from planner.domain.suggestions import (
    Because,
    Clue,
    ClueKind,
    MeetingTraits,
    SettledMeeting,
    Suggestion,
)
from planner.insight.suggestion_clues import clues_of, lasting_clues, time_clues, time_of

LEAST_SETTLED: Final = 8
"""With fewer meetings settled nothing is suggested."""

LEAST_ALIKE: Final = 2
"""A reason needs so many meetings."""

SURE_ENOUGH: Final = 0.75
"""Below this chance nothing is suggested."""

_PRIOR_MEETINGS: Final = 1.0
_UNSEEN: Final = 0.5
_WEIGHTS: Final[Mapping[ClueKind, float]] = {
    ClueKind.WORD: 1.0,
    ClueKind.SERIES: 1.0,
    ClueKind.ORGANISER: 0.5,
    ClueKind.ATTENDEES: 0.3,
    ClueKind.LENGTH: 0.3,
    ClueKind.HOUR: 0.3,
    ClueKind.WEEKDAY: 0.3,
}
_KINDS: Final = tuple(ClueKind)
_SAY_WHAT_IT_IS: Final = frozenset({ClueKind.WORD, ClueKind.SERIES, ClueKind.ORGANISER})
_TELLING: Final = math.log(1.5)
"""An hour, a weekday or a size is a reason only where the outcome is so much likelier with it."""

Outcome = TypeVar("Outcome", bound=str | None)


@dataclass(frozen=True, slots=True)
class Answer(Generic[Outcome]):
    """The outcome that is sure enough.

    Attributes:
        chance: 0 to 1, and no more than the reason alone gives: overlapping clues make the
            counted chance surer than it should be.
    """

    outcome: Outcome
    chance: float
    because: Because


class Tally(Generic[Outcome]):
    """Counts which outcome meetings with each clue had, and judges by these counts.

    Args:
        possible: Outcomes that have a chance before anything was counted.
    """

    def __init__(self, possible: Iterable[Outcome] = ()) -> None:
        # Plain dictionaries: a Counter for each clue takes several times as long to make.
        self._possible = frozenset(possible)
        self._all: Counter[Outcome] = Counter()
        self._by_clue: dict[Clue, dict[Outcome, int]] = {}

    def count(self, clues: Iterable[Clue], outcome: Outcome, meetings: int = 1) -> None:
        """Count meetings; a negative number takes them away again."""
        self._all[outcome] += meetings
        self.count_more(clues, outcome, meetings)

    def count_more(self, clues: Iterable[Clue], outcome: Outcome, meetings: int) -> None:
        """Count more clues of meetings that `count` has counted."""
        for clue in clues:
            met = self._by_clue.get(clue)
            if met is None:
                self._by_clue[clue] = {outcome: meetings}
            else:
                met[outcome] = met.get(outcome, 0) + meetings

    @property
    def meetings(self) -> int:
        """Return how many meetings were counted."""
        return sum(self._all.values())

    def usual(self) -> Outcome | None:
        """Return the most frequent outcome; None where nothing was counted."""
        return max(self._all, key=self._frequency, default=None) if self.meetings else None

    def _frequency(self, outcome: Outcome) -> tuple[int, str]:
        return self._all[outcome], str(outcome)

    def chances(self, clues: Sequence[Clue]) -> Mapping[Outcome, float]:
        """Return the chance of each outcome; they add up to 1 unless there is no outcome."""
        return self._chances(self._evidence(clues))

    def answer(self, clues: Sequence[Clue]) -> Answer[Outcome] | None:
        """Return the outcome that is sure enough and has a reason; None where there is none."""
        if self.meetings < LEAST_SETTLED:
            return None
        evidence = self._evidence(clues)
        chances = self._chances(evidence)
        outcome = max(chances, key=lambda each: (chances[each], str(each)))
        because = self._because(evidence, outcome)
        if because is None:
            return None
        chance = min(chances[outcome], _chance_by(because))
        return None if chance < SURE_ENOUGH else Answer(outcome, chance, because)

    def _chances(self, evidence: Sequence["_Evidence[Outcome]"]) -> Mapping[Outcome, float]:
        odds: dict[Outcome, float] = {}
        for outcome, prior in self._priors().items():
            odds[outcome] = math.log(prior) + sum(
                one.weight * one.says(outcome, prior) for one in evidence
            )
        most = max(odds.values(), default=0.0)
        likely = {outcome: math.exp(odd - most) for outcome, odd in odds.items()}
        total = sum(likely.values())
        return {outcome: part / total for outcome, part in likely.items()}

    def _because(
        self, evidence: Sequence["_Evidence[Outcome]"], outcome: Outcome
    ) -> Because | None:
        """Find the clue that speaks most for the outcome, among those most meetings agree with."""
        prior = self._priors()[outcome]
        agreed = [one for one in evidence if one.is_reason(outcome, prior)]
        if not agreed:
            return None
        # Rounded: of clues that say the same but for a rounding error the earlier kind is named.
        best = max(agreed, key=lambda one: round(one.says(outcome, prior), 9))
        return Because(clue=best.clue, agreeing=best.met[outcome], meetings=best.meetings)

    def _priors(self) -> Mapping[Outcome, float]:
        counted = {outcome for outcome, meetings in self._all.items() if meetings}
        # The same order whatever was counted first: sums of fractions depend on it.
        outcomes = sorted(counted | self._possible, key=str)
        total = self.meetings + _UNSEEN * len(outcomes)
        return {outcome: (self._all[outcome] + _UNSEEN) / total for outcome in outcomes}

    def _evidence(self, clues: Iterable[Clue]) -> list["_Evidence[Outcome]"]:
        """List what the clues met before say, in the order in which reasons are named."""
        met = [(clue, counts, sum(counts.values())) for clue, counts in self._met(clues)]
        met = sorted((one for one in met if one[2]), key=_reason_order)
        words = sum(clue.kind is ClueKind.WORD for clue, _, _ in met)
        return [_Evidence(clue, counts, total, _weight(clue, words)) for clue, counts, total in met]

    def _met(self, clues: Iterable[Clue]) -> Iterator[tuple[Clue, Mapping[Outcome, int]]]:
        for clue in clues:
            counts = self._by_clue.get(clue)
            if counts is not None:
                yield clue, counts


@dataclass(frozen=True, slots=True)
class _Evidence(Generic[Outcome]):
    """What was chosen for the meetings with one clue."""

    clue: Clue
    met: Mapping[Outcome, int]
    meetings: int
    weight: float

    def says(self, outcome: Outcome, prior: float) -> float:
        """Return the logarithm of how many times likelier the outcome is with the clue."""
        smoothed = self.met.get(outcome, 0) + _PRIOR_MEETINGS * prior
        return math.log(smoothed / (self.meetings + _PRIOR_MEETINGS) / prior)

    def is_reason(self, outcome: Outcome, prior: float) -> bool:
        """Say whether most of enough meetings had the outcome, and not just as all others had."""
        if self.meetings < LEAST_ALIKE or 2 * self.met.get(outcome, 0) <= self.meetings:
            return False
        return self.clue.kind in _SAY_WHAT_IT_IS or self.says(outcome, prior) >= _TELLING


def _chance_by(because: Because) -> float:
    """Return the chance that the reason alone gives, by Laplace's rule of succession."""
    return (because.agreeing + 1) / (because.meetings + 2)


def _reason_order(met: tuple[Clue, Mapping[Outcome, int], int]) -> tuple[int, int, str | int]:
    """Name long words before short ones: they say more."""
    kind, value = met[0]
    return _KINDS.index(kind), -len(value) if isinstance(value, str) else 0, value


def _weight(clue: Clue, words: int) -> float:
    """Return how much a clue counts; the words of one title count for less the more there are."""
    return _WEIGHTS[clue.kind] / (math.sqrt(words) if clue.kind is ClueKind.WORD else 1)


class Learnt:
    """What the settled meetings teach about modes and hats."""

    def __init__(self) -> None:
        self.modes: Tally[Mode] = Tally(Mode)
        self.hats: Tally[RecordId | None] = Tally()

    def count(self, settled: Sequence[SettledMeeting], zone: ZoneInfo, *, times: int = 1) -> None:
        """Count what the leader chose; with `times` -1 it is taken away again.

        Alike ones are gathered first, which is much quicker for meetings that recur.
        """
        lasting = Counter((one.traits, one.mode, one.hat) for one in settled)
        for (traits, mode, hat), meetings in lasting.items():
            clues = lasting_clues(traits)
            self.modes.count(clues, mode, times * meetings)
            self.hats.count(clues, hat, times * meetings)
        time = Counter((time_of(one.start, zone), one.mode, one.hat) for one in settled)
        for (then, mode, hat), meetings in time.items():
            clues = time_clues(then)
            self.modes.count_more(clues, mode, times * meetings)
            self.hats.count_more(clues, hat, times * meetings)

    def suggestion(self, clues: Sequence[Clue]) -> Suggestion | None:
        """Return what a meeting with these clues probably was; None where that is unsure."""
        mode = self.modes.answer(clues)
        if mode is None:
            return None
        hat = self.hats.answer(clues)
        has_hat = hat is not None and hat.outcome is not None
        return Suggestion(
            mode=mode.outcome,
            confidence=mode.chance,
            because=mode.because,
            hat=hat.outcome if hat and has_hat else None,
            hat_because=hat.because if hat and has_hat else None,
        )


def learn(settled: Sequence[SettledMeeting], zone: ZoneInfo) -> Learnt:
    """Count what the leader chose; the order of the meetings does not matter."""
    learnt = Learnt()
    learnt.count(settled, zone)
    return learnt


def suggestion_for(
    learnt: Learnt, traits: MeetingTraits, start: datetime, zone: ZoneInfo
) -> Suggestion | None:
    """Return what a meeting probably was; None where that is unsure."""
    return learnt.suggestion(clues_of(traits, start, zone))
