"""Chapter 1: how ready each named change finds its people, and what nobody can tell."""

from planner.domain.direction import Initiative
from planner.domain.readiness_results import ReadinessResult
from planner.domain.release import Released
from planner.drawing.readiness import SubscaleLine, readiness_lines
from planner.export.pdf.text import Words, bold
from planner.export.plan.coach_fields import ask_reading, ask_what_was_noticed
from planner.export.plan.telling import Teller
from planner.text import tr
from planner.words.choices import choice_text, choice_title
from planner.words.numbers import day_text, decimal_text
from planner.words.verdicts import because_text, verdict_text

_CHART_WIDTH_PT = 480.0


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
    story.heading(2, initiative.title)
    story.paragraph(initiative.statement)
    if initiative.started_on:
        story.paragraph(
            tr("Under way since {day}.").format(day=day_text(initiative.started_on)), "small"
        )
    results = [r for r in released.sums.readiness if r.initiative == initiative.id]
    if not results:
        story.paragraph(
            tr("No answers may be shown yet: a round must be closed, and a team's needs five.")
        )
    else:
        _tell_results(story, results)
    ask_reading(story, released, initiative.id, initiative.title)


def _tell_results(story: Teller, results: list[ReadinessResult]) -> None:
    for result in results:
        story.paragraph(_verdict_words(result))
    shown = [r for r in results if r.mean is not None]
    if shown:
        story.figure(
            readiness_lines(
                [_line(result) for result in shown],
                lowest=shown[0].lowest,
                highest=shown[0].highest,
                width=_CHART_WIDTH_PT,
                alternative=tr("Means on the scale from {low} to {high}: {values}.").format(
                    low=shown[0].lowest,
                    high=shown[0].highest,
                    values="; ".join(_spoken(result) for result in shown),
                ),
            ),
            caption=tr(
                "Filled: this round. Outlined: the round before. Band: changes too small to tell."
            ),
        )
    story.table(_header(), [_row(result) for result in results], shares=(3, 2, 1.3, 2, 2.2, 3))


def _verdict_words(result: ReadinessResult) -> Words:
    return [
        tr("{subscale}, as seen by {rater}: ").format(
            subscale=result.subscale, rater=choice_text(result.rater)
        ),
        bold(verdict_text(result.verdict)),
        tr(". {because}").format(because=because_text(result)),
    ]


def _header() -> tuple[str, ...]:
    return (
        tr("Subscale"),
        tr("Whose view"),
        tr("Mean"),
        tr("Answers"),
        tr("Smallest change"),
        tr("Verdict"),
    )


def _row(result: ReadinessResult) -> tuple[str, ...]:
    name = result.subscale
    if not result.is_validated:
        name = tr("{subscale} (unvalidated)").format(subscale=name)
    return (
        name,
        choice_title(result.rater),
        tr("not shown") if result.mean is None else decimal_text(result.mean),
        tr("{n} of {invited}").format(n=result.n, invited=result.invited),
        tr("unknown") if result.smallest_change is None else decimal_text(result.smallest_change),
        verdict_text(result.verdict),
    )


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
