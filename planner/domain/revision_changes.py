"""What a reader finds changed since the revision they had: new, edited field by field, gone."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from planner.domain.record_json import Json, field_to_json
from planner.domain.records import Kind, Record, RecordId, Tier, specs_of

_NOT_TOLD = frozenset({Kind.REFERENCE, Kind.HOURS, Kind.MOMENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """What a field held when the last revision was written, and what it holds now, as JSON."""

    field: str
    before: Json
    after: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A record that was made, edited or removed since the last revision.

    Attributes:
        is_new: The reader has not seen it before.
        changes: Field by field; none where it is new.
        tier_before: Who could see it then; None where nobody looked it up.
    """

    record_type: str
    record: RecordId
    is_new: bool
    changes: tuple[FieldChange, ...] = ()
    tier_before: Tier | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """How many records of a type the reader had before them and has no more."""

    record_type: str
    number: int


def field_changes(before: Record, after: Record) -> tuple[FieldChange, ...]:
    """List the fields that a reader understands and that hold something else now."""
    return tuple(
        FieldChange(
            field=spec.name,
            before=field_to_json(spec, getattr(before, spec.name)),
            after=field_to_json(spec, getattr(after, spec.name)),
        )
        for spec in specs_of(type(after))
        if spec.name != "tier"
        and spec.kind not in _NOT_TOLD
        and getattr(before, spec.name) != getattr(after, spec.name)
    )


def seen_changes(
    touched: Iterable[Touched],
    kept: Mapping[RecordId, Record],
    tiers: Collection[Tier],
    owner_fields: Mapping[type[Record], str],
) -> tuple[Touched, ...]:
    """Keep what concerns records that leave; what the reader had not seen is new to them.

    Args:
        touched: All of the plan.
        kept: What leaves now.
        tiers: Which tiers the reader may see.
        owner_fields: Types whose records go where the record goes that this field names.
    """
    found = [change for change in touched if change.record in kept]
    newly = {
        change.record
        for change in found
        if type(kept[change.record]) not in owner_fields and not _was_seen(change, tiers)
    }
    return tuple(
        _as_seen(change, _is_new_to_reader(change, kept[change.record], newly, owner_fields))
        for change in found
    )


def gone_records(
    touched: Iterable[Touched], kept: Collection[RecordId], tiers: Collection[Tier]
) -> tuple[Gone, ...]:
    """Count what the reader could see then and cannot see now; its words stay with the owner."""
    counted = Counter(
        change.record_type
        for change in touched
        if change.record not in kept
        and not change.is_new
        and change.tier_before is not None
        and change.tier_before in tiers
    )
    return tuple(Gone(record_type=kind, number=counted[kind]) for kind in sorted(counted))


def _was_seen(change: Touched, tiers: Collection[Tier]) -> bool:
    return not change.is_new and (change.tier_before is None or change.tier_before in tiers)


def _is_new_to_reader(
    change: Touched,
    record: Record,
    newly: Collection[RecordId],
    owner_fields: Mapping[type[Record], str],
) -> bool:
    field = owner_fields.get(type(record))
    if field is None:
        return record.id in newly
    return change.is_new or getattr(record, field) in newly


def _as_seen(change: Touched, is_new: bool) -> Touched:  # noqa: FBT001 - the one thing it is told
    changes = () if is_new else change.changes
    return replace(change, is_new=is_new, changes=changes, tier_before=None)
