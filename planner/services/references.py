"""Do the records that a record names exist, and what falls with a record that is deleted?"""

from collections.abc import Iterator

from planner.domain.errors.fields import NotFoundError
from planner.domain.plan import RECORD_TYPES
from planner.domain.records import FieldSpec, Kind, Record, specs_of
from planner.services.session import Session
from planner.store.writing import Writer


def check_references(session: Session, record: Record, seen: Record | None = None) -> None:
    """Refuse a record that names another one which is not there; raises NotFoundError.

    What the record that the user saw named already stays allowed, as it may be deleted by now.
    """
    for spec in specs_of(type(record)):
        named = getattr(record, spec.name)
        if spec.kind is not Kind.REFERENCE or named is None:
            continue
        if seen is not None and named == getattr(seen, spec.name):
            continue
        if session.read.find(RECORD_TYPES[spec.refers_to], named) is None:
            raise NotFoundError(spec.refers_to, named)


def delete_with_parts(session: Session, writer: Writer, seen: Record) -> None:
    """Delete a record and all that cannot be without it, such as the steps of a goal.

    What names it but can do without keeps the name: history stays as it was.
    """
    for part in parts_of(session, seen):
        delete_with_parts(session, writer, part)
    writer.delete(seen)


def parts_of(session: Session, whole: Record) -> Iterator[Record]:
    """Give the records that cannot be without this one, but not what is part of them."""
    for record_type in RECORD_TYPES.values():
        for spec in specs_of(record_type):
            if needs(spec, whole):
                found = session.read.all(record_type)
                yield from (part for part in found if getattr(part, spec.name) == whole.id)


def needs(spec: FieldSpec, whole: Record) -> bool:
    """Say whether a record with this field cannot be without what it names there."""
    return spec.refers_to == whole.TYPE and not spec.optional
