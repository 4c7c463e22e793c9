"""What the rounds of one named change show: means, and whether a change is more than noise.

A change counts when it reaches the smallest detectable change (SDC) of the mean. Where nobody
published an instrument's reliability and spread, no change can be told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from statistics import fmean, stdev

from planner.domain.readiness import Answer, Instrument, Rater, Round, Subscale
from planner.domain.readiness_results import Because, ReadinessResult, Verdict
from planner.domain.records import RecordId
from planner.insight.scoring import Scored, Sheets, scored, sheets_of
from planner.insight.team_results import TeamView, team_view
from planner.insight.versions import Member, family_lines, version_of

_TWO_SIDED_95 = 1.96


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessLine:
    """One rater's results on one subscale, the earliest round first; never empty.

    Attributes:
        instrument: The version that the subscale stands in.
    """

    rater: Rater
    subscale: Subscale
    results: tuple[ReadinessResult, ...]
    instrument: Instrument

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
    older: Sequence[Instrument] = (),
) -> tuple[ReadinessLine, ...]:
    """Follow each subscale through the rounds of each rater: self, coach, team.

    Rounds of other initiatives or instruments and answers of other rounds do no harm.

    Args:
        instrument: The latest version.
        initiative: The named change.
        rounds: In any order.
        answers: In any order.
        older: Earlier versions of the instrument, the first one first. Where the crosswalk of
            a version names a subscale, its rounds are compared; else they stand by themselves.
    """
    versions = (*older, instrument)
    own = sorted(
        (r for r in rounds if r.initiative == initiative and r.instrument == instrument.key),
        key=lambda r: (r.opened_on, r.closed_on or r.opened_on, r.id),
    )
    reading = _Reading(versions, sheets_of(answers), own)
    return tuple(
        ReadinessLine(
            rater=rater, subscale=line[0].subscale, instrument=line[0].instrument, results=results
        )
        for line in family_lines(versions)
        for rater in Rater
        if (results := reading.results(rater, line))
    )


def latest_results(
    instrument: Instrument,
    initiative: RecordId,
    rounds: Iterable[Round],
    answers: Iterable[Answer],
    older: Sequence[Instrument] = (),
) -> tuple[ReadinessResult, ...]:
    """Return how things stand: for each subscale and rater the latest result."""
    lines = readiness_lines(instrument, initiative, rounds, answers, older)
    return tuple(line.latest for line in lines)


class _Reading:
    """The rounds of one initiative while they are read."""

    def __init__(
        self, versions: Sequence[Instrument], sheets: Sheets, rounds: Sequence[Round]
    ) -> None:
        self._versions = versions
        self._sheets = sheets
        self._rounds = rounds

    def results(self, rater: Rater, line: Sequence[Member]) -> tuple[ReadinessResult, ...]:
        """Measure the rounds of one rater whose version is in the line, and compare them."""
        members = {member.instrument.version: member for member in line}
        results: list[ReadinessResult] = []
        views: list[TeamView] = []
        earlier: ReadinessResult | None = None
        is_cut_off = False
        for one in self._rounds:
            member = members.get(version_of(one, self._versions))
            if one.rater is not rater or member is None:
                is_cut_off = is_cut_off or (one.rater is rater and one.closed_on is not None)
                continue
            measured = self._measured(one, member, views)
            result = _compared(measured, earlier, is_cut_off=is_cut_off)
            results.append(result)
            if result.mean is not None and result.closed_on is not None:
                earlier = result
        return tuple(results)

    def _measured(self, one: Round, member: Member, before: list[TeamView]) -> ReadinessResult:
        """Return the result by itself; what may not be shown is left out."""
        people = self._people(one, member)
        bare = _bare(one, member, len(people))
        if one.rater is not Rater.TEAM:
            return _own(bare, people)
        if one.closed_on is None:
            return replace(bare, because=Because.ROUND_OPEN)
        view = team_view(member.instrument, people, one.least, before)
        before.append(view)
        n = self._common_count(one, member.instrument, len(people))
        return replace(
            bare,
            n=n,
            mean=view.mean,
            rounded_to=view.rounded_to,
            split=view.split,
            because=view.why_not or bare.because,
            smallest_change=None if view.mean is None else _smallest(bare, n),
        )

    def _people(self, one: Round, member: Member) -> list[Scored]:
        return scored(member.instrument, member.subscale, self._sheets.get(one.id, {}).values())

    def _common_count(self, one: Round, instrument: Instrument, people: int) -> int:
        """Return the smallest count of the subscales that are enough, or that are too few."""
        counts = [
            len(self._people(one, Member(instrument, subscale)))
            for subscale in instrument.subscales
        ]
        is_enough = people >= one.least
        return min(count for count in counts if (count >= one.least) is is_enough)


def _bare(one: Round, member: Member, people: int) -> ReadinessResult:
    instrument, subscale = member.instrument, member.subscale
    return ReadinessResult(
        initiative=one.initiative,
        round=one.id,
        rater=one.rater,
        instrument=instrument.name,
        instrument_key=instrument.key,
        version=instrument.version,
        subscale=subscale.name,
        subscale_key=subscale.key,
        is_validated=subscale.is_validated,
        opened_on=one.opened_on,
        closed_on=one.closed_on,
        lowest=instrument.lowest,
        highest=instrument.highest,
        mean=None,
        n=people,
        invited=one.invited,
        earlier_mean=None,
        smallest_change=None,
        verdict=Verdict.CANNOT_TELL,
        because=Because.FIRST_ROUND,
        reliability=subscale.reliability,
        reliability_source=subscale.reliability_source,
        published_deviation=subscale.deviation,
        deviation_source=subscale.deviation_source,
        least=one.least,
    )


def _own(bare: ReadinessResult, people: Sequence[Scored]) -> ReadinessResult:
    """Add what a leader's or coach's own answers say; nothing of that needs hiding."""
    scores = [person.score for person in people]
    because = bare.because if scores else Because.TOO_FEW_ANSWERS
    if bare.closed_on is None:
        because = Because.ROUND_OPEN
    return replace(
        bare,
        mean=fmean(scores) if scores else None,
        deviation=stdev(scores) if len(scores) > 1 else None,
        smallest_change=_smallest(bare, len(scores)) if scores else None,
        because=because,
    )


def _smallest(result: ReadinessResult, n: int) -> float | None:
    return smallest_change(result.reliability, result.published_deviation, n)


def smallest_change(reliability: float | None, deviation: float | None, n: int) -> float | None:
    """Return the SDC of a mean of `n` people; None without published reliability and spread.

    Source:
        SEM = SD * sqrt(1 - reliability); SDC of one person = 1.96 * sqrt(2) * SEM; that of a
        mean is smaller by sqrt(n).
    """
    if reliability is None or deviation is None:
        return None
    error = deviation * sqrt(1 - reliability)
    return _TWO_SIDED_95 * sqrt(2) * error / sqrt(n)


def _compared(
    result: ReadinessResult, earlier: ReadinessResult | None, *, is_cut_off: bool
) -> ReadinessResult:
    """Add the verdict; `is_cut_off` tells of rounds before that cannot be compared."""
    if earlier is None or earlier.mean is None or result.mean is None:
        if is_cut_off and result.because is Because.FIRST_ROUND:
            return replace(result, because=Because.OTHER_VERSION)
        return result
    compared = replace(result, earlier_mean=earlier.mean)
    if result.closed_on is None:
        return compared
    if result.smallest_change is None or earlier.smallest_change is None:
        return replace(compared, because=Because.NO_RELIABILITY)
    smallest = max(result.smallest_change, earlier.smallest_change)
    smallest += ((result.rounded_to or 0) + (earlier.rounded_to or 0)) / 2
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
