"""Every record type, with any allowed values, comes back from the file and from JSON as it was."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.changes import Action
from planner.domain.errors import PlannerError
from planner.domain.plan import RECORD_TYPES
from planner.domain.record_json import record_from_json, record_to_json
from planner.domain.records import specs_of
from planner.services.session import Session
from tests.drawn_records import fields_of, ids, made_up


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
