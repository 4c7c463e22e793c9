"""Whatever a record says, an assistant is shown only what is listed of it."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.assistant_lane import SHOWN, Known, plain, shown
from planner.domain.errors import PlannerError
from planner.domain.lane import UNNAMED
from planner.domain.plan import RECORD_TYPES
from planner.domain.protection import Displacement, Requester
from planner.domain.record_json import record_to_json
from planner.domain.records import Kind, specs_of
from tests.planted_plan import PLANTED
from tests.planted_plan import planted as sample
from tests.store.test_records_survive import fields_of, ids

TOLD = {
    *(("member", "name"), ("member", "zone")),
    *(("charter_item", "text"), ("charter_item", "levels")),
}
"""Texts that are shown whatever they say."""


def is_told(name, field, held):
    """Say whether the assistant may read this text, as the director decided."""
    match (name, field):
        case ("rule", "title"):
            return held["shows_title"]
        case ("meeting", "title" | "place"):
            return not held["is_private"]
        case ("displacement", "by_what"):
            return held["for_whom"] is not Requester.SELF
    return (name, field) in TOLD


@st.composite
def planted(draw, name):
    """Draw a record whose texts that must not be told all hold the planted word."""
    kind = RECORD_TYPES[name]
    held = draw(st.fixed_dictionaries(fields_of(kind)))
    for spec in specs_of(kind):
        is_text = spec.kind in (Kind.LINE, Kind.TEXT) and held[spec.name] is not None
        if is_text and not is_told(name, spec.name, held):
            held[spec.name] = f"{PLANTED} {held[spec.name]}"
    try:
        return kind(id=draw(ids), **held)
    except PlannerError:
        return None  # a rule between fields refused it


def test_a_type_that_is_not_listed_is_not_shown():
    unlisted = [kind for kind in RECORD_TYPES.values() if kind not in SHOWN]

    assert not any(shown(sample(kind), Known({}, frozenset())) for kind in unlisted)


@pytest.mark.parametrize("name", [kind.TYPE for kind in SHOWN])
@given(data=st.data())
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_no_planted_word_and_no_field_that_is_not_listed_is_shown(name, data):
    record = data.draw(planted(name))
    if record is None:
        return
    titles = {record.id: record.title} if getattr(record, "shows_title", False) else {}

    seen = shown(record, Known(titles, frozenset()))

    if seen is not None:
        assert PLANTED not in str(record_to_json(seen))
        assert all(getattr(seen, field) == getattr(record, field) for field in SHOWN[type(record)])
        assert shown(seen, Known(titles, frozenset())) == seen


def test_a_private_title_is_no_cause_however_it_is_written():
    row = sample(Displacement)
    row = replace(row, by_what="  Pain CLINIC ", for_whom=Requester.SITE)

    assert shown(row, Known({}, frozenset({plain("pain  clinic")}))).by_what == UNNAMED
    assert shown(row, Known({}, frozenset())).by_what == row.by_what
