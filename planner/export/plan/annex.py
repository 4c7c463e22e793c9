"""The annex: how figures came about, how far they can be trusted, whose words were used."""

from planner.domain.release import Released
from planner.export.plan.changes import MOST_CHANGES, changed_things
from planner.export.plan.rest_of_lists import tell_the_rest
from planner.export.plan.telling import Teller
from planner.text import tr, tr_plural


def tell_annex(story: Teller, released: Released) -> None:
    """Tell the annex."""
    story.title(tr("Method and uncertainty"), over=tr("Annex"), anchor="annex")
    story.heading(2, tr("How the figures came about"))
    story.bullets(_methods(released), small=True)
    story.heading(2, tr("Words used here"))
    story.table((tr("Word"), tr("Meaning")), _glossary(), shares=(1.5, 6))
    story.heading(2, tr("Sources and licences"))
    story.bullets(_sources(), small=True)
    story.paragraph(_withheld_words(released), "small")
    _tell_all_changes(story, released)
    tell_the_rest(story, released)


def _tell_all_changes(story: Teller, released: Released) -> None:
    things = changed_things(released)
    if len(things) <= MOST_CHANGES or released.sums.last_revision is None:
        return
    last = released.sums.last_revision
    story.heading(2, tr("All that changed since revision {number}").format(number=last))
    story.bullets([thing.words() for thing in things], small=True)


def _methods(released: Released) -> list[str]:
    own_time = [
        tr(
            "Time is what its owner logged. Coverage is the part of the working hours for which"
            " anything was logged; below 70% no shares are given."
        ),
        tr(
            "A share of blocks kept is given with Wilson's 95% interval, and not at all below"
            " eight blocks."
        ),
    ]
    readiness = [
        tr(
            "A subscale is scored for people who answered three quarters of it. “No chance to"
            " say” counts as missing. A team's results need five people and a closed round, and"
            " are rounded, so that nobody's answer can be told."
        ),
        tr(
            "A verdict of risen or fallen needs a change larger than the smallest detectable one,"
            " 1.96 × √2 × the standard error of measurement. Where an instrument's reliability is"
            " unknown, nobody can tell, and the plan says so."
        ),
    ]
    last = tr("There is no pass mark, and no figure here is meant for an appraisal.")
    return [
        *(own_time if released.sums.time else []),
        *(readiness if released.sums.readiness else []),
        last,
    ]


def _glossary() -> list[tuple[str, str]]:
    return [
        (
            tr("Modes"),
            tr(
                "Firefighting is reactive work on today's problems; running is planned operational"
                " work; long-term work builds models of care and the partnership; development"
                " grows one's own skills."
            ),
        ),
        (tr("Debt"), tr("Protected minutes displaced, and not yet repaid or written off.")),
        (tr("Reference-back"), tr("Taking a forum's decision back to a board, when it must be.")),
        (tr("Unvalidated"), tr("Nobody has yet shown how reliably these items measure.")),
    ]


def _sources() -> list[str]:
    return [
        tr(
            "The chapters follow D. Ruthven-Stuart, System and provider leadership: turning"
            " tension into opportunity, 13 November 2024."
        ),
        tr("Wilson interval: E. B. Wilson, Journal of the American Statistical Association, 1927."),
        tr("The items on commitment, efficacy and partnership are Firebreak's own, CC BY 4.0."),
        tr("Typeface: Atkinson Hyperlegible Next, SIL Open Font License 1.1."),
    ]


def _withheld_words(released: Released) -> str:
    if not released.withheld:
        return tr("Nothing was held back from this document.")
    return tr_plural(
        "{n} record of the plan stays with its owner: entries of the log and single"
        " answers are never printed, nor is what this reader may not see.",
        "{n} records of the plan stay with their owner: entries of the log and single"
        " answers are never printed, nor is what this reader may not see.",
        released.withheld,
    )
