"""What this page says about rounds and results, in sentences."""

from collections.abc import Mapping, Sequence

from planner.domain.direction import Initiative
from planner.domain.readiness import Instrument, Subscale
from planner.domain.readiness_results import ReadinessResult
from planner.services.readiness import RoundLine
from planner.text import tr, tr_plural
from planner.words.choices import choice_text, choice_title
from planner.words.numbers import all_of_text, day_text, decimal_text
from planner.words.verdicts import because_text, support_text, verdict_text

_PLACES = 2


def closed_words(line: RoundLine) -> str:
    """Say when a round was closed, or that it is open."""
    return day_text(line.round.closed_on) if line.round.closed_on else tr("still open")


def answered_words(line: RoundLine) -> str:
    """Say how many of those asked have answered."""
    return tr("{n} of {invited}").format(n=line.respondents, invited=line.round.invited)


def about_words(initiative: Initiative) -> str:
    """Say what changes and since when; "" where nothing was said."""
    parts = [initiative.statement]
    if initiative.started_on:
        parts.append(tr("Under way since {day}.").format(day=day_text(initiative.started_on)))
    if not initiative.is_open:
        parts.append(tr("It has ended."))
    return " ".join(part for part in parts if part)


def built_on_words(initiative: Initiative) -> Mapping[str, str]:
    """Return what else was said about a change, by what it is about."""
    need = ", ".join(
        part
        for part in (
            initiative.priority,
            initiative.priority_source,
            day_text(initiative.priority_date) if initiative.priority_date else "",
        )
        if part
    )
    return {
        tr("Built on"): initiative.blueprint,
        tr("Different here"): initiative.adaptation,
        tr("The need it answers"): need,
    }


def count_words(initiatives: int, open_rounds: int) -> str:
    """Say how many changes there are and how many rounds wait for answers."""
    if not initiatives:
        return ""
    words = tr_plural("{n} named change", "{n} named changes", initiatives)
    if open_rounds:
        words += ", " + tr_plural("{n} round open", "{n} rounds open", open_rounds)
    return words


def verdicts_of(results: Sequence[ReadinessResult]) -> list[tuple[str, str, str]]:
    """Say each verdict once: whose views share it, the verdict, and why."""
    shared: dict[tuple[str, str], list[str]] = {}
    for result in results:
        reason = (verdict_text(result.verdict), because_text(result))
        shared.setdefault(reason, []).append(choice_text(result.rater))
    return [
        (_capital(all_of_text(raters)), verdict, because)
        for (verdict, because), raters in shared.items()
    ]


def support_of(result: ReadinessResult) -> str:
    """Say everything that supports one verdict."""
    when = day_text(result.closed_on) if result.closed_on else tr("still open")
    return tr("{view}, {day}: {support}.").format(
        view=choice_title(result.rater), day=when, support=support_text(result)
    )


def spoken_result(result: ReadinessResult) -> str:
    """Say one line of a chart."""
    mean = _decimal(result.mean)
    if result.earlier_mean is None:
        return tr("{view}: {mean}").format(view=choice_title(result.rater), mean=mean)
    return tr("{view}: {mean}, the round before {earlier}").format(
        view=choice_title(result.rater), mean=mean, earlier=_decimal(result.earlier_mean)
    )


def table_header() -> tuple[str, ...]:
    """Return the columns of the table behind a chart."""
    return (tr("View"), tr("Mean"), tr("Before"), tr("Smallest change"), tr("Answers"))


def table_row(result: ReadinessResult) -> tuple[str, ...]:
    """Return a row of the table behind a chart."""
    answers = tr("{n} of {invited}").format(n=result.n, invited=result.invited)
    return (
        choice_title(result.rater),
        _decimal(result.mean),
        _decimal(result.earlier_mean),
        _decimal(result.smallest_change),
        answers,
    )


def caption(results: Sequence[ReadinessResult]) -> str:
    """Say what the marks of a chart mean, as far as they are there."""
    parts = [tr("Filled: the last closed round.")]
    if any(result.earlier_mean is not None for result in results):
        parts.append(tr("Outlined: the round before."))
    if any(result.smallest_change is not None for result in results):
        parts.append(tr("Band: changes too small to tell."))
    return " ".join(parts)


def validation_words(subscale: Subscale) -> str:
    """Mark a subscale that nobody has validated."""
    return "" if subscale.is_validated else tr("unvalidated")


def anchors_words(instrument: Instrument) -> str:
    """Say what the steps of the scale mean."""
    steps = range(instrument.lowest, instrument.highest + 1)
    if len(instrument.anchors) == len(steps):
        pairs = zip(steps, instrument.anchors, strict=True)
    else:
        pairs = zip((instrument.lowest, instrument.highest), instrument.anchors, strict=False)
    return " · ".join(f"{step} {anchor}" for step, anchor in pairs)


def instrument_words(instrument: Instrument) -> str:
    """Say what a questionnaire is, and what nobody knows of it."""
    items = tr_plural("{n} statement", "{n} statements", len(instrument.item_keys()))
    return ". ".join(part.rstrip(".") for part in (items, instrument.source) if part) + "."


def _decimal(number: float | None) -> str:
    return tr("not shown") if number is None else decimal_text(number, _PLACES)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
