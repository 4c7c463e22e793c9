"""What is said about decisions, their boards, limits and loyalties, wherever they are shown."""

from planner.domain.due_things import DueKind, DueThing
from planner.domain.governance import (
    BenefitCheck,
    Decision,
    Intention,
    Missing,
    MissingStep,
    ReferenceBack,
)
from planner.domain.loyalty import LoyaltyEntry
from planner.text import tr
from planner.words.choices import choice_text
from planner.words.numbers import brief_date_text


def loyalty_notice() -> str:
    """Return what stands on every view and print of the loyalty entries."""
    return tr(
        "This is a personal working note, not the statutory register. Is it declared there, "
        "and when?"
    )


def declared_text(entry: LoyaltyEntry) -> str:
    """Say whether an entry stands in the statutory register, where and since when."""
    if entry.declared_on is not None:
        day = brief_date_text(entry.declared_on)
        if entry.declared_in:
            return tr("declared in {register}, {day}").format(register=entry.declared_in, day=day)
        return tr("declared {day}").format(day=day)
    return tr("not declared") if entry.is_registrable else tr("need not be declared")


def missing_text(missing: Missing) -> str:
    """Say what stands between a decision and its close."""
    if missing.step is MissingStep.BOARD:
        return tr("no board named")
    if missing.step is MissingStep.SENT:
        return tr("not sent to {board}").format(board=missing.board)
    return tr("no outcome from {board}").format(board=missing.board)


def reference_text(reference: ReferenceBack) -> str:
    """Say where a reference-back stands: "Riverside board, due 3 Nov 2026"."""
    board = reference.board
    if reference.sent_on is not None:
        day = brief_date_text(reference.sent_on)
        if reference.is_answered:
            return tr("{board}, done {day}").format(board=board, day=day)
        return tr("{board}, sent {day}").format(board=board, day=day)
    if reference.due is not None:
        return tr("{board}, due {day}").format(board=board, day=brief_date_text(reference.due))
    return tr("{board}, no date yet").format(board=board)


def state_text(decision: Decision) -> str:
    """Say whether a decision is open or since when it is closed."""
    if decision.closed_on is None:
        return tr("open")
    return tr("closed {day}").format(day=brief_date_text(decision.closed_on))


def due_text(thing: DueThing) -> str:
    """Say what is to be done, without the day."""
    with_detail = {
        DueKind.KEEP_PROMISE: tr("Promise to {detail}: {title}"),
        DueKind.TALK: tr("Talk with {detail} about “{title}”"),
    }
    if thing.detail and thing.kind in with_detail:
        return with_detail[thing.kind].format(title=thing.title, detail=thing.detail)
    return {
        DueKind.NAME_BOARD: tr("Refer back: name the board for “{title}”"),
        DueKind.SEND_TO_BOARD: tr("Refer back: send “{title}” to {detail}"),
        DueKind.HEAR_FROM_BOARD: tr("Refer back: note what {detail} said on “{title}”"),
        DueKind.CHECK_BENEFIT: tr("Benefit check: did that of “{title}” arrive, and who noticed?"),
        DueKind.REVIEW_DELEGATION: tr("Review how far {title} may decide: {detail}"),
        DueKind.DECLARE_LOYALTY: tr("Is “{title}” declared in the statutory register?"),
        DueKind.KEEP_PROMISE: tr("Promise: {title}"),
        DueKind.TALK: tr("Talk about “{title}”"),
        DueKind.DO_AGREED: tr("Agreed with the coach: {title}"),
        DueKind.REPLY_TO_COACH: tr("Reply to the coach's comments on revision {title}"),
    }[thing.kind].format(title=thing.title, detail=thing.detail)


def pounds_text(pounds: int) -> str:
    """Write a sum: "£250,000"."""
    return tr("£{pounds}").format(pounds=f"{pounds:,}")


def organisation_text(name: str, intention: Intention | None) -> str:
    """Say what the board of an organisation had agreed to intend."""
    if intention is None:
        return tr("{body}: no agreed intention recorded").format(body=name)
    return tr("{body} agreed on {day}: {intention}").format(
        body=name, day=brief_date_text(intention.agreed_on), intention=intention.text
    )


def benefit_text(check: BenefitCheck) -> str:
    """Say what became of the benefit, or when one looks."""
    if check.checked_on is None:
        return tr("Benefit: to be checked on {day}").format(day=brief_date_text(check.due))
    said = tr("Benefit: {arrived}, checked {day}").format(
        arrived=choice_text(check.arrived), day=brief_date_text(check.checked_on)
    )
    if not check.noticed_by:
        return said
    return tr("{said}; noticed by {who}").format(said=said, who=check.noticed_by)
