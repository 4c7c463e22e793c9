"""The options with which one chooses what goes into a plan, and what that costs in pages."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import click

from planner.commands.paths import read_path
from planner.commands.shown import in_columns
from planner.domain.plan_choices import (
    MOST_GOALS_IN_FULL,
    MOST_PAGES,
    USUAL_GOALS_IN_FULL,
    Chapter,
    PageBudget,
    PlanChoices,
    PlanList,
)
from planner.services.releasing import LogoFile
from planner.text import tr
from planner.words.choices import choice_title
from planner.words.numbers import decimal_text


def choice_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `without`, `in_full`, `goals`, `logo` and `logo_words`."""
    for option in (
        click.option(
            "--logo-words",
            default="",
            help=tr("What the logo shows, for those who do not see it."),
        ),
        click.option(
            "--logo",
            metavar="FILE",
            help=tr("A PNG or JPEG to stand above the title."),
        ),
        click.option(
            "--goals",
            type=click.IntRange(0, MOST_GOALS_IN_FULL),
            default=USUAL_GOALS_IN_FULL,
            show_default=True,
            help=tr("So many skill goals in full; the others stand in a table."),
        ),
        click.option(
            "--in-full",
            type=click.Choice([one.value for one in PlanList]),
            multiple=True,
            help=tr("A list to be told in full, however long it is; more than once for several."),
        ),
        click.option(
            "--without",
            type=click.Choice([one.value for one in Chapter]),
            multiple=True,
            help=tr("A chapter to leave out, with its records; more than once for several."),
        ),
    ):
        function = option(function)
    return function


def choices_of(asked: Mapping[str, Any]) -> PlanChoices:
    """Return what these options say."""
    return PlanChoices(
        chapters=[chapter for chapter in Chapter if chapter.value not in asked["without"]],
        in_full=[PlanList(one) for one in asked["in_full"]],
        goals_in_full=asked["goals"],
    )


def logo_of(asked: Mapping[str, Any]) -> LogoFile | None:
    """Return the logo that these options name, None for none."""
    if not asked["logo"]:
        return None
    return LogoFile(path=read_path(asked["logo"]), words=asked["logo_words"])


def budget_value(budget: PageBudget) -> dict[str, Any]:
    """Return the pages that each choice costs."""
    return {
        "total": round(budget.total, 1),
        "fixed": round(budget.fixed, 1),
        "chapters": {one.value: round(pages, 1) for one, pages in budget.chapters.items()},
        "in_full": {one.value: round(pages, 1) for one, pages in budget.lists.items()},
        "goal": round(budget.goal, 1),
    }


def budget_lines(budget: PageBudget, choices: PlanChoices) -> Iterator[str]:
    """Say the same in a table."""
    yield tr("About {total} pages; readers have time for {most}.").format(
        total=decimal_text(budget.total), most=MOST_PAGES
    )
    rows = [(tr("First page and end"), decimal_text(budget.fixed), "")]
    rows += [
        (
            choice_title(chapter),
            decimal_text(pages),
            "" if choices.has(chapter) else tr("left out"),
        )
        for chapter, pages in budget.chapters.items()
    ]
    rows += [
        (
            tr("In full: {list}").format(list=choice_title(which)),
            tr("+{pages}").format(pages=decimal_text(pages)),
            tr("chosen") if which in choices.in_full else "",
        )
        for which, pages in budget.lists.items()
    ]
    one_goal = tr("+{pages}").format(pages=decimal_text(budget.goal))
    yield from in_columns([*rows, (tr("One more goal in full"), one_goal, "")])
