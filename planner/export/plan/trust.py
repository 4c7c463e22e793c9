"""Chapter 2: tensions, promises, decisions that go back to the boards, and where home is."""

from collections.abc import Sequence
from datetime import date

from planner.domain.governance import (
    Decision,
)
from planner.domain.loyalty import LoyaltyEntry
from planner.domain.partnership import (
    Promise,
    PromiseState,
    Tension,
    TensionChange,
    TensionParty,
    TensionState,
    history_of,
)
from planner.domain.plan_choices import PlanList
from planner.domain.release import Released
from planner.export.pdf.text import Span, Words, bold
from planner.export.plan.coach_fields import ask_what_was_noticed
from planner.export.plan.decisions import tell_decisions
from planner.export.plan.home_teams import tell_home_teams
from planner.export.plan.newness import marked
from planner.export.plan.readiness import shows_figures
from planner.export.plan.shortening import Shortened, shortened, tell_what_is_left
from planner.export.plan.telling import Teller
from planner.text import tr
from planner.words.choices import choice_text, choice_title
from planner.words.governance import declared_text, loyalty_notice
from planner.words.numbers import all_of_text, brief_date_text
from planner.words.partnership import promise_state_text, standing_text

_WORST_FIRST = (TensionState.HARMFUL, TensionState.DRIFTING, TensionState.CONSTRUCTIVE)


def tell_trust(story: Teller, released: Released) -> None:
    """Tell the chapter; a heading stands only where something stands below it."""
    title = tr("Building trust")
    under = tr("Tensions and their next conversation, promises, decisions and their way back")
    story.title(title, over=tr("Part 2"), under=under, anchor="trust")
    _tell_tensions(story, released)
    _tell_promises(story, released)
    tell_decisions(story, released)
    tell_home_teams(story, released)
    _tell_loyalties(story, released)
    if not has_trust(released):
        story.paragraph(tr("No tension, promise or decision is shared here yet."))
    ask_what_was_noticed(story, released, "trust", title)


def has_trust(released: Released) -> bool:
    """Say whether anything of the chapter is shared."""
    return any(released.plan.all(kind) for kind in (Tension, Promise, Decision, LoyaltyEntry))


def told_tensions(released: Released) -> Shortened[Tension]:
    """Share the tensions out: open ones first, of them those that harm or drift."""
    ordered = sorted(
        released.plan.all(Tension),
        key=lambda one: (one.is_closed, _WORST_FIRST.index(one.state)),
    )
    return shortened(ordered, released.occasion.choices, PlanList.TENSIONS)


def _tell_tensions(story: Teller, released: Released) -> None:
    told = told_tensions(released)
    if not told.detailed:
        return
    story.heading(2, tr("Tensions"))
    for tension in told.detailed:
        with story.together():
            _tell_tension(story, released, tension)
    if told.listed:
        story.heading(3, tr("Other tensions"))
        tell_tensions_in_short(story, released, told.listed)
        tell_what_is_left(story, released, len(told.left))


def tell_tensions_in_short(story: Teller, released: Released, tensions: Sequence[Tension]) -> None:
    """Tell one row each."""
    story.table(
        (tr("Tension"), tr("Stands"), tr("Next conversation")),
        [
            (
                marked(released, tension, tension.title),
                choice_text(tension.state) if tension.closed_on is None else tr("ended"),
                _next_day(tension),
            )
            for tension in tensions
        ],
        shares=(4, 2, 2.4),
    )


def _next_day(tension: Tension) -> str:
    day = tension.next_conversation
    return brief_date_text(day) if day else tr("none planned")


def _tell_tension(story: Teller, released: Released, tension: Tension) -> None:
    changes = history_of(tension, released.plan.all(TensionChange))
    story.heading(3, marked(released, tension, tension.title, *changes))
    story.paragraph(_standing_words(released, tension, changes), "under_heading")
    wants = _wants_words(released, tension)
    story.paragraph(_joined(wants, tension.note, _next_words(tension)))


def _standing_words(
    released: Released, tension: Tension, changes: Sequence[TensionChange]
) -> Words:
    figures = shows_figures(released)
    stands = standing_text(tension) if figures else choice_text(tension.state)
    words: list[str | Span] = [choice_title(tension.kind), " · ", bold(stands)]
    earlier = [change for change in changes if change.state is not tension.state]
    if earlier:
        words.append(
            tr(" (on {day} still {state})").format(
                day=brief_date_text(earlier[-1].day), state=choice_text(earlier[-1].state)
            )
        )
    if tension.carried_by:
        words.append(tr(" · the cost is carried by {who}").format(who=tension.carried_by))
    return words


def _wants_words(released: Released, tension: Tension) -> str:
    wants = [
        tr("{party}: {wants}").format(party=party.name, wants=party.wants.rstrip("."))
        for party in released.plan.all(TensionParty)
        if party.tension == tension.id and party.wants
    ]
    if wants:
        return tr("{wants}.").format(wants="; ".join(wants))
    return tr("Between {parties}.").format(parties=tension.between) if tension.between else ""


def _next_words(tension: Tension) -> str:
    if tension.closed_on is not None:
        ended = tr("Ended {day}.").format(day=brief_date_text(tension.closed_on))
        return _joined(ended, tension.ending)
    if tension.next_conversation is None:
        return tr("No next conversation is planned.")
    day = brief_date_text(tension.next_conversation)
    if tension.with_whom:
        return tr("Next conversation: {day}, with {who}.").format(day=day, who=tension.with_whom)
    return tr("Next conversation: {day}.").format(day=day)


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def told_promises(released: Released) -> Shortened[Promise]:
    """Share the acts out: what is open by its day, then what was settled last."""
    promises = released.plan.all(Promise)
    still_open = [one for one in promises if one.state is PromiseState.OPEN]
    settled = [one for one in promises if one.state is not PromiseState.OPEN]
    still_open.sort(key=lambda one: (one.due or date.max, one.id))
    settled.sort(key=lambda one: (one.kept_on or one.made_on, one.id), reverse=True)
    return shortened([*still_open, *settled], released.occasion.choices, PlanList.PROMISES)


def _tell_promises(story: Teller, released: Released) -> None:
    told = told_promises(released)
    if not told.detailed:
        return
    story.heading(2, tr("Promises and other acts of trust"))
    if shows_figures(released):
        story.paragraph(_counted(released.plan.all(Promise)), "under_heading")
    story.table(
        (tr("What"), tr("Act"), tr("To whom"), tr("What became of it")),
        [
            (
                marked(released, promise, promise.what),
                choice_text(promise.act),
                promise.to_whom if promise.is_mine else tr("theirs, to me"),
                promise_state_text(promise),
            )
            for promise in told.detailed
        ],
        shares=(4.2, 2.3, 2, 2.3),
    )
    tell_what_is_left(story, released, len(told.listed) + len(told.left))


def _counted(promises: Sequence[Promise]) -> str:
    states = [promise.state for promise in promises]
    said = [
        tr("{n} {state}").format(n=states.count(state), state=choice_text(state))
        for state in (
            PromiseState.KEPT,
            PromiseState.BROKEN,
            PromiseState.RELEASED,
            PromiseState.OPEN,
        )
        if state in states
    ]
    return tr("{states}.").format(states=all_of_text(said))


def tell_promises_in_short(story: Teller, released: Released, promises: Sequence[Promise]) -> None:
    """Tell one row each."""
    story.table(
        (tr("What"), tr("What became of it")),
        [(marked(released, one, one.what), promise_state_text(one)) for one in promises],
        shares=(5, 2),
    )


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
