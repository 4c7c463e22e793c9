"""Which fields of a return answer what the plan asked."""

import re
from collections.abc import Iterator, Mapping

from planner.domain.coach_fields import ASKED, NOT_SAID, READING
from planner.domain.coach_returns import Answer, Finding, Found
from planner.domain.coaching import CoachReading
from planner.domain.records import LONGEST_TEXT

_NAME = re.compile(r"([0-9a-f]{32})_([a-z_]+)", re.ASCII)
_READINGS = {NOT_SAID, *(reading.value for reading in CoachReading)}


def is_ours(name: str) -> bool:
    """Say whether a field is one of those that a plan asks in."""
    named = _NAME.fullmatch(name)
    return named is not None and named[2] in ASKED


def answers_of(
    values: Mapping[str, str | None],
) -> tuple[tuple[Answer, ...], tuple[Found, ...]]:
    """Return what was answered, and what is wrong with the rest; blank fields are no answers."""
    answers: list[Answer] = []
    found: list[Found] = []
    for name, value in values.items():
        for read in _read(name, value):
            (answers if isinstance(read, Answer) else found).append(read)  # type: ignore[arg-type]
    return tuple(answers), tuple(found)


def _read(name: str, value: str | None) -> Iterator[Answer | Found]:
    named = _NAME.fullmatch(name)
    if named is None or named[2] not in ASKED:
        if value is None or value.strip():
            yield Found(finding=Finding.UNKNOWN_FIELD, where=name[:80])
        return
    what = named[2]
    if value is None or (what == READING and value and value not in _READINGS):
        yield Found(finding=Finding.UNREADABLE_ANSWER, where=name)
        return
    if not value.strip() or (what == READING and value == NOT_SAID):
        return
    if len(value) > LONGEST_TEXT:
        yield Found(finding=Finding.CUT, where=name)
    yield Answer(about=named[1], what=what, words=value[:LONGEST_TEXT])
