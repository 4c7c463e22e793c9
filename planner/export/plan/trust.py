"""Chapter 2: tensions, promises, and decisions that go back to the boards."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from planner.domain.governance import (
    Concerned,
    Decision,
    Intention,
    ReferenceBack,
    all_references,
    must_go_back,
)
from planner.domain.loyalty import LoyaltyEntry
from planner.domain.partnership import Promise, Tension, TensionKind
from planner.domain.release import Released
from planner.export.pdf.text import Span, Words, bold
from planner.export.plan.coach_fields import ask_what_was_noticed
from planner.export.plan.newness import marked
from planner.export.plan.telling import Teller
from planner.text import tr, tr_plural
from planner.words.choices import choice_text
from planner.words.governance import declared_text, loyalty_notice, reference_text
from planner.words.numbers import brief_date_text

MOST_PROMISES: Final = 6
"""Acts of trust listed, unless more are open."""


def tell_trust(story: Teller, released: Released) -> None:
    """Tell the chapter."""
    title = tr("Building trust")
    under = tr("Tensions and their next conversation, promises, decisions and their way back")
    story.title(title, over=tr("Part 2"), under=under, anchor="trust")
    _tell_tensions(story, released)
    _tell_promises(story, released)
    _tell_decisions(story, released)
    _tell_loyalties(story, released)
    ask_what_was_noticed(story, released, "trust", title)


def _tell_tensions(story: Teller, released: Released) -> None:
    story.heading(2, tr("Tensions"))
    tensions = released.plan.all(Tension)
    if not tensions:
        story.paragraph(
            tr(
                "None is shared here. A tension names two legitimate wants,"
                " and who carries the cost."
            )
        )
    for tension in tensions:
        with story.together():
            story.heading(3, marked(released, tension, tension.title))
            story.paragraph(_tension_words(tension))
            story.paragraph(
                tr("{note} {next}").format(note=tension.note, next=_next_words(tension))
            )


def _tension_words(tension: Tension) -> Words:
    words: list[str | Span] = [_kind_words(tension), bold(choice_text(tension.state))]
    if tension.between:
        words.append(tr(", between {parties}").format(parties=tension.between))
    if tension.carried_by:
        words.append(tr("; the cost is carried by {who}").format(who=tension.carried_by))
    return [*words, "."]


def _kind_words(tension: Tension) -> str:
    return {
        TensionKind.ETHICAL: tr("An ethical tension, "),
        TensionKind.ECONOMIC: tr("An economic tension, "),
        TensionKind.ROLE: tr("A tension between roles, "),
        TensionKind.MEASUREMENT: tr("A tension about measurement, "),
    }[tension.kind]


def _next_words(tension: Tension) -> str:
    if tension.next_conversation is None:
        return tr("No next conversation is planned.")
    day = brief_date_text(tension.next_conversation)
    if tension.with_whom:
        return tr("Next conversation: {day}, with {who}.").format(day=day, who=tension.with_whom)
    return tr("Next conversation: {day}.").format(day=day)


def _tell_promises(story: Teller, released: Released) -> None:
    story.heading(2, tr("Promises and other acts of trust"))
    promises = released.plan.all(Promise)
    if not promises:
        story.paragraph(tr("None is shared here."))
        return
    listed = _worth_listing(promises)
    kept = sum(promise.kept_on is not None for promise in promises)
    story.paragraph(tr("{kept} of {number} are done.").format(kept=kept, number=len(promises)))
    story.table(
        (tr("What"), tr("Act"), tr("To whom"), tr("Due"), tr("Done")),
        [
            (
                marked(released, promise, promise.what),
                choice_text(promise.act),
                promise.to_whom,
                brief_date_text(promise.due) if promise.due else tr("none"),
                brief_date_text(promise.kept_on) if promise.kept_on else tr("open"),
            )
            for promise in listed
        ],
        shares=(4, 2.6, 1.7, 1.7, 1.7),
    )
    left_out = len(promises) - len(listed)
    if left_out:
        story.paragraph(
            tr_plural(
                "{n} more, done earlier, is not listed.",
                "{n} more, done earlier, are not listed.",
                left_out,
            ),
            style="small",
        )


def _worth_listing(promises: Sequence[Promise]) -> list[Promise]:
    """Return what is open, then what was done last, so that the page stays one page."""
    still_open = [promise for promise in promises if promise.kept_on is None]
    done = sorted(
        (promise for promise in promises if promise.kept_on is not None),
        key=lambda promise: promise.kept_on or date.max,
        reverse=True,
    )
    return [*still_open, *done[: max(0, MOST_PROMISES - len(still_open))]]


def _tell_decisions(story: Teller, released: Released) -> None:
    story.heading(2, tr("Decisions and reference-backs"))
    decisions = released.plan.all(Decision)
    if not decisions:
        story.paragraph(tr("None is shared here."))
        return
    story.table(
        (tr("Decision"), tr("Agreed intention"), tr("Reference-back"), tr("Outcome")),
        [
            (
                marked(released, decision, decision.title),
                _intention_words(released, decision),
                _reference_words(released, decision),
                _outcome_words(released, decision),
            )
            for decision in decisions
        ],
        shares=(3, 3, 3, 2.5),
    )


def _intention_words(released: Released, decision: Decision) -> str:
    """Say what the boards had agreed: in the leader's words, then what is linked and shared."""
    linked = {
        one.intention
        for one in released.plan.all(Concerned)
        if one.decision == decision.id and one.intention
    }
    shared = [one.text for one in released.plan.all(Intention) if one.id in linked]
    texts = [decision.intention, *shared] if decision.intention else shared
    kept_back = tr("recorded, not shared here") if linked else tr("none recorded")
    return "; ".join(texts) or kept_back


def _reference_words(released: Released, decision: Decision) -> str:
    references = all_references(decision, released.plan.all(ReferenceBack))
    if not references:
        return tr("no board named yet") if must_go_back(decision, None) else tr("not due")
    return "; ".join(reference_text(one) for one in references)


def _outcome_words(released: Released, decision: Decision) -> str:
    references = all_references(decision, released.plan.all(ReferenceBack))
    if not references:
        return tr("closed") if decision.is_closed else tr("open")
    return "; ".join(one.outcome or tr("open") for one in references)


def _tell_loyalties(story: Teller, released: Released) -> None:
    """Tell the entries that are shared; the notice stands wherever they are printed."""
    entries = released.plan.all(LoyaltyEntry)
    if not entries:
        return
    story.heading(2, tr("Interests and loyalties"))
    story.paragraph(loyalty_notice())
    story.table(
        (tr("Interest or loyalty"), tr("Kind"), tr("Conflict"), tr("Statutory register")),
        [
            (
                marked(released, entry, entry.title),
                choice_text(entry.interest),
                choice_text(entry.status),
                declared_text(entry),
            )
            for entry in entries
        ],
        shares=(4, 2.5, 1.8, 3.2),
    )
