"""In chapter 1: what is said of a change beside what was done for it; never one figure for both."""

from planner.domain.direction import Initiative
from planner.domain.release import Released
from planner.domain.summaries import SaidAndDone
from planner.export.pdf.text import bold
from planner.export.plan.telling import Teller
from planner.text import tr, tr_plural
from planner.words.choices import choice_text
from planner.words.numbers import all_of_text, decimal_text, hours_text


def tell_said_and_done(story: Teller, released: Released, initiative: Initiative) -> None:
    """Tell both in two sentences, if the audience may know."""
    found = next(
        (one for one in released.sums.said_and_done if one.initiative == initiative.id), None
    )
    if found is None:
        return
    story.paragraph([bold(tr("Said: ")), _said(found), " ", bold(tr("Done: ")), _done(found)])


def _said(found: SaidAndDone) -> str:
    means = [
        tr("{rater} {mean}").format(rater=choice_text(rater), mean=decimal_text(mean))
        for rater, mean in found.said
    ]
    if not means:
        return tr("no commitment has been stated yet.")
    return tr("commitment of {means}.").format(means=all_of_text(means))


def _done(found: SaidAndDone) -> str:
    logged = found.logged_minutes
    parts = [
        tr("{hours} logged").format(hours=hours_text(logged)) if logged else tr("nothing logged")
    ]
    if found.blocks:
        parts.append(
            tr_plural(
                "{{kept}} of {n} block kept", "{{kept}} of {n} blocks kept", found.blocks
            ).format(kept=found.blocks_kept)
        )
    if found.steps:
        parts.append(
            tr_plural(
                "{{done}} of {n} step taken", "{{done}} of {n} steps taken", found.steps
            ).format(done=found.steps_done)
        )
    if found.references:
        parts.append(
            tr_plural(
                "{{closed}} of {n} reference-back answered",
                "{{closed}} of {n} reference-backs answered",
                found.references,
            ).format(closed=found.references_closed)
        )
    return tr_plural("{{deeds}} in {n} week.", "{{deeds}} in {n} weeks.", found.weeks).format(
        deeds=all_of_text(parts)
    )
