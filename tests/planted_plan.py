"""A plan with a record of every type, full of words that an assistant must never meet.

Every secret text holds PLANTED; what an assistant may read does not.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from planner.domain.attention import Mode
from planner.domain.changes import Action
from planner.domain.charter import CharterItem
from planner.domain.hours import WeekHours
from planner.domain.plan import RECORD_TYPES
from planner.domain.protection import Block, Requester, Rule
from planner.domain.records import Kind, RecordId, specs_of

PLANTED = "zebra"
START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
OPEN_TITLE = "Board development"

_PLAIN = {
    Kind.NUMBER: 1,
    Kind.MINUTES: 60,
    Kind.FLAG: False,
    Kind.DAY: date(2026, 11, 23),
    Kind.MOMENT: START,
    Kind.HOURS: WeekHours.parse("mon-fri 08:00-18:00"),
}
_TEXTS = {
    ("member", "zone"): "Europe/London",
    ("charter_item", "levels"): "",
    ("charter_item", "text"): "Patient safety incident",
    ("meeting", "title"): "Board",
    ("meeting", "place"): "Room 4",
    ("displacement", "by_what"): "Winter escalation",
    ("pulse", "points"): "3 2 4 1",
}


def planted_id(number):
    return RecordId(f"{number:032x}")


_IDS = {name: planted_id(0xA0000000 + number) for number, name in enumerate(RECORD_TYPES, 1)}


def planted(kind):
    """Return a record of this type with a secret in every text that is not listed above."""
    given = {spec.name: _value(kind, spec) for spec in specs_of(kind)}
    return kind(id=_IDS[kind.TYPE], **given)


def _value(kind, spec):
    if spec.name == "tier":
        return spec.default
    if spec.choices:
        return next(iter(spec.choices))
    if spec.kind in (Kind.LINE, Kind.TEXT):
        return _TEXTS.get((kind.TYPE, spec.name), f"{PLANTED} {kind.TYPE} {spec.name}")
    if spec.kind is Kind.REFERENCE:
        return _IDS.get(spec.refers_to, planted_id(0xFFFF))
    return min(max(_PLAIN[spec.kind], spec.low), spec.high) if spec.low else _PLAIN[spec.kind]


def planted_records():
    """List a record of every type, and what an assistant sees differently of the same types."""
    every = {name: planted(kind) for name, kind in RECORD_TYPES.items()}
    owner = replace(every["member"], name="Ada Lovelace", is_owner=True)
    rule = replace(every["rule"], shows_title=False)
    open_rule = replace(rule, id=planted_id(1), title=OPEN_TITLE, shows_title=True)
    block = replace(every["block"], start=START, first_start=START)
    later = START + timedelta(hours=3)
    private = replace(
        every["meeting"],
        id=planted_id(3),
        title=f"{PLANTED} clinic",
        place=f"{PLANTED} street",
        is_private=True,
        is_busy=True,
        start=later,
        end=later + timedelta(hours=1),
    )
    end = START + timedelta(hours=8)
    extra = [
        replace(every["member"], id=planted_id(4), name=f"{PLANTED} colleague", is_owner=False),
        open_rule,
        replace(block, id=planted_id(5), rule=open_rule.id, start=later, first_start=later),
        private,
        replace(every["displacement"], id=planted_id(6), by_what=f"{PLANTED}  Clinic"),
        replace(
            every["displacement"],
            id=planted_id(8),
            for_whom=Requester.SELF,
            by_what=f"{PLANTED}: I said yes too quickly",
        ),
        replace(every["entry"], id=planted_id(7), mode=Mode.AWAY, start=end),
    ]
    every |= {"member": owner, "rule": rule, "block": block}
    every["entry"] = replace(every["entry"], mode=Mode.DEVELOPMENT, start=START - timedelta(days=1))
    every["charter_item"] = replace(
        every["charter_item"], valid_from=date(2026, 1, 1), valid_until=None
    )
    every["meeting"] = replace(
        every["meeting"], start=START - timedelta(hours=1), end=START, is_busy=True
    )
    return [*every.values(), *extra]


def plant(session):
    """Write all of them, and edit some, so that the journal holds older secrets too."""
    with session.action(Action.ADD_RECORD) as writer:
        for record in planted_records():
            writer.add(record)
    with session.action(Action.EDIT_RECORD) as writer:
        for kind, name in ((Rule, "title"), (Block, "title"), (CharterItem, "text")):
            seen = session.read.get(kind, _IDS[kind.TYPE])
            writer.replace(seen, replace(seen, **{name: f"{getattr(seen, name)}, once more"}))
