"""Whose words may not be read yet? At a reflection point both sides answer blind.

The law stands in `reflection.side_by_side`; here it reaches everything that shows records of any
kind: lists, dumps, the search, the history, conflicts and packs. An export holds them, since it is
the whole plan.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from planner.domain.changes import HistoryLine
from planner.domain.conflicts import Conflict
from planner.domain.found_records import FoundRecord
from planner.domain.lane import UNNAMED
from planner.domain.plan import Plan
from planner.domain.records import Record, RecordId
from planner.domain.reflection import Reflection, ReflectionAnswer
from planner.services.reflection import side_by_side
from planner.services.session import Session

AnyRecord = TypeVar("AnyRecord", bound=Record)


def seen_records(session: Session, records: Iterable[AnyRecord]) -> list[AnyRecord]:
    """Return the records without the words that nobody may read yet."""
    shown = _shown_answers(session)
    return [_seen(record, shown) for record in records]


def seen_plan(session: Session, plan: Plan) -> Plan:
    """Return the plan without the words that nobody may read yet."""
    answers = tuple(seen_records(session, plan.all(ReflectionAnswer)))
    return Plan({**plan.records, ReflectionAnswer.TYPE: answers})


def seen_lines(session: Session, lines: Sequence[HistoryLine]) -> list[HistoryLine]:
    """Return the lines without the words that nobody may read yet, of answers in the bin too."""
    if not any(line.record_type == ReflectionAnswer.TYPE for line in lines):
        return list(lines)
    shown = _shown_answers(session)
    return [
        replace(line, before=None, after=None, is_hidden=True)
        if line.record_type == ReflectionAnswer.TYPE and line.record_id not in shown
        else line
        for line in lines
    ]


def seen_finds(session: Session, found: Sequence[FoundRecord]) -> list[FoundRecord]:
    """Leave out what was found in words that nobody may read yet."""
    if not any(one.record_type == ReflectionAnswer.TYPE for one in found):
        return list(found)
    shown = _shown_answers(session)
    return [one for one in found if one.record_type != ReflectionAnswer.TYPE or one.id in shown]


def seen_conflicts(session: Session, found: Sequence[Conflict]) -> list[Conflict]:
    """Leave out disagreements on words that nobody may read yet; they wait until then."""
    if not any(one.record_type == ReflectionAnswer.TYPE for one in found):
        return list(found)
    shown = _shown_answers(session)
    return [one for one in found if one.record_type != ReflectionAnswer.TYPE or one.record in shown]


def _shown_answers(session: Session) -> set[RecordId]:
    points = session.read.all(Reflection)
    shown = {point.id for point in points if side_by_side(session, point).is_shown}
    answers = session.read.all(ReflectionAnswer)
    return {answer.id for answer in answers if answer.reflection in shown}


def _seen(record: AnyRecord, shown: set[RecordId]) -> AnyRecord:
    if isinstance(record, ReflectionAnswer) and record.words and record.id not in shown:
        return replace(record, words=UNNAMED)
    return record
