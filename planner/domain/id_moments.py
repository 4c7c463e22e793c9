"""When was a record made? Ids that were drawn for it begin with the moment (UUIDv7, RFC 9562)."""

from datetime import UTC, datetime, timedelta

from planner.domain.records import RecordId

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOMENT_DIGITS, _ALL_DIGITS = 12, 32
_VERSION_7 = "7"


def made_at(record_id: RecordId) -> datetime | None:
    """Return when the id was drawn, in UTC; None for one that follows from a key."""
    if record_id[_MOMENT_DIGITS] != _VERSION_7:
        return None
    return _EPOCH + timedelta(milliseconds=int(record_id[:_MOMENT_DIGITS], 16))


def first_id(moment: datetime) -> RecordId:
    """Return an id that sorts before all that are drawn at this moment or later."""
    milliseconds = int(moment.timestamp() * 1000)
    return RecordId(f"{milliseconds:012x}".ljust(_ALL_DIGITS, "0"))
