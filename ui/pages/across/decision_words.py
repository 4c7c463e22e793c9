"""What is said about a decision: intentions, duties, limits, boards, and what closing it takes."""

from collections.abc import Iterator
from itertools import groupby

from planner.domain.duties import DelegationCard
from planner.domain.governance import BenefitCheck, ReferenceBack
from planner.domain.people import Forum
from planner.services.decision_view import DecisionView, Organisation
from planner.services.law import DutyLine
from planner.text import tr
from planner.words.choices import choice_text
from planner.words.governance import missing_text, reference_text, state_text
from planner.words.numbers import all_of_text, brief_date_text
from ui.pages.across.register import Said


def place_words(view: DecisionView) -> str:
    """Say where, how and when it was decided, and whether it is open."""
    words = [
        view.body.name if view.body else tr("no body named"),
        choice_text(view.forum) if view.forum else "",
        brief_date_text(view.decision.day),
        state_text(view.decision),
    ]
    return " · ".join(word for word in words if word)


def context_parts(view: DecisionView, *, is_brief: bool = False) -> Iterator[Said]:
    """Yield what one should have before one's eyes while deciding.

    A brief one says each duty in its first sentence.
    """
    own_words = view.decision.intention.strip()
    lines = [_intention_words(one) for one in view.organisations]
    if own_words or not lines:
        lines.insert(0, own_words or tr("none recorded"))
    yield Said(title=tr("Agreed intentions of the boards"), words="\n".join(lines))
    limits = "\n".join(delegation_words(card) for card in view.delegations)
    yield Said(
        title=tr("How far the body may decide"),
        words=limits or tr("No limit of its delegated authority is recorded."),
        is_muted=not limits,
    )
    for name, duties in groupby(view.duties, key=lambda one: one.body.name):
        words = "\n".join(duty_words(one, is_brief=is_brief) for one in duties)
        yield Said(title=tr("Your duties to {body}").format(body=name), words=words)


def duty_words(duty: DutyLine, *, is_brief: bool = False) -> str:
    """Say a duty and where it stands, or only its first sentence."""
    if is_brief:
        return f"• {duty.text.strip().split('. ')[0].rstrip('.')}."
    said = f"• {duty.text.strip()}"
    return f"{said} ({duty.source})" if duty.source else said


def why_back_words(view: DecisionView) -> str:
    """Say why a decision must go back to a board before it can be closed; "" where it need not."""
    is_advisory = view.forum is Forum.ADVISORY
    if not view.must_go_back:
        return ""
    if is_advisory and view.decision.is_adverse:
        return tr(
            "An advisory group cannot decide for the boards, and adverse impact on your own "
            "organisation is likely: this cannot be closed until a board has answered."
        )
    if is_advisory:
        return tr(
            "An advisory group cannot decide for the boards: this cannot be closed until a board "
            "has answered."
        )
    return tr(
        "Adverse impact on your own organisation is likely: this cannot be closed until its "
        "board has answered."
    )


def closing_words(view: DecisionView) -> str:
    """Say whether it can be closed, and what it lacks."""
    if view.decision.is_closed:
        return tr("It is closed. Opening it again changes nothing else.")
    if not view.missing:
        return tr("Nothing stands in the way: it can be closed.")
    lacks = all_of_text([missing_text(missing) for missing in view.missing])
    said = tr("It cannot be closed yet: {lacks}.").format(lacks=lacks)
    why = why_back_words(view)
    return f"{said} {why}" if why else said


def reference_words(reference: ReferenceBack) -> str:
    """Say where a reference-back stands, and what the board said."""
    said = reference_text(reference)
    return f"{said}: {reference.outcome}" if reference.outcome else said


def benefit_words(check: BenefitCheck) -> str:
    """Say what was seen, or when one is to look."""
    if check.checked_on is None:
        return tr("To be checked on {day}").format(day=brief_date_text(check.due))
    words = [choice_text(check.arrived), brief_date_text(check.checked_on)]
    if check.noticed_by:
        words.append(tr("noticed by {who}").format(who=check.noticed_by))
    return " · ".join([*words, check.note] if check.note else words)


def delegation_words(card: DelegationCard) -> str:
    """Say how far somebody may decide, where that stands, and when it is reviewed."""
    words = [card.limit, card.document]
    if card.review_on is not None:
        words.append(tr("to be reviewed {day}").format(day=brief_date_text(card.review_on)))
    return " · ".join(word for word in words if word)


def _intention_words(organisation: Organisation) -> str:
    if organisation.intention is None:
        return tr("{body}: none recorded").format(body=organisation.body.name)
    intention = organisation.intention
    said = f"{organisation.body.name}: {intention.text.strip()}"
    day = brief_date_text(intention.agreed_on)
    return f"{said} ({intention.minute}, {day})" if intention.minute else f"{said} ({day})"
