"""Saying the same verdict once: which subscales and whose views share it."""

from collections.abc import Iterable, Mapping, Sequence

from planner.domain.readiness_results import Because, ReadinessResult, Verdict
from planner.text import tr
from planner.words.choices import choice_text
from planner.words.numbers import all_of_text


def by_verdict(results: Iterable[ReadinessResult]) -> Mapping[Verdict, list[str]]:
    """Group subscales by verdict; a subscale on which views differ is named with its raters."""
    found = list(results)
    groups: dict[Verdict, list[str]] = {}
    for subscale in dict.fromkeys(result.subscale for result in found):
        views = [result for result in found if result.subscale == subscale]
        verdicts = {result.verdict for result in views}
        for verdict in dict.fromkeys(result.verdict for result in views):
            raters = [choice_text(view.rater) for view in views if view.verdict is verdict]
            name = subscale if len(verdicts) == 1 else _named(subscale, raters)
            groups.setdefault(verdict, []).append(name)
    return groups


def by_reason(
    results: Iterable[ReadinessResult],
) -> Mapping[tuple[Verdict, Because], Sequence[ReadinessResult]]:
    """Group results that have the same verdict for the same reason."""
    groups: dict[tuple[Verdict, Because], list[ReadinessResult]] = {}
    for result in results:
        groups.setdefault((result.verdict, result.because), []).append(result)
    return groups


def names_of(results: Sequence[ReadinessResult]) -> str:
    """Name subscales once, with the raters who share the result."""
    raters: dict[str, list[str]] = {}
    for result in results:
        raters.setdefault(result.subscale, []).append(choice_text(result.rater))
    views = {tuple(names) for names in raters.values()}
    if len(views) == 1:
        return _named(in_sentence(list(raters)), list(next(iter(views))))
    return all_of_text([_named(subscale, names) for subscale, names in raters.items()])


def in_sentence(subscales: Sequence[str]) -> str:
    """Join names of subscales at the start of a sentence: "Commitment, efficacy and trust"."""
    first, *others = subscales
    return all_of_text([first, *(_uncapitalised(name) for name in others)])


def _uncapitalised(name: str) -> str:
    is_word = name[1:2].islower()  # an abbreviation keeps its capitals
    return name[:1].lower() + name[1:] if is_word else name


def _named(subscales: str, raters: list[str]) -> str:
    return tr("{subscales} ({raters})").format(subscales=subscales, raters=all_of_text(raters))
