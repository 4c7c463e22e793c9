"""The forms of the registers: to add a record, to change one, and the record types they name."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from planner.domain.governance import Decision, Intention
from planner.domain.people import OTHER_KIND, Body, Hat
from planner.domain.plan import RECORD_TYPES
from planner.domain.records import Kind, Record, RecordId, specs_of
from planner.services.bodies import bodies_by_id
from planner.services.law import law_on
from planner.services.records import add_record, delete_record, edit_record
from planner.services.session import Session
from planner.text import tr
from planner.words.records import record_text
from ui.pages.across.register import Ask, Deed, Sheet
from ui.widgets.choice import Option
from ui.widgets.record_form import Rows

MOST_WORDS = 90
HISTORY = "history"


def ask_new(
    session: Session,
    record_type: type[Record],
    title: str,
    rows: Rows,
    *,
    stands_on: RecordId | None = None,
    **given: Any,
) -> Ask:
    """Return the form for a new record; what is `given` is not asked.

    One that has no row of its own `stands_on` another one's.
    """

    def save(values: Mapping[str, Any]) -> RecordId:
        made = record_type(id=session.new_id(), **{**given, **values})
        add_record(session, made)
        return stands_on or made.id

    done = tr("The {record} is added.").format(record=record_text(record_type.TYPE))
    return Ask(record_type=record_type, title=title, rows=rows, save=save, done=done)


def ask_change(
    session: Session, seen: Record, rows: Rows, stands_on: RecordId | None = None
) -> Ask:
    """Return the form that changes a record; `stands_on` as in `ask_new`."""

    def save(values: Mapping[str, Any]) -> RecordId:
        edit_record(session, seen, replace(seen, **values))
        return stands_on or seen.id

    words = record_text(seen.TYPE)
    return Ask(
        record_type=type(seen),
        title=tr("Edit the {record}").format(record=words),
        rows=rows,
        save=save,
        done=tr("The {record} is saved.").format(record=words),
        shown=held_by(seen),
        record=seen,
    )


def held_by(record: Record) -> Mapping[str, Any]:
    """Return the values of a record by the names of its fields."""
    return {spec.name: getattr(record, spec.name) for spec in specs_of(type(record))}


def usual_deeds(
    session: Session, record: Record, rows: Rows, stands_on: RecordId | None = None
) -> tuple[Deed, Deed]:
    """Return what can be done with any record: change it, delete it."""
    words = record_text(record.TYPE)
    return (
        Deed(
            name="edit",
            words=tr("Edit"),
            keys="F2",
            ask=lambda: ask_change(session, record, rows, stands_on),
        ),
        Deed(
            name="delete",
            words=tr("Delete"),
            keys="Del",
            act=lambda: delete_record(session, record),
            done=tr("The {record} is deleted.").format(record=words),
        ),
    )


def with_history(sheet: Sheet) -> Sheet:
    """Return a sheet that also leads to what was done to its record."""
    return replace(sheet, deeds=(*sheet.deeds, Deed(name=HISTORY, words=tr("History…"))))


def options_for(session: Session, record_type: type[Record]) -> Mapping[str, Sequence[Option]]:
    """Return the records that each field of a type may name."""
    found = {
        spec.name: options_of(session, RECORD_TYPES[spec.refers_to])
        for spec in specs_of(record_type)
        if spec.kind is Kind.REFERENCE
    }
    if record_type is Body:
        found["kind"] = _kinds_of_bodies(session)
    return found


def _kinds_of_bodies(session: Session) -> list[Option]:
    kinds = law_on(session.today()).kinds()
    known = [
        Option(value=kind.key, words=kind.name[:1].upper() + kind.name[1:], help=kind.note)
        for kind in kinds
    ]
    if OTHER_KIND in {one.value for one in known}:
        return known
    return [*known, Option(value=OTHER_KIND, words=tr("Something else"))]


def options_of(session: Session, record_type: type[Record]) -> list[Option]:
    """Return the records of a type by the words people know them by."""
    bodies = bodies_by_id(session)
    return [
        Option(value=one.id, words=_shortened(_name(one, bodies)))
        for one in session.read.all(record_type)
    ]


def _name(record: Record, bodies: Mapping[RecordId, Body]) -> str:
    if isinstance(record, Hat):
        body = bodies.get(record.body)
        return tr("{role}, {body}").format(role=record.role, body=body.name if body else "")
    if isinstance(record, Intention):
        body = bodies.get(record.body)
        return f"{body.name}: {record.text}" if body else record.text
    if isinstance(record, Decision):
        return record.title
    for name in ("name", "title", "what", "function"):
        words = str(getattr(record, name, ""))
        if words:
            return words
    return record.id


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= MOST_WORDS else f"{line[: MOST_WORDS - 1]}…"
