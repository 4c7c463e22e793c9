"""Chapter 1: how ready each named change finds its people, and what nobody can tell."""

from collections.abc import Sequence

from planner.domain.coaching import Audience
from planner.domain.direction import Initiative, InitiativeKind
from planner.domain.plan_choices import PlanList
from planner.domain.readiness import Rater, Round
from planner.domain.readiness_results import Because, ReadinessResult
from planner.domain.release import Released
from planner.drawing.display_list import Picture
from planner.drawing.readiness import RowSize, SubscaleLine, readiness_lines
from planner.drawing.small_multiples import panel_width, small_multiples
from planner.export.pdf.text import Words, bold
from planner.export.plan.coach_fields import ask_reading, ask_what_was_noticed
from planner.export.plan.newness import marked
from planner.export.plan.said_and_done import tell_said_and_done
from planner.export.plan.shortening import Shortened, shortened, tell_what_is_left
from planner.export.plan.telling import Teller
from planner.export.plan.verdict_groups import by_reason, by_verdict, names_of
from planner.text import tr
from planner.words.choices import choice_text, choice_title
from planner.words.numbers import all_of_text, day_text, decimal_text, percent_text
from planner.words.verdicts import because_text, verdict_text

_CHART_WIDTH_PT = 467.0
_PANELS_ACROSS = 3
_PANEL_ROWS = RowSize(height=13.0, labels=52.0)


def tell_readiness(story: Teller, released: Released) -> None:
    """Tell the chapter; an initiative without answers says what is missing."""
    title = tr("Readiness for change")
    story.title(title, over=tr("Part 1"), under=_what_it_is(), anchor="readiness")
    told = told_initiatives(released)
    if not told.detailed:
        story.paragraph(
            tr(
                "No initiative is shared here. Readiness is always for one named change;"
                " name one, and its readings will stand here."
            )
        )
    for initiative in told.detailed:
        _tell_initiative(story, released, initiative)
    if told.listed:
        story.heading(2, tr("Other initiatives"))
        tell_initiatives_in_short(story, released, told.listed)
        tell_what_is_left(story, released, len(told.left))
    ask_what_was_noticed(story, released, "readiness", title)


def has_initiatives(released: Released) -> bool:
    """Say whether anything of the chapter is shared."""
    return bool(released.plan.all(Initiative))


def told_initiatives(released: Released) -> Shortened[Initiative]:
    """Share the initiatives out: open ones first, of them those with results."""
    has_results = {result.initiative for result in released.sums.readiness}
    ordered = sorted(
        released.plan.all(Initiative), key=lambda one: (not one.is_open, one.id not in has_results)
    )
    return shortened(ordered, released.occasion.choices, PlanList.INITIATIVES)


def tell_initiatives_in_short(
    story: Teller, released: Released, initiatives: Sequence[Initiative]
) -> None:
    """Tell one row each: its name and the verdict in words."""
    story.table(
        (tr("Initiative"), tr("Readiness")),
        [
            (marked(released, one, one.title), _verdicts_in_short(released, one))
            for one in initiatives
        ],
        shares=(3, 4),
    )


def shows_figures(released: Released) -> bool:
    """Say whether means may be printed: a board gets words, and no figure to quote."""
    return released.occasion.audience is not Audience.BOARD


def _verdicts_in_short(released: Released, initiative: Initiative) -> str:
    results = [r for r in released.sums.readiness if r.initiative == initiative.id]
    if not results:
        return tr("no answers may be shown yet")
    return "; ".join(
        tr("{subscales}: {verdict}").format(
            subscales=all_of_text(subscales), verdict=verdict_text(verdict)
        )
        for verdict, subscales in by_verdict(results).items()
    )


def _what_it_is() -> str:
    return tr("For one named change at a time: commitment, efficacy, partnership")


def _tell_initiative(story: Teller, released: Released, initiative: Initiative) -> None:
    rounds = [r for r in released.plan.all(Round) if r.initiative == initiative.id]
    results = [r for r in released.sums.readiness if r.initiative == initiative.id]
    with story.together():
        story.heading(2, marked(released, initiative, initiative.title, *rounds))
        story.paragraph(_facts(initiative), "under_heading")
        story.paragraph(initiative.statement)
        _tell_verdicts(story, released, results)
    if results and shows_figures(released):
        with story.together():
            _tell_figures(story, released, results)
    tell_said_and_done(story, released, initiative)
    ask_reading(story, released, initiative.id, initiative.title)


