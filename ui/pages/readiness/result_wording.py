"""What is said about the results of a change: per chart, per verdict, per round."""

from collections.abc import Iterable, Mapping, Sequence

from planner.domain.readiness import Subscale
from planner.domain.readiness_results import ReadinessResult
from planner.domain.records import RecordId
from planner.insight.readiness import ReadinessLine
from planner.text import tr
from planner.words.choices import choice_text, choice_title
from planner.words.numbers import all_of_text, brief_date_text, day_text, decimal_text
from planner.words.verdicts import because_text, support_text, verdict_text

_PLACES = 2


def mean_words(result: ReadinessResult) -> str:
    """Say a mean as precisely as it may be shown."""
    if result.mean is None:
        return tr("not shown")
    if result.rounded_to is not None:
        return tr("about {mean}").format(mean=decimal_text(result.mean))
    return decimal_text(result.mean, _PLACES)


def verdicts_of(results: Sequence[ReadinessResult]) -> list[tuple[str, str, str]]:
    """Say each verdict once: whose views share it, the verdict, and why."""
    shared: dict[tuple[str, str], list[str]] = {}
    for result in results:
        reason = (verdict_text(result.verdict), because_text(result))
        shared.setdefault(reason, []).append(choice_text(result.rater))
    return [
        (capital(all_of_text(raters)), verdict, because)
        for (verdict, because), raters in shared.items()
    ]


def support_of(result: ReadinessResult) -> str:
    """Say everything that supports one verdict."""
    when = day_text(result.closed_on) if result.closed_on else tr("still open")
    return tr("{view}, {day}: {support}.").format(
        view=choice_title(result.rater), day=when, support=support_text(result)
    )


def reasons_by_round(lines: Iterable[ReadinessLine]) -> Mapping[RecordId, str]:
    """Say of each closed round with a hidden mean why it is hidden; ids of rounds to words."""
    found: dict[RecordId, dict[str, list[str]]] = {}
    for line in lines:
        for result in line.results:
            if result.round is not None and result.closed_on is not None and result.mean is None:
                reasons = found.setdefault(result.round, {})
                reasons.setdefault(because_text(result), []).append(result.subscale)
    return {
        one: " ".join(
            tr("{subscales}: not shown. {because}").format(
                subscales=all_of_text(subscales), because=because
            )
            for because, subscales in reasons.items()
        )
        for one, reasons in found.items()
    }


def spoken_round(result: ReadinessResult) -> str:
    """Say one mark of a chart."""
    return tr("{view}, {day}: {mean}").format(
        view=choice_title(result.rater), day=_closed(result), mean=mean_words(result)
    )


def table_header() -> tuple[str, ...]:
    """Return the columns of the table behind a chart."""
    return (tr("View"), tr("Closed"), tr("Mean"), tr("Smallest change"), tr("Answers"))


def table_row(result: ReadinessResult) -> tuple[str, ...]:
    """Return a row of the table behind a chart."""
    smallest = result.smallest_change
    return (
        choice_title(result.rater),
        _closed(result),
        mean_words(result),
        tr("not known") if smallest is None else decimal_text(smallest, _PLACES),
        tr("{n} of {invited}").format(n=result.n, invited=result.invited),
    )


def legend() -> str:
    """Say what the marks of all charts mean."""
    return tr(
        "In each picture a mark is a closed round: a diamond for self, a square for the coach, "
        "a triangle for the team."
    )


def band_words(results: Sequence[ReadinessResult]) -> str:
    """Say what the bands of a chart mean; "" where it has none."""
    if not any(_has_band(result) for result in results):
        return ""
    return tr(
        "Right of the lines, for each view: the band around the mean before, outlined, and the "
        "last mean. Within its band a change cannot be told from noise."
    )


def validation_words(subscale: Subscale) -> str:
    """Mark a subscale that nobody has validated."""
    return "" if subscale.is_validated else tr("unvalidated")


def capital(words: str) -> str:
    """Begin words with a capital."""
    return words[:1].upper() + words[1:]


def _has_band(result: ReadinessResult) -> bool:
    return result.smallest_change is not None and result.earlier_mean is not None


def _closed(result: ReadinessResult) -> str:
    return brief_date_text(result.closed_on) if result.closed_on else tr("still open")
