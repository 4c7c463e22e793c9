"""What rounds say, on the command line: verdicts, readings, and saying beside doing."""

from collections.abc import Sequence
from typing import Any

from planner.domain.direction import Initiative
from planner.domain.readiness_results import ReadinessResult, RoundComments
from planner.insight.readings import Found, Reading
from planner.insight.say_do import SayDo
from planner.services.readings import RaterReading
from planner.text import tr
from planner.words.choices import choice_text, choice_title
from planner.words.numbers import day_text, decimal_text
from planner.words.readings import barrier_text, done_text, near_zero_text, said_text
from planner.words.round_comments import no_comments_text
from planner.words.verdicts import because_text, support_text, verdict_text


def result_value(result: ReadinessResult) -> dict[str, Any]:
    """Return a result as a JSON value."""
    return {
        "initiative": result.initiative,
        "rater": result.rater.value,
        "round": result.round,
        "instrument": result.instrument,
        "instrument_key": result.instrument_key,
        "version": result.version,
        "key": result.subscale_key,
        "name": result.subscale,
        "validated": result.is_validated,
        "mean": _rounded(result.mean),
        "rounded_to": result.rounded_to,
        "split": list(result.split) if result.split else None,
        "n": result.n,
        "invited": result.invited,
        "response_rate": result.response_rate,
        "least": result.least,
        "lowest": result.lowest,
        "highest": result.highest,
        "earlier_mean": _rounded(result.earlier_mean),
        "smallest_change": _rounded(result.smallest_change),
        "reliability": result.reliability,
        "reliability_source": result.reliability_source,
        "deviation": result.published_deviation,
        "deviation_source": result.deviation_source,
        "closed_on": result.closed_on.isoformat() if result.closed_on else None,
        "verdict": result.verdict.value,
        "because": result.because.value,
        "because_words": because_text(result),
        "support": support_text(result),
    }


def result_row(initiative: Initiative, result: ReadinessResult) -> tuple[str, ...]:
    """Return a result as a row of a table."""
    mean = tr("not shown") if result.mean is None else decimal_text(result.mean, 2)
    return (
        initiative.title,
        choice_text(result.rater),
        result.subscale,
        day_text(result.closed_on) if result.closed_on else tr("open"),
        mean,
        verdict_text(result.verdict),
        because_text(result),
    )


def reading_value(initiative: Initiative, reading: RaterReading) -> dict[str, Any]:
    """Return what was read together as a JSON value."""
    return {
        "initiative": initiative.id,
        "rater": reading.rater.value,
        "instrument": reading.instrument.key,
        "first_barrier": _found_value(reading.barrier),
        "near_zero": _found_value(reading.near_zero),
        "words": _reading_words(reading),
    }


def reading_line(initiative: Initiative, reading: RaterReading) -> str:
    """Return what was read together as a line."""
    return tr("{change}, {view}: {words}").format(
        change=initiative.title,
        view=choice_title(reading.rater),
        words=" ".join(_reading_words(reading)),
    )


def comments_value(found: RoundComments) -> dict[str, Any]:
    """Return what people wrote in a round as a JSON value."""
    return {
        "initiative": found.round.initiative,
        "round": found.round.id,
        "rater": found.round.rater.value,
        "words": list(found.words),
        "least": found.least,
        "because": found.why_not.value if found.why_not else None,
        "because_words": no_comments_text(found),
    }


def comments_lines(initiative: Initiative, found: RoundComments) -> list[str]:
    """Return what people wrote in a round as lines, under what it was about."""
    head = tr("{change}, {view}, comments:").format(
        change=initiative.title, view=choice_title(found.round.rater)
    )
    if not found.words:
        return [f"{head} {no_comments_text(found)}"]
    return [head, *(f"  - {words}" for words in found.words)]


def say_do_value(initiative: Initiative, found: SayDo) -> dict[str, Any]:
    """Return saying beside doing as a JSON value; there is no sum of the two."""
    return {
        "initiative": initiative.id,
        "since": found.since.isoformat(),
        "until": found.until.isoformat(),
        "said": [
            {"rater": one.rater.value, "mean": _rounded(one.mean), "highest": one.highest}
            for one in found.said
        ],
        "logged_minutes": found.logged_minutes,
        "kept_minutes": found.kept_minutes,
        "blocks": found.blocks,
        "blocks_kept": found.blocks_kept,
        "steps": found.steps,
        "steps_done": found.steps_done,
        "references": found.references,
        "references_closed": found.references_closed,
    }


def say_do_line(initiative: Initiative, found: SayDo) -> str:
    """Return saying beside doing as a line."""
    return " ".join(
        (
            f"{initiative.title}:",
            said_text(found.said),
            done_text(found.logged_minutes, found.blocks_kept, found.blocks),
            tr("Steps done: {done} of {all}; reference-backs closed: {closed} of {of}.").format(
                done=found.steps_done,
                all=found.steps,
                closed=found.references_closed,
                of=found.references,
            ),
        )
    )


def _found_value(found: Found | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "reading": found.reading.value,
        "at": [result.subscale_key for result in found.at],
        "unknown": [result.subscale_key for result in found.unknown],
    }


def _reading_words(reading: RaterReading) -> list[str]:
    words = []
    if reading.barrier is not None:
        words.append(barrier_text(_names(reading.barrier.at), is_known=_is_known(reading.barrier)))
    if reading.near_zero is not None:
        names = _names(reading.near_zero.at)
        words.append(near_zero_text(names, is_known=_is_known(reading.near_zero)))
    return words


def _is_known(found: Found) -> bool:
    return found.reading is not Reading.CANNOT_TELL


def _names(results: Sequence[ReadinessResult]) -> list[str]:
    return [result.subscale for result in results]


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)
