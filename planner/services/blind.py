"""Whose words may not be read yet? What is answered blind, and what people write in a round.

The laws stand in `reflection.side_by_side` and `round_comments`; here they reach everything that
shows records of any kind: lists, dumps, the search, the history, conflicts and packs. An export
holds them, since it is the whole plan.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from planner.domain.changes import HistoryLine
from planner.domain.conflicts import Conflict
from planner.domain.found_records import FoundRecord
from planner.domain.lane import UNNAMED
from planner.domain.plan import Plan
from planner.domain.readiness import RoundComment
from planner.domain.records import Record, RecordId
from planner.domain.reflection import Reflection, ReflectionAnswer
from planner.services.reflection import side_by_side
from planner.services.round_comments import readable_comments
from planner.services.session import Session

AnyRecord = TypeVar("AnyRecord", bound=Record)

BLIND_TYPES = (ReflectionAnswer.TYPE, RoundComment.TYPE)
"""Records with words that not everybody may read as soon as they are written."""


def seen_records(session: Session, records: Iterable[AnyRecord]) -> list[AnyRecord]:
    """Return the records without the words that nobody may read yet."""
    found = list(records)
    shown = _shown(session, {record.TYPE for record in found})
    return [_seen(record, shown) for record in found]


def seen_plan(session: Session, plan: Plan) -> Plan:
    """Return the plan without the words that nobody may read yet."""
    blind = {
        name: tuple(seen_records(session, plan.records[name]))
        for name in BLIND_TYPES
        if name in plan.records
    }
    return Plan({**plan.records, **blind})


def seen_lines(session: Session, lines: Sequence[HistoryLine]) -> list[HistoryLine]:
    """Return the lines without the words that nobody may read yet, of records in the bin too."""
    shown = _shown(session, {line.record_type for line in lines})
    return [
        replace(line, before=None, after=None, is_hidden=True)
        if line.record_type in BLIND_TYPES and line.record_id not in shown
        else line
        for line in lines
    ]


def seen_finds(session: Session, found: Sequence[FoundRecord]) -> list[FoundRecord]:
    """Leave out what was found in words that nobody may read yet."""
    shown = _shown(session, {one.record_type for one in found})
    return [one for one in found if one.record_type not in BLIND_TYPES or one.id in shown]


def seen_conflicts(session: Session, found: Sequence[Conflict]) -> list[Conflict]:
    """Leave out disagreements on words that nobody may read yet; they wait until then."""
    shown = _shown(session, {one.record_type for one in found})
    return [one for one in found if one.record_type not in BLIND_TYPES or one.record in shown]


def _shown(session: Session, record_types: set[str]) -> set[RecordId]:
    """Return what may be read of these types; the laws of others are not asked."""
    laws: Mapping[str, Callable[[Session], set[RecordId]]] = {
        ReflectionAnswer.TYPE: _shown_answers,
        RoundComment.TYPE: readable_comments,
    }
    return {
        record
        for record_type, law in laws.items()
        if record_type in record_types
        for record in law(session)
    }


def _shown_answers(session: Session) -> set[RecordId]:
    points = session.read.all(Reflection)
    shown = {point.id for point in points if side_by_side(session, point).is_shown}
    answers = session.read.all(ReflectionAnswer)
    return {answer.id for answer in answers if answer.reflection in shown}


def _seen(record: AnyRecord, shown: set[RecordId]) -> AnyRecord:
    is_blind = record.id not in shown
    if isinstance(record, ReflectionAnswer | RoundComment) and record.words and is_blind:
        return replace(record, words=UNNAMED)
    return record
