"""Chapter 1: how ready each named change finds its people, and what nobody can tell."""

from collections.abc import Sequence

from planner.domain.direction import Initiative
from planner.domain.readiness import Rater, Round
from planner.domain.readiness_results import ReadinessResult
from planner.domain.release import Released
from planner.drawing.readiness import SubscaleLine, readiness_lines
from planner.export.pdf.text import bold
from planner.export.plan.coach_fields import ask_reading, ask_what_was_noticed
from planner.export.plan.newness import marked
from planner.export.plan.telling import Teller
from planner.export.plan.verdict_groups import by_reason, names_of
from planner.text import tr
from planner.words.choices import choice_text, choice_title
from planner.words.numbers import day_text, decimal_text
from planner.words.verdicts import because_text, verdict_text

_CHART_WIDTH_PT = 467.0


def tell_readiness(story: Teller, released: Released) -> None:
    """Tell the chapter; an initiative without answers says what is missing."""
    title = tr("Readiness for change")
    story.title(title, over=tr("Part 1"), under=_what_it_is(), anchor="readiness")
    initiatives = released.plan.all(Initiative)
    if not initiatives:
        story.paragraph(
            tr(
                "No initiative is shared here. Readiness is always for one named change;"
                " name one, and its readings will stand here."
            )
        )
    for initiative in initiatives:
        _tell_initiative(story, released, initiative)
    ask_what_was_noticed(story, released, "readiness", title)


def _what_it_is() -> str:
    return tr("For one named change at a time: commitment, efficacy, partnership")


def _tell_initiative(story: Teller, released: Released, initiative: Initiative) -> None:
    rounds = [r for r in released.plan.all(Round) if r.initiative == initiative.id]
    story.heading(2, marked(released, initiative, initiative.title, *rounds))
    story.paragraph(_statement(initiative))
    results = [r for r in released.sums.readiness if r.initiative == initiative.id]
    if not results:
        story.paragraph(
            tr("No answers may be shown yet: a round must be closed, and a team's needs five.")
        )
    else:
        shown = {result.rater for result in released.sums.readiness}
        _tell_results(story, results, [rater for rater in Rater if rater in shown])
    ask_reading(story, released, initiative.id, initiative.title)


def _statement(initiative: Initiative) -> str:
    if initiative.started_on is None:
        return initiative.statement
    return tr("{statement} Under way since {day}.").format(
        statement=initiative.statement, day=day_text(initiative.started_on)
    )


def _tell_results(story: Teller, results: list[ReadinessResult], raters: Sequence[Rater]) -> None:
    for (verdict, _), shared in by_reason(results).items():
        story.paragraph(
            [
                tr("{subscales}: ").format(subscales=names_of(shared)),
                bold(verdict_text(verdict)),
                tr(". {because}").format(because=because_text(shared[0])),
            ]
        )
    shown = [r for r in results if r.mean is not None]
    if shown:
        _tell_means(story, shown)
    knows_smallest = any(r.smallest_change is not None for r in results)
    header, rows = _header(raters), _rows(results, raters)
    if not knows_smallest:
        header, rows = header[:-1], [row[:-1] for row in rows]
    story.table(header, rows, shares=(3.4, *(2.0 for _ in header[1:])))


def _tell_means(story: Teller, shown: list[ReadinessResult]) -> None:
    low, high = shown[0].lowest, shown[0].highest
    picture = readiness_lines(
        [_line(result) for result in shown],
        lowest=low,
        highest=high,
        width=_CHART_WIDTH_PT,
        alternative=tr("Means on the scale from {low} to {high}: {values}.").format(
            low=low, high=high, values="; ".join(_spoken(result) for result in shown)
        ),
    )
    story.figure(picture, caption=_caption(shown))


def _caption(shown: list[ReadinessResult]) -> str:
    if all(result.smallest_change is None for result in shown):
        return tr("Filled: this round. Outlined: the round before.")
    return tr("Filled: this round. Outlined: the round before. Band: changes too small to tell.")


def _header(raters: Sequence[Rater]) -> tuple[str, ...]:
    return (tr("Mean (answers)"), *map(choice_title, raters), tr("Smallest change"))


def _rows(results: list[ReadinessResult], raters: Sequence[Rater]) -> list[tuple[str, ...]]:
    return [
        (
            _row_name(subscale, [r for r in results if r.subscale == subscale]),
            *(_cell(results, subscale, rater) for rater in raters),
            _smallest([r for r in results if r.subscale == subscale]),
        )
        for subscale in dict.fromkeys(result.subscale for result in results)
    ]


def _row_name(subscale: str, results: list[ReadinessResult]) -> str:
    if all(result.is_validated for result in results):
        return subscale
    return tr("{subscale}, unvalidated").format(subscale=subscale)


def _cell(results: list[ReadinessResult], subscale: str, rater: Rater) -> str:
    result = next((r for r in results if r.subscale == subscale and r.rater is rater), None)
    if result is None:
        return tr("not asked")
    answers = tr("{n} of {invited}").format(n=result.n, invited=result.invited)
    mean = tr("not shown") if result.mean is None else decimal_text(result.mean)
    return tr("{mean} ({answers})").format(mean=mean, answers=answers)


def _smallest(results: list[ReadinessResult]) -> str:
    known = [r.smallest_change for r in results if r.smallest_change is not None]
    return decimal_text(max(known)) if known else tr("unknown")


def _line(result: ReadinessResult) -> SubscaleLine:
    label = tr("{subscale}, {rater}").format(
        subscale=result.subscale, rater=choice_text(result.rater)
    )
    return SubscaleLine(
        label=label,
        mean=result.mean or 0.0,
        earlier=result.earlier_mean,
        band=result.smallest_change,
        words=_spoken(result),
    )


def _spoken(result: ReadinessResult) -> str:
    if result.mean is None:
        return ""
    return tr("{subscale}, {rater}: {mean}").format(
        subscale=result.subscale,
        rater=choice_text(result.rater),
        mean=decimal_text(result.mean),
    )
