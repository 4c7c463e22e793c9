"""The register of decisions: what each lacks, and the way back to the boards."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from planner.domain.governance import BenefitCheck, Concerned, Decision, Intention, ReferenceBack
from planner.domain.people import Body
from planner.domain.records import Record, RecordId
from planner.services.decision_view import DecisionView, decision_view, decision_views
from planner.services.decisions import (
    BenefitSeen,
    Referral,
    check_benefit,
    close_decision,
    name_concerned,
    refer_back,
    reopen_decision,
)
from planner.services.session import Session
from planner.text import tr, tr_plural
from planner.words.choices import choice_title
from planner.words.governance import missing_text, state_text
from planner.words.numbers import brief_date_text
from ui.pages.across.asking import ask_new, held_by, usual_deeds
from ui.pages.across.decision_words import (
    benefit_words,
    closing_words,
    context_parts,
    place_words,
    reference_words,
)
from ui.pages.across.register import Ask, Deed, Register, RegisterRow, Said, Sheet, row
from ui.widgets.record_form import Rows

REFERENCE_FIELDS = ("board", "refer_by", "referred_on", "outcome")


def decision_rows() -> Rows:
    """Return the form of a decision; the rows of the reference-back come last but one."""
    return (
        ("title",),
        ("body", "day"),
        ("forum", "hat"),
        ("basis",),
        ("intention",),
        ("is_adverse", "is_against_interest"),
        ("board", "refer_by"),
        ("referred_on", "outcome"),
        ("owned_by", "tier"),
    )


def decisions() -> Register:
    """Return the register of decisions."""
    return Register(
        name="decisions",
        title=lambda: tr("Decisions"),
        record_types=frozenset(
            {
                *("decision", "reference_back", "concerned", "benefit_check", "intention"),
                *("body", "hat", "duty", "delegation"),
            }
        ),
        opens=frozenset({Decision.TYPE}),
        read=_read,
        count=_count,
        sheet=_sheet,
        add=lambda session: ask_new(
            session, Decision, tr("A decision across bodies"), decision_rows()
        ),
        add_words=lambda: tr("Add a decision"),
        empty=lambda: tr(
            "Decisions made across bodies will stand here, each with what the boards had agreed "
            "to intend, and with its way back to them where it needs one."
        ),
    )


def _read(session: Session) -> list[RegisterRow]:
    return [
        row(view.decision, view.decision.title, _remark(view)) for view in decision_views(session)
    ]


def _remark(view: DecisionView) -> str:
    words = [view.body.name if view.body else "", brief_date_text(view.decision.day)]
    words.append(state_text(view.decision))
    if not view.decision.is_closed:
        words += [missing_text(missing) for missing in view.missing[:1]]
    return " · ".join(word for word in words if word)


def _count(_session: Session, rows: Sequence[RegisterRow]) -> str:
    still_open = sum(isinstance(one.record, Decision) and not one.record.is_closed for one in rows)
    return tr_plural("{n} open", "{n} open", still_open) if still_open else tr("all closed")


def _sheet(session: Session, record: Record) -> Sheet:
    assert isinstance(record, Decision)  # noqa: S101 - its own register asks
    view = decision_view(session, record)
    return Sheet(
        record=record,
        title=record.title,
        remark=place_words(view),
        parts=tuple(_parts(view)),
        deeds=tuple(_deeds(session, view)),
    )


def _parts(view: DecisionView) -> Iterator[Said]:
    decision = view.decision
    yield Said(title=tr("Closing it"), words=closing_words(view))
    if view.references:
        words = "\n".join(reference_words(one) for one in view.references)
        yield Said(title=tr("Back to the boards"), words=words)
    for check in view.checks:
        yield Said(title=tr("Did the system's benefit arrive?"), words=benefit_words(check))
    yield Said(title=tr("Looked at from"), words=choice_title(decision.basis))
    if decision.owned_by:
        yield Said(title=tr("Who owns it"), words=decision.owned_by)
    yield from context_parts(view)


def _deeds(session: Session, view: DecisionView) -> Iterator[Deed]:
    decision = view.decision
    waiting = [one for one in view.references if not one.is_answered]
    if (waiting or view.missing) and not decision.is_closed:
        yield Deed(
            name="refer",
            words=tr("Refer back"),
            keys="R",
            ask=partial(_ask_reference, session, decision, waiting[0] if waiting else None),
            is_first=True,
        )
    yield _last_deed(session, view)
    for check in view.checks:
        if check.checked_on is None:
            yield Deed(
                name="benefit",
                words=tr("Check the benefit"),
                keys="B",
                ask=partial(_ask_benefit, session, check),
            )
    yield from _lasting_deeds(session, view)


def _last_deed(session: Session, view: DecisionView) -> Deed:
    """Return what closes a decision, or opens it again."""
    decision = view.decision
    if decision.is_closed:
        return Deed(
            name="reopen",
            words=tr("Open it again"),
            act=lambda: reopen_decision(session, decision),
            done=tr("The decision is open again."),
        )
    return Deed(
        name="close",
        words=tr("Close the decision"),
        keys="C",
        act=lambda: close_decision(session, decision),
        done=tr("The decision is closed."),
        is_first=not view.missing,
    )


def _lasting_deeds(session: Session, view: DecisionView) -> Iterator[Deed]:
    decision = view.decision
    if view.references and not decision.is_closed:
        yield Deed(
            name="board",
            words=tr("Name another board"),
            ask=partial(_ask_reference, session, decision, None),
        )
    if session.read.all(Body):
        yield Deed(
            name="concerned",
            words=tr("Name a body"),
            ask=partial(_ask_concerned, session, decision),
        )
    yield from usual_deeds(session, decision, decision_rows())


def _ask_reference(session: Session, decision: Decision, seen: ReferenceBack | None) -> Ask:
    def save(values: Mapping[str, Any]) -> RecordId:
        refer_back(session, decision, Referral(**values))
        return decision.id

    return Ask(
        record_type=ReferenceBack,
        title=tr("Back to the boards: {decision}").format(decision=decision.title),
        rows=(("board", "due"), ("sent_on", "outcome")),
        save=save,
        done=tr("The reference-back is noted."),
        shown=held_by(seen) if seen else {},
    )


def _ask_benefit(session: Session, check: BenefitCheck) -> Ask:
    def save(values: Mapping[str, Any]) -> RecordId:
        check_benefit(session, check, BenefitSeen(**values))
        return check.decision

    return Ask(
        record_type=BenefitCheck,
        title=tr("Did the system's benefit arrive?"),
        rows=(("arrived",), ("noticed_by",), ("note",)),
        save=save,
        done=tr("The benefit is checked."),
        shown=held_by(check),
    )


def _ask_concerned(session: Session, decision: Decision) -> Ask:
    def save(values: Mapping[str, Any]) -> RecordId:
        body = session.read.get(Body, values["body"])
        wanted = values["intention"]
        intention = session.read.find(Intention, wanted) if wanted else None
        name_concerned(session, decision, body, intention)
        return decision.id

    return Ask(
        record_type=Concerned,
        title=tr("An organisation that it concerns"),
        rows=(("body",), ("intention",)),
        save=save,
        done=tr("The organisation is named."),
    )
