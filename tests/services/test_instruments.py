from dataclasses import replace

import pytest

from planner.domain.direction import Initiative
from planner.domain.errors.log import PackUnreadableError, UnknownInstrumentError
from planner.domain.errors.standards import RoundOpenError
from planner.domain.readiness import Rater, Round, TakenInstrument
from planner.domain.readiness_results import Because, Verdict
from planner.insight.readings import Reading
from planner.services.instruments import (
    families,
    first_instrument,
    instrument_of,
    instrument_of_round,
    instruments,
    take_instrument,
)
from planner.services.readiness import (
    add_initiative,
    close_round,
    enter_answers,
    open_round,
    readiness_of,
    reopen_round,
)
from planner.services.readings import readings_of

PACK = """
kind = "instrument"
format = 1
key = "own"
name = "Our own"
version = "1"
licence = "ours"
may_print_wording = false
is_ordered = true
near_zero = 1
scale = { lowest = 1, highest = 5, anchors = ["no", "yes"] }
[[subscales]]
key = "a"
name = "First"
is_validated = true
reliability = 0.88
reliability_source = "A study, 2020"
deviation = 0.7
deviation_source = "A study, 2020"
items = [{ key = "a1", words = "We want it." }, { key = "a2", words = "We can." }]
[[subscales]]
key = "b"
name = "Second"
is_validated = false
items = [{ key = "b1", words = "They want it." }]
"""
SECOND = PACK.replace('version = "1"', 'version = "2"').replace("We want", "We do want")
TIED = SECOND + '[[crosswalk]]\nversion = "1"\nsubscales = { a = "a" }\n'


@pytest.fixture
def initiative(session):
    made = Initiative(id=session.new_id(), title="Frailty at home")
    add_initiative(session, made)
    return made


@pytest.fixture
def take(session, tmp_path):
    def take(text):
        path = tmp_path / "own.toml"
        path.write_text(text, encoding="utf-8")
        return take_instrument(session, path)

    return take


def a_round(session, initiative, values, rater=Rater.SELF, invited=1):
    opened = open_round(session, initiative, "own", rater, invited=invited)
    enter_answers(session, opened, "me", values)
    return close_round(session, opened)


def line_of(session, initiative, key):
    return [line for line in readiness_of(session, initiative) if line.subscale.key == key]


def test_ours_come_with_the_program_and_claim_nothing(session):
    assert [one.key for one in instruments(session)] == [
        "readiness-firebreak-1",
        "readiness-motivation-capacity-1",
        "readiness-partnership-1",
    ]
    assert first_instrument(session).key == "readiness-firebreak-1"
    for one in instruments(session):
        assert "Unvalidated" in one.source
        assert not any(scale.is_validated for scale in one.subscales)
        assert not any(scale.reliability or scale.deviation for scale in one.subscales)


def test_motivation_and_capacity_are_three_components_with_named_parts(session):
    pack = instrument_of(session, "readiness-motivation-capacity-1")

    assert len(pack.subscales) == 3
    assert pack.near_zero == 2
    assert all(item.part for scale in pack.subscales for item in scale.items)


def test_partnership_asks_of_five_things(session):
    pack = instrument_of(session, "readiness-partnership-1")

    assert [scale.key for scale in pack.subscales] == [
        "purpose",
        "mandate",
        "resources",
        "data",
        "conflict",
    ]


def test_a_pack_is_taken_in_once(session, take):
    assert take(PACK).is_new
    assert not take(PACK).is_new

    (stored,) = session.read.all(TakenInstrument)
    assert (stored.instrument, stored.version, stored.licence) == ("own", "1", "ours")
    session.undo()
    with pytest.raises(UnknownInstrumentError):
        instrument_of(session, "own")


def test_wording_that_may_not_be_printed_is_a_number(take):
    pack = take(PACK).instrument

    assert [pack.printed(item) for item in pack.subscales[0].items] == ["1", "2"]
    free = replace(pack, may_print_wording=True)
    assert free.printed(pack.subscales[1].items[0]) == "They want it."