def _facts(initiative: Initiative) -> str:
    facts = []
    if initiative.kind is not InitiativeKind.OTHER:
        facts.append(choice_title(initiative.kind))
    if initiative.horizon:
        facts.append(choice_text(initiative.horizon))
    if initiative.started_on:
        facts.append(tr("under way since {day}").format(day=day_text(initiative.started_on)))
    if not initiative.is_open:
        facts.append(tr("ended"))
    said = " · ".join(facts)
    return said[:1].upper() + said[1:]


def _tell_verdicts(story: Teller, released: Released, results: list[ReadinessResult]) -> None:
    if not results:
        story.paragraph(
            tr("No answers may be shown yet: a round must be closed, and a team's needs five.")
        )
    for (verdict, _), shared in by_reason(results).items():
        story.paragraph(
            [
                tr("{subscales}: ").format(subscales=names_of(shared)),
                bold(verdict_text(verdict)),
                tr(". {because}").format(because=_because(released, shared[0])),
            ]
        )


def _because(released: Released, result: ReadinessResult) -> str:
    if result.because is Because.MEASURED and not shows_figures(released):
        return tr("The change is held against the smallest that is more than chance.")
    return because_text(result)


def _tell_figures(story: Teller, released: Released, results: list[ReadinessResult]) -> None:
    shown = [r for r in results if r.mean is not None]
    if shown:
        story.figure(_means_picture(shown), caption=_caption(shown))
    anywhere = {result.rater for result in released.sums.readiness}
    _tell_means(story, results, [rater for rater in Rater if rater in anywhere])


def _means_picture(shown: list[ReadinessResult]) -> Picture:
    low, high = shown[0].lowest, shown[0].highest
    width = panel_width(_CHART_WIDTH_PT, _PANELS_ACROSS)
    panels = [
        (
            subscale,
            readiness_lines(
                [_line(result) for result in shown if result.subscale == subscale],
                lowest=low,
                highest=high,
                width=width,
                alternative=subscale,
                rows=_PANEL_ROWS,
            ),
        )
        for subscale in dict.fromkeys(result.subscale for result in shown)
    ]
    alternative = tr("Means on the scale from {low} to {high}: {values}.").format(
        low=low, high=high, values="; ".join(_spoken(result) for result in shown)
    )
    return small_multiples(
        panels, across=_PANELS_ACROSS, width=_CHART_WIDTH_PT, alternative=alternative
    )


def _caption(shown: list[ReadinessResult]) -> str:
    if all(result.smallest_change is None for result in shown):
        return tr("Filled: this round. Outlined: the round before.")
    return tr("Filled: this round. Outlined: the round before. Band: changes too small to tell.")


def _tell_means(story: Teller, results: list[ReadinessResult], raters: Sequence[Rater]) -> None:
    subscales = list(dict.fromkeys(result.subscale for result in results))
    knows_smallest = any(r.smallest_change is not None for r in results)
    last = [tr("Smallest change")] if knows_smallest else []
    header: list[Words] = [tr("Mean (answers)"), *map(choice_title, raters), *last]
    rows: list[list[Words]] = []
    for subscale in subscales:
        own = [r for r in results if r.subscale == subscale]
        smallest = [_smallest(own)] if knows_smallest else []
        rows.append([_row_name(subscale, own), *(_cell(own, each) for each in raters), *smallest])
    widths = [3.6 if rater is Rater.TEAM else 1.7 for rater in raters]
    shares = (3.6, *widths, *(2.0 for _ in last))
    story.table(header, rows, shares=shares, numeric=range(1, len(header)))


def _row_name(subscale: str, results: list[ReadinessResult]) -> str:
    if all(result.is_validated for result in results):
        return subscale
    return tr("{subscale}, unvalidated").format(subscale=subscale)


def _cell(results: list[ReadinessResult], rater: Rater) -> str:
    result = next((r for r in results if r.rater is rater), None)
    if result is None:
        return tr("not asked")
    mean = tr("not shown") if result.mean is None else decimal_text(result.mean)
    if result.invited == 1 and result.mean is not None:
        return mean
    answers = tr("{n} of {invited}, {rate}").format(
        n=result.n, invited=result.invited, rate=percent_text(result.response_rate)
    )
    return tr("{mean} ({answers})").format(mean=mean, answers=answers)


def _smallest(results: list[ReadinessResult]) -> str:
    known = [r.smallest_change for r in results if r.smallest_change is not None]
    return decimal_text(max(known)) if known else tr("unknown")


def _line(result: ReadinessResult) -> SubscaleLine:
    return SubscaleLine(
        label=choice_title(result.rater),
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
