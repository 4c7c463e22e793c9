"""What the rounds of one named change show: means, and whether a change is more than noise.

A change counts when it reaches the smallest detectable change (SDC) of the mean. Where nobody
measured an instrument's reliability, or one person alone answered, no change can be told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from statistics import fmean, stdev

from planner.domain.readiness import Answer, Instrument, Item, Rater, Round, Subscale
from planner.domain.readiness_results import Because, ReadinessResult, Verdict
from planner.domain.records import RecordId

LEAST_ANSWERED = 75
"""Per cent of a subscale's items; a respondent with fewer is not scored."""

LEAST_TEAM = 5
"""Respondents; the results of a smaller team might tell who said what."""

_TWO_SIDED_95 = 1.96


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessLine:
    """One rater's results on one subscale, the earliest round first; never empty."""

    rater: Rater
    subscale: Subscale
    results: tuple[ReadinessResult, ...]

    @property
    def latest(self) -> ReadinessResult:
        """Return the last closed round, or the first open one where none is closed."""
        closed = [result for result in self.results if result.closed_on is not None]
        return closed[-1] if closed else self.results[0]


def readiness_lines(
    instrument: Instrument,
    initiative: RecordId,
    rounds: Iterable[Round],
    answers: Iterable[Answer],
) -> tuple[ReadinessLine, ...]:
    """Follow each subscale through the rounds of each rater: self, coach, team.

    Rounds of other initiatives or instruments and answers of other rounds do no harm.
    """
    own = sorted(
        (r for r in rounds if r.initiative == initiative and r.instrument == instrument.key),
        key=lambda r: (r.opened_on, r.closed_on or r.opened_on, r.id),
    )
    sheets = _sheets(answers)
    return tuple(
        ReadinessLine(
            rater=rater, subscale=subscale, results=_results(instrument, subscale, of, sheets)
        )
        for subscale in instrument.subscales
        for rater in Rater
        if (of := [r for r in own if r.rater is rater])
    )


def latest_results(
    instrument: Instrument,
    initiative: RecordId,
    rounds: Iterable[Round],
    answers: Iterable[Answer],
) -> tuple[ReadinessResult, ...]:
    """Return how things stand: for each subscale and rater the latest result."""
    return tuple(line.latest for line in readiness_lines(instrument, initiative, rounds, answers))


_Sheet = dict[str, int]
"""What one respondent said: the values by item; 'no chance to say' is left out."""

_Sheets = Mapping[RecordId, Mapping[str, _Sheet]]


def _sheets(answers: Iterable[Answer]) -> _Sheets:
    sheets: dict[RecordId, dict[str, _Sheet]] = {}
    for answer in answers:
        if answer.value is not None:
            sheet = sheets.setdefault(answer.round, {}).setdefault(answer.respondent, {})
            sheet[answer.item] = answer.value
    return sheets


def _results(
    instrument: Instrument, subscale: Subscale, rounds: Sequence[Round], sheets: _Sheets
) -> tuple[ReadinessResult, ...]:
    results: list[ReadinessResult] = []
    earlier: ReadinessResult | None = None
    for one in rounds:
        scores = _scores(instrument, subscale, sheets.get(one.id, {}).values())
        result = _compared(_measured(instrument, subscale, one, scores), earlier, subscale)
        results.append(result)
        if result.mean is not None and result.closed_on is not None:
            earlier = result
    return tuple(results)


def _scores(instrument: Instrument, subscale: Subscale, sheets: Iterable[_Sheet]) -> list[float]:
    """Return the mean of each respondent who answered enough of the subscale."""
    scores = []
    for sheet in sheets:
        values = [
            _turned(instrument, item, sheet[item.key])
            for item in subscale.items
            if instrument.lowest <= sheet.get(item.key, instrument.lowest - 1) <= instrument.highest
        ]
        if values and 100 * len(values) >= LEAST_ANSWERED * len(subscale.items):
            scores.append(fmean(values))
    return scores


def _turned(instrument: Instrument, item: Item, value: int) -> int:
    return instrument.lowest + instrument.highest - value if item.is_reversed else value


def _measured(
    instrument: Instrument, subscale: Subscale, one: Round, scores: list[float]
) -> ReadinessResult:
    """Return the result by itself; what may not be shown is left out."""
    because = _why_not_shown(one, scores)
    is_shown = bool(scores) and (because is None or one.rater is not Rater.TEAM)
    deviation = stdev(scores) if is_shown and len(scores) > 1 else None
    return ReadinessResult(
        initiative=one.initiative,
        rater=one.rater,
        instrument=instrument.name,
        subscale=subscale.name,
        subscale_key=subscale.key,
        is_validated=subscale.is_validated,
        opened_on=one.opened_on,
        closed_on=one.closed_on,
        lowest=instrument.lowest,
        highest=instrument.highest,
        mean=fmean(scores) if is_shown else None,
        deviation=deviation,
        n=len(scores),
        invited=one.invited,
        earlier_mean=None,
        smallest_change=_smallest_change(subscale, deviation, len(scores)),
        verdict=Verdict.CANNOT_TELL,
        because=because or Because.FIRST_ROUND,
    )


def _why_not_shown(one: Round, scores: list[float]) -> Because | None:
    if one.closed_on is None:
        return Because.ROUND_OPEN
    if one.rater is Rater.TEAM and len(scores) < LEAST_TEAM:
        return Because.TOO_FEW_PEOPLE
    return None if scores else Because.TOO_FEW_ANSWERS


def _smallest_change(subscale: Subscale, deviation: float | None, n: int) -> float | None:
    """Return the SDC of a mean of `n` people; None without reliability or spread.

    Source:
        SEM = SD * sqrt(1 - reliability); SDC of one person = 1.96 * sqrt(2) * SEM; that of a
        mean is smaller by sqrt(n).
    """
    if subscale.reliability is None or not deviation:
        return None
    error = deviation * sqrt(1 - subscale.reliability)
    return _TWO_SIDED_95 * sqrt(2) * error / sqrt(n)


def _compared(
    result: ReadinessResult, earlier: ReadinessResult | None, subscale: Subscale
) -> ReadinessResult:
    if earlier is None or earlier.mean is None or result.mean is None:
        return result
    compared = replace(result, earlier_mean=earlier.mean)
    if result.closed_on is None:
        return compared
    if subscale.reliability is None:
        return replace(compared, because=Because.NO_RELIABILITY)
    if result.smallest_change is None or earlier.smallest_change is None:
        return replace(compared, because=Because.NO_SPREAD)
    smallest = max(result.smallest_change, earlier.smallest_change)
    return replace(
        compared,
        smallest_change=smallest,
        verdict=_verdict(result.mean - earlier.mean, smallest),
        because=Because.MEASURED,
    )


def _verdict(change: float, smallest: float) -> Verdict:
    if abs(change) < smallest:
        return Verdict.NO_DETECTABLE_CHANGE
    return Verdict.RISEN if change > 0 else Verdict.FALLEN
