"""How a verdict on readiness is said, with everything that supports it beside it."""

from planner.domain.readiness_results import Because, ReadinessResult, Verdict
from planner.text import tr
from planner.words.numbers import decimal_text, percent_text

_USUAL_LEAST = 5

_PLACES = 2


def verdict_text(verdict: Verdict) -> str:
    """Return the verdict in the product's words."""
    return {
        Verdict.RISEN: tr("risen"),
        Verdict.FALLEN: tr("fallen"),
        Verdict.NO_DETECTABLE_CHANGE: tr("no detectable change"),
        Verdict.CANNOT_TELL: tr("cannot tell"),
    }[verdict]


def because_text(result: ReadinessResult) -> str:
    """Say in one sentence why the verdict is what it is."""
    return {
        Because.MEASURED: _measured_text,
        Because.FIRST_ROUND: _first_round_text,
        Because.NO_RELIABILITY: _no_reliability_text,
        Because.TOO_FEW_ANSWERS: _too_few_answers_text,
        Because.TOO_FEW_PEOPLE: _too_few_people_text,
        Because.ROUND_OPEN: _round_open_text,
        Because.DISAGREEMENT: _disagreement_text,
        Because.COULD_TELL_WHO: _could_tell_who_text,
        Because.OTHER_VERSION: _other_version_text,
    }[result.because](result)


def support_text(result: ReadinessResult) -> str:
    """Say the numbers behind the verdict: mean, spread, answers, response rate, validation."""
    parts = [_mean_text(result), _answers_text(result)]
    if result.deviation is not None:
        deviation = decimal_text(result.deviation, _PLACES)
        parts.append(tr("standard deviation {deviation}").format(deviation=deviation))
    if result.smallest_change is not None:
        smallest = decimal_text(result.smallest_change, _PLACES)
        parts.append(tr("smallest detectable change {smallest}").format(smallest=smallest))
    parts += _published_texts(result)
    parts.append(tr("validated") if result.is_validated else tr("unvalidated"))
    return "; ".join(parts)


def _published_texts(result: ReadinessResult) -> list[str]:
    """Say what a study found of the instrument, with its source; nothing where none did."""
    parts = []
    if result.reliability is not None:
        reliability = decimal_text(result.reliability, _PLACES)
        parts.append(
            tr("reliability {value} ({source})").format(
                value=reliability, source=result.reliability_source
            )
        )
    if result.published_deviation is not None:
        deviation = decimal_text(result.published_deviation, _PLACES)
        parts.append(
            tr("published standard deviation {value} ({source})").format(
                value=deviation, source=result.deviation_source
            )
        )
    return parts


def _mean_text(result: ReadinessResult) -> str:
    if result.mean is None:
        return tr("mean not shown")
    scale = {"lowest": result.lowest, "highest": result.highest}
    mean = decimal_text(result.mean, _PLACES)
    if result.rounded_to is None:
        return tr("mean {mean} on a scale from {lowest} to {highest}").format(mean=mean, **scale)
    step = decimal_text(result.rounded_to, 1)
    return tr("mean about {mean}, rounded to {step}, on a scale from {lowest} to {highest}").format(
        mean=mean, step=step, **scale
    )


def _answers_text(result: ReadinessResult) -> str:
    return tr("{n} of {invited} answered ({rate})").format(
        n=result.n, invited=result.invited, rate=percent_text(result.response_rate)
    )


def _measured_text(result: ReadinessResult) -> str:
    return tr(
        "The mean went from {earlier} to {mean}; less than {smallest} could not be told from noise."
    ).format(
        earlier=decimal_text(result.earlier_mean or 0, _PLACES),
        mean=decimal_text(result.mean or 0, _PLACES),
        smallest=decimal_text(result.smallest_change or 0, _PLACES),
    )


def _first_round_text(_: ReadinessResult) -> str:
    return tr("This is the first round, so there is nothing to compare it with.")


def _no_reliability_text(_: ReadinessResult) -> str:
    return tr(
        "Nobody has published how reliable these items are and how far people's scores spread, "
        "so a change cannot be told from noise."
    )


def _too_few_answers_text(_: ReadinessResult) -> str:
    return tr("Nobody answered at least three quarters of the items.")


def _too_few_people_text(result: ReadinessResult) -> str:
    return tr("Fewer than {least} people answered; the result might tell who said what.").format(
        least=tr("five") if result.least == _USUAL_LEAST else result.least
    )


def _round_open_text(_: ReadinessResult) -> str:
    return tr("The round is still open.")


def _disagreement_text(result: ReadinessResult) -> str:
    if result.split is None:
        return tr(
            "People disagree, so a mean would say little; how they divide is not shown, because "
            "it might tell who said what."
        )
    low, middle, high = result.split
    return tr(
        "People disagree, so a mean would say little: {low} in the lower third of the scale, "
        "{middle} in the middle, {high} in the upper third."
    ).format(low=low, middle=middle, high=high)


def _could_tell_who_text(_: ReadinessResult) -> str:
    return tr(
        "The mean is not shown: beside what is known already, or so near an end of the scale, "
        "it might tell what one person said."
    )


def _other_version_text(_: ReadinessResult) -> str:
    return tr(
        "The round before used another version of the questions, which nobody has declared "
        "comparable."
    )
