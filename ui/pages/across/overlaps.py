"""The register of role overlaps: what several bodies carry out, and who is to own it."""

from collections.abc import Iterator, Sequence

from planner.domain.partnership import RoleOverlap
from planner.domain.people import Body
from planner.domain.records import Record
from planner.services.bodies import bodies_by_id
from planner.services.session import Session
from planner.text import tr, tr_plural
from planner.words.numbers import all_of_text, brief_date_text
from ui.pages.across.asking import ask_new, usual_deeds
from ui.pages.across.register import Register, RegisterRow, Said, Sheet, row
from ui.widgets.record_form import Rows

OVERLAP_ROWS: Rows = (
    ("function",),
    ("body", "other_body"),
    ("others",),
    ("agreed_owner", "agreed_on"),
    ("note",),
    ("tier",),
)


def overlaps() -> Register:
    """Return the register."""
    return Register(
        name="overlaps",
        title=lambda: tr("Role overlaps"),
        record_types=frozenset({"role_overlap", "body"}),
        opens=frozenset({RoleOverlap.TYPE}),
        read=_read,
        count=_count,
        sheet=_sheet,
        add=lambda session: ask_new(session, RoleOverlap, tr("A role overlap"), OVERLAP_ROWS),
        add_words=lambda: tr("Add a role overlap"),
        empty=lambda: tr(
            "Functions that several bodies carry out will stand here, until they agree who owns "
            "each of them."
        ),
    )


def _read(session: Session) -> list[RegisterRow]:
    bodies = bodies_by_id(session)
    found = sorted(session.read.all(RoleOverlap), key=lambda one: bool(one.agreed_owner))
    return [
        row(one, one.function, f"{_who(one, list(bodies.values()))} · {_owner_words(one)}")
        for one in found
    ]


def _who(overlap: RoleOverlap, bodies: Sequence[Body]) -> str:
    names = [one.name for one in bodies if one.id in {overlap.body, overlap.other_body}]
    return all_of_text([*names, overlap.others] if overlap.others else names)


def _owner_words(overlap: RoleOverlap) -> str:
    if not overlap.agreed_owner:
        return tr("nobody agreed yet")
    owner = tr("owned by {who}").format(who=overlap.agreed_owner)
    return f"{owner}, {brief_date_text(overlap.agreed_on)}" if overlap.agreed_on else owner


def _count(_session: Session, rows: Sequence[RegisterRow]) -> str:
    waiting = sum(
        isinstance(one.record, RoleOverlap) and not one.record.agreed_owner for one in rows
    )
    if not waiting:
        return tr("all agreed")
    return tr_plural("{n} not agreed", "{n} not agreed", waiting)


def _sheet(session: Session, record: Record) -> Sheet:
    assert isinstance(record, RoleOverlap)  # noqa: S101 - its own register asks
    return Sheet(
        record=record,
        title=record.function,
        remark=_owner_words(record),
        parts=tuple(_parts(session, record)),
        deeds=usual_deeds(session, record, OVERLAP_ROWS),
    )


def _parts(session: Session, overlap: RoleOverlap) -> Iterator[Said]:
    who = _who(overlap, session.read.all(Body))
    yield Said(title=tr("Who carries it out"), words=who or tr("not said"), is_muted=not who)
    yield Said(title=tr("Who owns it"), words=_owner_words(overlap))
    if overlap.note:
        yield Said(title=tr("Note"), words=overlap.note)
