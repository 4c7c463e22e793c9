from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from planner.domain.attention import LONGEST_ENTRY_MINUTES, Entry, Mode
from planner.domain.capture import read_capture
from planner.domain.errors.log import TextNotUnderstoodError
from planner.domain.records import RecordId
from tests.domain.capture_writing import write_capture

ZONES = st.sampled_from(
    [ZoneInfo(name) for name in ("Europe/London", "America/New_York", "Australia/Lord_Howe")]
)
YEAR_2005, YEAR_2020, YEAR_2030 = (
    datetime(year, 1, 1)  # noqa: DTZ001 - hypothesis takes naive bounds and puts the zone in
    for year in (2005, 2020, 2030)
)
NOWS = st.datetimes(YEAR_2020, YEAR_2030, timezones=ZONES)


@dataclass(frozen=True)
class Hat:
    id: RecordId
    tag: str


@dataclass(frozen=True)
class Goal:
    id: RecordId
    title: str


HATS = (Hat(RecordId("h1"), "trust"), Hat(RecordId("h2"), "place"))
GOALS = (Goal(RecordId("g1"), "Speak truth"), Goal(RecordId("g2"), "Build trust"))

VISIBLE = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Zs"))
TEXTS = st.text(VISIBLE | st.just(" "), max_size=60)
TAGS = st.text(st.characters(categories=("Ll", "Nd")), min_size=1, max_size=8)
SOUP = """45m 1h30 1.5h 0m 99h 2pm 2pm-3:30 9-10:30 14:00-15:30 25:99 2:30 02:30 01:30z 24:00 -
    mon sat yesterday today 3 nov 31 feb 2026-11-03 2026-13-01 3/11 25/11/26 29/2 0/0 1999-01-01
    fire long term long-term dev run away leave sick ED escalation waits 4 h min to at
    @trust @place @tr @ #flow # #, +truth +b +2 + " "" "quoted "4h" “so” , . ; 9-9 9-10pm 12am"""
TOKENS = st.sampled_from(SOUP.split())


@st.composite
def entries(draw):
    zone = draw(ZONES)
    start = draw(st.datetimes(YEAR_2005, YEAR_2020, timezones=st.just(UTC)))
    return zone, Entry(
        id=RecordId("e"),
        start=start.replace(second=0, microsecond=0),
        minutes=draw(st.integers(1, LONGEST_ENTRY_MINUTES)),
        mode=draw(st.sampled_from(Mode)),
        hat=draw(st.sampled_from(["h1", "h2", None])),
        what=draw(TEXTS),
        goal=draw(st.sampled_from(["g1", "g2", None])),
        tags=" ".join(draw(st.lists(TAGS, max_size=3, unique=True))),
    )


@given(entries())
def test_what_is_written_is_read_back(zone_and_entry):
    zone, entry = zone_and_entry
    line = write_capture(
        entry,
        zone,
        {"h1": "trust", "h2": "place"}.get(entry.hat, ""),
        {"g1": "truth", "g2": "build"}.get(entry.goal, ""),
    )

    read = read_capture(line, datetime(2030, 1, 1, tzinfo=zone), HATS, GOALS)

    assert (read.start, read.minutes, read.mode) == (entry.start, entry.minutes, entry.mode)
    assert (read.hat, read.goal) == (entry.hat, entry.goal)
    assert (read.what, " ".join(read.tags)) == (entry.what, entry.tags)


def check_reading(line, now):
    try:
        read = read_capture(line, now, HATS, GOALS)
    except TextNotUnderstoodError:
        return
    assert read.end <= now.astimezone(UTC) or read.mode is Mode.AWAY
    assert read.start.utcoffset() == timedelta(0)
    entry = Entry(
        id=RecordId("e"),
        start=read.start,
        minutes=read.minutes,
        mode=read.mode,
        hat=read.hat,
        what=read.what,
        goal=read.goal,
        tags=" ".join(read.tags),
    )
    assert entry.start == read.start
    ends = [0]
    for span in read.spans:
        assert ends[-1] <= span.start < span.end
        assert is_left_out(line[ends[-1] : span.start])
        ends.append(span.end)
    assert is_left_out(line[ends[-1] :])


def is_left_out(gap):
    return all(sign.isspace() or sign in ",;:" for sign in gap)


@given(st.text(max_size=80), NOWS)
def test_any_text_is_read_or_asked_about(line, now):
    check_reading(line, now)


@given(st.lists(TOKENS, max_size=8).map(" ".join), NOWS)
@example("45m fire", datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("Europe/London"), fold=1))
def test_any_heap_of_words_is_read_or_asked_about(line, now):
    check_reading(line, now)


@given(st.lists(TOKENS, max_size=6), TEXTS, NOWS)
def test_any_words_around_a_time_and_a_mode_are_read_or_asked_about(tokens, text, now):
    check_reading(" ".join(["45m", "fire", *tokens, text]), now)
