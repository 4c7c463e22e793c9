"""What a conflict is about, in words."""

from planner.domain.conflicts import BIN, Conflict, Rival
from planner.domain.plan import RECORD_TYPES
from planner.domain.records import RecordId
from planner.services.blind import seen_records
from planner.services.session import Session
from planner.text import tr
from planner.words.field_values import field_value_text, record_name_text
from planner.words.fields import field_label
from planner.words.records import record_title


def record_words(session: Session, conflict: Conflict) -> str:
    """Name the record, such as "Skill goal: Listen"."""
    return named_record(session, conflict.record_type, conflict.record)


def named_record(session: Session, record_type: str, record: RecordId) -> str:
    """Name a record with its kind; its kind alone where it has no name."""
    name, kind = name_of(session, record_type, record), record_title(record_type)
    return tr("{kind}: {title}").format(kind=kind, title=name) if name else kind


def field_words(conflict: Conflict) -> str:
    """Name the field; of the bin, say what happened."""
    if conflict.field == BIN:
        return tr("deleted by one, edited by another")
    return field_label(conflict.record_type, conflict.field)


def conflict_title(session: Session, conflict: Conflict) -> str:
    """Name the record and the field."""
    return tr("{record}, {field}").format(
        record=record_words(session, conflict), field=field_words(conflict)
    )


def whom_text(rival: Rival) -> str:
    """Say who wrote a value; of members who are not in this plan, the name they exchange under."""
    return rival.by or rival.device or tr("another copy")


def rival_text(session: Session, conflict: Conflict, rival: Rival) -> str:
    """Write a value as people read it."""
    if conflict.field == BIN:
        return tr("Deleted") if rival.value else tr("Edited, and so kept")

    def name(record_type: str, record: RecordId) -> str:
        return name_of(session, record_type, record)

    return field_value_text(conflict.record_type, conflict.field, rival.value, session.zone(), name)


def name_of(session: Session, record_type: str, record: RecordId) -> str:
    """Return what a record is called; "" where it is gone, has no name, or may not be read yet."""
    declared = RECORD_TYPES.get(record_type)
    found = session.read.find(declared, record) if declared else None
    return record_name_text(*seen_records(session, [found])) if found is not None else ""
