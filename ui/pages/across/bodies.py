"""The register of bodies: what each is in law, what is owed to it, how far it may decide."""

from collections.abc import Iterator, Sequence
from functools import partial

from planner.domain.duties import DelegationCard, Duty
from planner.domain.governance import Intention
from planner.domain.people import Body
from planner.domain.records import Record
from planner.services.hats import hats
from planner.services.law import duties_to, kind_of
from planner.services.session import Session
from planner.text import tr, tr_plural
from planner.words.choices import choice_text
from planner.words.numbers import brief_date_text
from ui.pages.across.asking import ask_new, usual_deeds
from ui.pages.across.decision_words import delegation_words, duty_words
from ui.pages.across.register import Deed, Register, RegisterRow, Said, Sheet, row
from ui.widgets.record_form import Rows

BODY_ROWS: Rows = (
    ("name",),
    ("kind",),
    ("forum",),
    ("is_organisation_in_law",),
    ("jurisdiction", "tier"),
)
DUTY_ROWS: Rows = (("text",), ("source", "tier"))
DELEGATION_ROWS: Rows = (("limit",), ("pounds", "document"), ("review_on", "tier"))
INTENTION_ROWS: Rows = (("text",), ("agreed_on", "minute"), ("tier",))


def bodies() -> Register:
    """Return the register."""
    return Register(
        name="bodies",
        title=lambda: tr("Bodies and duties"),
        record_types=frozenset({"body", "duty", "delegation", "intention", "hat", "member"}),
        opens=frozenset({Body.TYPE, Duty.TYPE, DelegationCard.TYPE, Intention.TYPE}),
        read=_read,
        count=_count,
        sheet=_sheet,
        add=lambda session: ask_new(session, Body, tr("A body"), BODY_ROWS),
        add_words=lambda: tr("Add a body"),
        empty=lambda: tr(
            "The organisations and forums in which you lead will stand here, with what you owe "
            "each of them and how far it may decide."
        ),
    )


def _read(session: Session) -> list[RegisterRow]:
    parts: list[Intention | Duty | DelegationCard] = [
        *session.read.all(Intention),
        *session.read.all(Duty),
        *session.read.all(DelegationCard),
    ]
    found = []
    for body in session.read.all(Body):
        found.append(row(body, body.name, _law_words(session, body)))
        found += [_part(part) for part in parts if part.body == body.id]
    return found


def _part(part: Intention | Duty | DelegationCard) -> RegisterRow:
    if isinstance(part, Intention):
        day = brief_date_text(part.agreed_on)
        return row(part, part.text, tr("agreed intention, {day}").format(day=day), is_part=True)
    if isinstance(part, Duty):
        return row(part, part.text, tr("duty"), is_part=True)
    return row(part, part.limit, tr("delegation limit"), is_part=True)


def _law_words(session: Session, body: Body) -> str:
    kind = kind_of(body, session.today())
    law = tr("organisation in law") if body.is_organisation_in_law else tr("no organisation in law")
    words = [kind.name if kind else "", choice_text(body.forum), law]
    return " · ".join(word for word in words if word)


def _count(_session: Session, rows: Sequence[RegisterRow]) -> str:
    number = sum(isinstance(one.record, Body) for one in rows)
    return tr_plural("{n} body", "{n} bodies", number)


def _sheet(session: Session, record: Record) -> Sheet:
    if isinstance(record, Body):
        return _body_sheet(session, record)
    if isinstance(record, Intention):
        said = (Said(title=tr("Minute"), words=record.minute or tr("none recorded")),)
        day = tr("agreed {day}").format(day=brief_date_text(record.agreed_on))
        return _part_sheet(session, record, record.text, day, said, INTENTION_ROWS)
    if isinstance(record, Duty):
        said = (Said(title=tr("Source"), words=record.source or tr("none recorded")),)
        return _part_sheet(session, record, record.text, tr("duty"), said, DUTY_ROWS)
    assert isinstance(record, DelegationCard)  # noqa: S101 - its own register asks
    limit = [Said(title=tr("Limit"), words=delegation_words(record))]
    if record.pounds is not None:
        limit.append(Said(title=tr("In pounds"), words=f"£{record.pounds:,}"))
    words = tr("delegation limit")
    return _part_sheet(session, record, record.limit, words, limit, DELEGATION_ROWS)


def _part_sheet(
    session: Session, record: Record, title: str, remark: str, said: Sequence[Said], rows: Rows
) -> Sheet:
    return Sheet(
        record=record,
        title=title,
        remark=remark,
        parts=tuple(said),
        deeds=usual_deeds(session, record, rows),
    )


def _body_sheet(session: Session, body: Body) -> Sheet:
    return Sheet(
        record=body,
        title=body.name,
        remark=_law_words(session, body),
        parts=tuple(_body_parts(session, body)),
        deeds=tuple(_body_deeds(session, body)),
    )


def _body_parts(session: Session, body: Body) -> Iterator[Said]:
    kind = kind_of(body, session.today())
    if kind and kind.note:
        yield Said(title=tr("What it is in law"), words=kind.note, is_muted=True)
    worn = [one.hat.role for one in hats(session) if one.hat.body == body.id]
    if worn:
        yield Said(title=tr("Your hats here"), words=", ".join(worn))
    intentions = [one for one in session.read.all(Intention) if one.body == body.id]
    yield Said(
        title=tr("What its board agreed to intend"),
        words="\n".join(f"• {one.text}" for one in intentions) or tr("none recorded"),
    )
    duties = [duty_words(one) for one in duties_to(session, body)]
    yield Said(
        title=tr("What its directors owe it"),
        words="\n".join(duties) or tr("No duty is known: a forum is owed none by law."),
    )
    cards = [one for one in session.read.all(DelegationCard) if one.body == body.id]
    yield Said(
        title=tr("How far it may decide"),
        words="\n".join(map(delegation_words, cards))
        or tr("No limit of its delegated authority is recorded."),
    )


def _body_deeds(session: Session, body: Body) -> Iterator[Deed]:
    for name, words, record_type, rows in (
        ("intention", tr("Add an intention"), Intention, INTENTION_ROWS),
        ("duty", tr("Add a duty"), Duty, DUTY_ROWS),
        ("delegation", tr("Add a limit"), DelegationCard, DELEGATION_ROWS),
    ):
        title = f"{words}: {body.name}"
        ask = partial(ask_new, session, record_type, title, rows, body=body.id)
        yield Deed(name=name, words=words, ask=ask)
    yield from usual_deeds(session, body, BODY_ROWS)
