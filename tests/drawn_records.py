"""Records of any type with any allowed values, drawn from their declarations."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import strategies as st

from planner.domain.errors import PlannerError
from planner.domain.hours import WeekHours
from planner.domain.plan import RECORD_TYPES
from planner.domain.records import Kind, RecordId, specs_of

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


@st.composite
def records(draw, name, example):
    """Draw a record of the type called `name`.

    Where a rule between fields refuses what was drawn, `example` gets a drawn text instead.
    """
    kind = RECORD_TYPES[name]
    key = draw(ids)
    drawn = draw(st.fixed_dictionaries(fields_of(kind)))
    texts = {spec.name for spec in specs_of(kind) if spec.kind in (Kind.LINE, Kind.TEXT)}
    only_texts = {field: value for field, value in drawn.items() if field in texts}
    for changes in (drawn, only_texts):
        try:
            return replace(example, id=key, **changes)
        except PlannerError:
            continue
    return replace(example, id=key)


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
