"""Handing something over on purpose: the packs, and the trace that each leaves.

pack = request_pack(session, "Sam Lee")      what the file holds about a person
pack = chosen_pack(session, kind, name, ids) what was chosen for a successor or an appraisal
hand_over(session, pack, target)             writes the file, and notes what left
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from planner.domain.changes import Action
from planner.domain.edits import Noted
from planner.domain.errors.fields import EmptyFieldError, NotFoundError
from planner.domain.errors.sharing import NothingToHandOverError
from planner.domain.handed_over import MAY_BE_CHOSEN, Pack, PackEntry, PackKind, Trace
from planner.domain.local_time import local_day
from planner.domain.people import Member
from planner.domain.plan import Plan
from planner.domain.records import LONGEST_TEXT, Kind, Record, RecordId, specs_of
from planner.services.blind import seen_plan
from planner.services.data_transfer import check_target, write_whole
from planner.services.session import Session

_CLOCK_BITS = 16
_HTML = (".html", ".htm")
_NAMING = ("title", "name", "what", "board", "words")


def request_pack(session: Session, about: str, keep_years: int | None = None) -> Pack:
    """Gather every record that names a person or refers to them, whoever may see it.

    What both sides of a reflection point answer blind is left out until both may read it.
    A subject-access request asks for these; what of it is to be disclosed, somebody decides who
    knows the law. `keep_years` is the leader's own rule: kept so long after the last change.

    Raises:
        EmptyFieldError: No name was given.
    """
    if not about.strip():
        raise EmptyFieldError(Trace.TYPE, "recipient")
    plan = seen_plan(session, session.read.plan())
    sought = _plain(about)
    members = {one.id for one in plan.all(Member) if sought in _plain(one.name)}
    found = {
        record: fields
        for records in plan.records.values()
        for record in records
        if not isinstance(record, Trace) and (fields := _naming_fields(record, sought, members))
    }
    return _pack(session, PackKind.REQUEST, about, plan, found, keep_years)


def chosen_pack(
    session: Session, kind: PackKind, recipient: str, chosen: Collection[RecordId]
) -> Pack:
    """Gather the records that were chosen, one by one; nothing goes that was not named.

    Raises:
        EmptyFieldError: It is not said for whom.
        NothingToHandOverError: Nothing was chosen.
        NotFoundError: A record is not there, or is of a kind that does not go into such a pack.
    """
    if not recipient.strip():
        raise EmptyFieldError(Trace.TYPE, "recipient")
    if not chosen:
        raise NothingToHandOverError(kind.value)
    offered = {record.id: record for record in choosable(session, kind)}
    for missing in (key for key in chosen if key not in offered):
        raise NotFoundError(kind.value, missing)
    found: Mapping[Record, tuple[str, ...]] = {offered[key]: () for key in dict.fromkeys(chosen)}
    return _pack(session, kind, recipient, session.read.plan(), found, None)


def choosable(session: Session, kind: PackKind) -> list[Record]:
    """List what can be chosen for a pack."""
    return [record for one in MAY_BE_CHOSEN[kind] for record in session.read.all(one)]


def hand_over(session: Session, pack: Pack, target: Path) -> Trace:
    """Write the pack as HTML or, where the name does not end so, as JSON, and note the trace.

    Raises:
        NumberToConfirmError: For whom it is may be a patient's number; nothing was written.
        TargetIsPlanError, FolderNotFileError: The file may not take this place.
        OSError: It cannot be written; then nothing is noted.
    """
    # Imported late: most plans hand nothing over.
    from planner.export.packs import pack_as_html, pack_as_json  # noqa: PLC0415

    check_target(session, target)
    said = pack_as_json(pack)
    is_page = target.suffix.lower() in _HTML
    trace = Trace(
        id=session.new_id(),
        kind=pack.kind,
        recipient=pack.recipient,
        at=pack.made_at,
        records=len(pack.entries),
        what=_listed(pack),
        content_hash=sha256(said.encode()).hexdigest(),
    )
    with session.action(Action.HAND_OVER) as writer:
        writer.add(trace)
        session.numbers.check(Action.HAND_OVER, writer.changes)  # nothing left by then
        write_whole(target, pack_as_html(pack) if is_page else said)
    return trace


def traces(session: Session) -> list[Trace]:
    """List what was handed over, the latest first."""
    return session.read.all(Trace)[::-1]


def name_of(record: Record) -> str:
    """Return what a record is called, "" where it has no name."""
    names = (str(getattr(record, field, "")) for field in _NAMING)
    return next((" ".join(name.split()) for name in names if name.strip()), "")


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _naming_fields(record: Record, sought: str, members: Collection[RecordId]) -> tuple[str, ...]:
    return tuple(_fields_about(record, sought, members))


def _fields_about(record: Record, sought: str, members: Collection[RecordId]) -> Iterator[str]:
    if record.id in members:
        yield "id"
    for spec in specs_of(type(record)):
        value = getattr(record, spec.name)
        if spec.kind in (Kind.LINE, Kind.TEXT):
            if sought in _plain(str(value or "")):
                yield spec.name
        elif spec.kind is Kind.REFERENCE and value in members:
            yield spec.name


def _pack(
    session: Session,
    kind: PackKind,
    recipient: str,
    plan: Plan,
    found: Mapping[Record, tuple[str, ...]],
    keep_years: int | None,
) -> Pack:
    every = {one.id: one for records in plan.records.values() for one in records}
    noted, zone, owner = session.read.history.noted(), session.zone(), session.owner()

    def entry(record: Record) -> PackEntry:
        made, changed = _days(noted.get(record.id), zone, session.today())
        return PackEntry(
            record=record,
            belongs_to=_owners(record, every),
            about=found[record],
            made=made,
            changed=changed,
            keep_until=None if keep_years is None else _years_after(changed, keep_years),
        )

    return Pack(
        kind=kind,
        recipient=" ".join(recipient.split()),
        owner=owner.name if owner else "",
        made_at=session.now(),
        keep_years=keep_years,
        entries=tuple(entry(record) for record in found),
    )


def _days(noted: Noted | None, zone: ZoneInfo, today: date) -> tuple[date, date]:
    if noted is None:
        return today, today
    return _day(noted.made, zone), _day(noted.changed, zone)


def _day(noted: int, zone: ZoneInfo) -> date:
    return local_day(datetime.fromtimestamp((noted >> _CLOCK_BITS) // 1000, UTC), zone)


def _years_after(day: date, years: int) -> date:
    """Return the same day so many years later; the last of February for a leap day."""
    later = day.year + years
    try:
        return day.replace(year=later)
    except ValueError:
        return date(later, 2, 28)


def _owners(record: Record, every: Mapping[RecordId, Record]) -> str:
    owners = (
        every.get(getattr(record, spec.name))
        for spec in specs_of(type(record))
        if spec.kind is Kind.REFERENCE and getattr(record, spec.name) is not None
    )
    return ", ".join(filter(None, (name_of(owner) for owner in owners if owner)))


def _listed(pack: Pack) -> str:
    lines, room = [], LONGEST_TEXT
    for entry in pack.entries:
        line = f"{entry.record.TYPE} {entry.record.id}"
        room -= len(line) + 1
        if room < 0:
            break
        lines.append(line)
    return "\n".join(lines)
