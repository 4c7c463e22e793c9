"""What an assistant sees and may do: listed type by type and field by field, the rest denied.

A record type, a field or an action that is added later is outside the lane until it is listed
here.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from planner.domain.attention import Entry, Meeting, Mode
from planner.domain.changes import Action, ChangeSet, RecordChange, Row
from planner.domain.charter import CharterItem
from planner.domain.errors.sharing import NotInLaneError
from planner.domain.lane import UNNAMED
from planner.domain.people import Member
from planner.domain.plan import RECORD_TYPES
from planner.domain.protection import Block, Displacement, HoursSet, Requester, Rule
from planner.domain.records import Record, RecordId
from planner.domain.surge import Surge
from planner.domain.values import Frozen, frozen

AnyRecord = TypeVar("AnyRecord", bound=Record)

SHOWN: Mapping[type[Record], frozenset[str]] = {
    Member: frozenset({"name", "is_owner", "zone"}),
    HoursSet: frozenset(
        {
            *("hours", "before_meeting", "after_meeting", "travel"),
            *("most_a_day", "most_blocks_a_day", "most_a_week"),
            *("keep_free", "without_meetings", "first_day", "last_day", "freeze_days"),
        }
    ),
    Rule: frozenset(
        {
            *("cadence", "target", "shortest", "longest", "window", "priority", "spacing_days"),
            *("earliest", "deadline", "is_defended", "is_active", "shows_title", "hours"),
        }
    ),
    Block: frozenset(
        {
            *("rule", "start", "minutes", "first_start", "first_minutes"),
            *("is_defended", "is_locked", "state"),
        }
    ),
    Displacement: frozenset(
        {
            *("block", "rule", "at", "kind", "minutes", "outcome", "for_whom", "consent"),
            *("charter_item", "exception_number", "was_start", "was_minutes", "about", "surge"),
        }
    ),
    CharterItem: frozenset(
        {*("text", "levels", "rule", "valid_from", "valid_until"), *("most_a_month", "replaces")}
    ),
    Surge: frozenset({"start", "end", "settlement"}),
    Meeting: frozenset({"start", "end", "is_all_day", "is_busy", "is_private", "state"}),
    Entry: frozenset({"start", "minutes", "mode"}),
}
"""Fields that are shown whatever stands in them; `shown` decides about some texts besides."""

MAY_DO = frozenset(
    {
        Action.KEEP_BLOCK,
        Action.MOVE_BLOCK,
        Action.DISPLACE_BLOCK,
        Action.ADD_BUSY_TIME,
        Action.UNDO,
        Action.REDO,
    }
)
"""The actions of the lane; undo and redo reach only what was done in it."""

_MAY_ADD = (Displacement, Meeting)
_MAY_CHANGE: Mapping[type[Record], frozenset[str]] = {
    Block: frozenset({"start", "minutes", "state"})
}


@frozen(kw_only=False)
class Known(Frozen):
    """What the texts of other records depend on.

    Attributes:
        rule_titles: Of the rules whose title the director shows.
        private_titles: Of meetings that are private.
    """

    rule_titles: Mapping[RecordId, str]
    private_titles: frozenset[str]


def shown(record: AnyRecord, known: Known) -> AnyRecord | None:
    """Return what the assistant sees of a record, None where that is nothing at all."""
    names = SHOWN.get(type(record))
    if names is None or not _is_shown(record):
        return None
    held: dict[str, Any] = {name: getattr(record, name) for name in names}
    return type(record)(id=record.id, **held | _texts(record, known))


def _is_shown(record: Record) -> bool:
    match record:
        case Member():
            return record.is_owner
        case Entry():
            return record.mode is Mode.AWAY
    return True


def _texts(record: Record, known: Known) -> dict[str, str]:
    match record:
        case Rule():
            return {"title": known.rule_titles.get(record.id, UNNAMED)}
        case Block():
            return {"title": known.rule_titles.get(record.rule, "") if record.rule else ""}
        case Displacement():
            return {"by_what": UNNAMED if _is_personal(record, known) else record.by_what}
        case Surge():
            return {"reason": UNNAMED}
        case Meeting():
            names = () if record.is_private else ("title", "place")
            return {"uid": "", **{name: getattr(record, name) for name in names}}
    return {}


def _is_personal(row: Displacement, known: Known) -> bool:
    """Say whether a cause is the leader's own reflection, or names a private meeting."""
    is_about_self = row.for_whom is Requester.SELF and bool(row.by_what.strip())
    return is_about_self or plain(row.by_what) in known.private_titles


def plain(text: str) -> str:
    """Return a text as titles are compared."""
    return " ".join(text.split()).casefold()


def check_addition(new: Record) -> None:
    """Raise NotInLaneError where an assistant does not add such a record."""
    if not isinstance(new, _MAY_ADD):
        raise NotInLaneError(new.TYPE)


def changed(whole: AnyRecord, seen: AnyRecord, new: AnyRecord) -> AnyRecord:
    """Return the whole record with what the assistant changed of what they saw.

    Raises:
        NotInLaneError: They changed what is not theirs to change.
    """
    names = _MAY_CHANGE.get(type(whole), frozenset())
    touched = {
        field.name
        for field in fields(seen)
        if getattr(seen, field.name) != getattr(new, field.name)
    }
    if not touched or touched - names:
        raise NotInLaneError(whole.TYPE)
    return replace(whole, **{name: getattr(new, name) for name in touched})


def shown_changes(changes: ChangeSet) -> ChangeSet:
    """Return what was changed without the values that are not shown whatever they are."""
    return replace(
        changes,
        changes=tuple(
            replace(one, before=_shown_row(one, one.before), after=_shown_row(one, one.after))
            for one in changes.changes
        ),
    )


def _shown_row(change: RecordChange, row: Row | None) -> Row | None:
    if row is None:
        return None
    names = SHOWN.get(RECORD_TYPES[change.record_type], frozenset())
    return {name: value for name, value in row.items() if name == "id" or name in names}