def test_a_version_keeps_its_wording(session, take):
    take(PACK)
    with pytest.raises(PackUnreadableError) as refused:
        take(PACK.replace("We want", "We do want"))
    assert refused.value.problem == "version_taken:1"
    with pytest.raises(PackUnreadableError) as refused:
        take(PACK.replace('licence = "ours"', ""))
    assert refused.value.problem == "field_missing:licence"
    with pytest.raises(PackUnreadableError) as refused:
        take(SECOND + "#" * 20_000)
    assert refused.value.problem == "too_long:20000"
    assert session.read.count(TakenInstrument) == 1


def test_an_old_round_keeps_its_version(session, take, initiative):
    take(PACK)
    old = a_round(session, initiative, {"a1": 3, "a2": 3, "b1": 3})
    take(SECOND)
    new = a_round(session, initiative, {"a1": 5, "a2": 5, "b1": 5})

    assert [instrument_of_round(session, one).version for one in (old, new)] == ["1", "2"]
    versions = [
        (one.latest.version, one.latest.because) for one in line_of(session, initiative, "a")
    ]
    assert versions == [("2", Because.OTHER_VERSION), ("1", Because.FIRST_ROUND)]


def test_only_a_declared_crosswalk_compares_versions(session, take, initiative):
    take(PACK)
    a_round(session, initiative, {"a1": 3, "a2": 3, "b1": 3})
    take(TIED)
    a_round(session, initiative, {"a1": 5, "a2": 5, "b1": 5})

    (tied,) = line_of(session, initiative, "a")
    cut = line_of(session, initiative, "b")

    assert (tied.latest.verdict, tied.latest.earlier_mean) == (Verdict.RISEN, 3)
    assert [one.latest.because for one in cut] == [Because.OTHER_VERSION, Because.FIRST_ROUND]


def test_a_stored_pack_that_cannot_be_read_is_left_out(session, take):
    take(PACK)
    with session.action(next(iter(type(session.undoable())))) as writer:
        (stored,) = session.read.all(TakenInstrument)
        writer.replace(stored, replace(stored, pack="a = ["))

    assert "own" not in {family.latest.key for family in families(session)}
    with pytest.raises(UnknownInstrumentError):
        instrument_of_round(session, Round(**_fields(session)))


def _fields(session):
    return {
        "id": session.new_id(),
        "initiative": session.new_id(),
        "instrument": "own",
        "opened_on": session.now().date(),
    }


def test_going_on_from_a_closed_round_is_a_new_one(session, take, initiative):
    take(PACK)
    closed = a_round(session, initiative, {"a1": 3, "a2": 3, "b1": 3})

    opened = reopen_round(session, closed)

    assert (opened.reopened, opened.closed_on) == (closed.id, None)
    assert session.read.get(Round, closed.id) == closed
    said = session.read.readiness.answers(opened.id)
    assert {(answer.item, answer.value) for answer in said} == {("a1", 3), ("a2", 3), ("b1", 3)}
    with pytest.raises(RoundOpenError):
        reopen_round(session, opened)


@pytest.mark.parametrize(
    ("values", "barrier", "near"),
    [
        ({"a1": 4, "a2": 4, "b1": 4}, (Reading.NONE_FOUND, []), Reading.NONE_FOUND),
        ({"a1": 4, "a2": 4, "b1": 3}, (Reading.FOUND, ["b"]), Reading.NONE_FOUND),
        ({"a1": 3, "a2": 2, "b1": 1}, (Reading.FOUND, ["a"]), Reading.FOUND),
        ({"a1": 4, "b1": 1}, (Reading.CANNOT_TELL, []), Reading.FOUND),
        ({"a1": 4, "a2": 4}, (Reading.CANNOT_TELL, []), Reading.CANNOT_TELL),
    ],
)
def test_parts_are_read_together_but_never_added_up(
    session, take, initiative, values, barrier, near
):
    take(PACK)
    a_round(session, initiative, values)

    (reading,) = readings_of(session, initiative)

    at = [result.subscale_key for result in reading.barrier.at]
    assert ((reading.barrier.reading, at), reading.near_zero.reading) == (barrier, near)
