"""Every record type, with any allowed values, comes back from the file and from JSON as it was."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.changes import Action
from planner.domain.errors import PlannerError
from planner.domain.hours import WeekHours
from planner.domain.plan import RECORD_TYPES
from planner.domain.record_json import record_from_json, record_to_json
from planner.domain.records import Kind, RecordId, specs_of
from planner.services.session import Session

ids = st.integers(0, 2**128 - 1).map(lambda number: RecordId(f"{number:032x}"))
words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)
HOURS = st.sampled_from(["", "mon-fri 08:00-12:00,13:00-17:30", "sat 00:00-24:00"])


moments = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1)).map(  # noqa: DTZ001 - zone below
    lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
)
OF_KIND = {
    Kind.FLAG: st.booleans(),
    Kind.DAY: st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    Kind.MOMENT: moments,
    Kind.REFERENCE: ids,
    Kind.HOURS: HOURS.map(WeekHours.parse),
}


def values_of(spec):
    if spec.choices:
        return st.sampled_from(spec.choices)
    if spec.kind in (Kind.NUMBER, Kind.MINUTES):
        return st.integers(spec.low, spec.high)
    if spec.kind in (Kind.LINE, Kind.TEXT):
        return words.filter(str.strip) if spec.required else words
    return OF_KIND[spec.kind]


def fields_of(kind):
    return {
        spec.name: st.none() | values_of(spec) if spec.optional else values_of(spec)
        for spec in specs_of(kind)
    }


@pytest.mark.parametrize("name", RECORD_TYPES)
@given(data=st.data())
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_file_and_json_give_back_what_they_were_given(name, data):
    kind = RECORD_TYPES[name]
    drawn = data.draw(st.fixed_dictionaries(fields_of(kind)))
    try:
        record = kind(id=data.draw(ids), **drawn)
    except PlannerError:
        return  # a rule between fields refused it
    session = Session.create(None)
    with session.action(Action.IMPORT_PLAN) as writer:
        writer.add(record)

    assert session.read.all(kind) == [record]
    assert record_from_json(kind, record_to_json(record)) == record
    session.close()


@pytest.mark.parametrize("name", RECORD_TYPES)
def test_every_required_text_refuses_nothing_at_all(name):
    kind = RECORD_TYPES[name]
    required = [spec for spec in specs_of(kind) if spec.required]
    for spec in required:
        with pytest.raises(PlannerError):
            replace(made_up(kind), **{spec.name: "  "})


def made_up(kind):
    plain = {
        Kind.LINE: "x", Kind.TEXT: "x", Kind.NUMBER: 1, Kind.MINUTES: 60, Kind.FLAG: False,
        Kind.DAY: date(2026, 1, 1), Kind.MOMENT: datetime(2026, 1, 1, tzinfo=UTC),
        Kind.REFERENCE: RecordId("0" * 32), Kind.HOURS: WeekHours(),
    }  # fmt: skip
    given = {
        spec.name: next(iter(spec.choices)) if spec.choices else plain[spec.kind]
        for spec in specs_of(kind)
    }
    return kind(id=RecordId("0" * 32), **given)
