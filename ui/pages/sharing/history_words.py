"""What the history says about a step, a record and a field."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from planner.domain.changes import HistoryLine
from planner.domain.coaching import Revision
from planner.domain.history_steps import HistoryStep
from planner.domain.lane import Lane
from planner.domain.plan import RECORD_TYPES
from planner.domain.record_json import Json
from planner.domain.records import Record, RecordId, specs_of
from planner.services.history import NamedRecord, standing
from planner.services.session import Session
from planner.text import tr, tr_plural
from planner.words.actions import action_text
from planner.words.field_values import field_value_text, record_name_text
from planner.words.fields import field_label
from planner.words.numbers import moment_text
from planner.words.records import record_text, record_title
from ui.widgets.labels import shortened

MADE, BIN, ERASED = "", "deleted", "erased"
LONGEST_WORD, LONGEST_NAME, LONGEST_VALUE = 30, 80, 300


class HistoryWords:
    """Says what it reads of one plan; names are looked up once while it lives."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._zone = session.zone()
        self._today: date = session.today()
        self._names: dict[NamedRecord, str] = {}

    def step(self, step: HistoryStep) -> str:
        """Say what was done to what, such as "Edit a skill goal: Listen"."""
        done = action_text(step.action) if step.action else step.action_name
        action = done[:1].upper() + done[1:]
        about = self._about(NamedRecord(*step.records[0]), done) if step.records else ""
        if not about:
            return action
        if step.count == 1:
            return tr("{action}: {record}").format(action=action, record=about)
        rest = tr_plural("{n} more record", "{n} more records", step.count - 1)
        return tr("{action}: {record} and {more}").format(
            action=action, record=about, more=rest.format(n=step.count - 1)
        )

    def _about(self, named: NamedRecord, done: str) -> str:
        """Name a record behind an action, which may name its kind already."""
        kind, name = record_text(named.record_type), self.name(*named)
        if kind in done:
            return name
        return tr("{kind} “{name}”").format(kind=kind, name=name) if name else kind

    def remark(self, step: HistoryStep) -> str:
        """Say when it was done, who did it, and on which computer."""
        said = [moment_text(step.at, self._zone, self._today), step.by, step.device]
        if step.lane is Lane.ASSISTANT:
            said.append(tr("by the assistant"))
        return " · ".join(filter(None, said))

    def moment(self, step: HistoryStep) -> str:
        """Say when it was done."""
        return moment_text(step.at, self._zone, self._today)

    def record(self, named: NamedRecord) -> str:
        """Name a record, such as "Skill goal: Listen", be it in the bin."""
        kind, name = record_title(named.record_type), self.name(named.record_type, named.id)
        return tr("{kind}: {title}").format(kind=kind, title=name) if name else kind

    def name(self, record_type: str, record: RecordId) -> str:
        """Return what a record is called; "" where nothing of it is left, or it has no name."""
        named = NamedRecord(record_type, record)
        if named not in self._names:
            found = standing(self._session, named).record
            self._names[named] = _name(found) if found else ""
        return self._names[named]

    def edit(self, line: HistoryLine) -> Iterator[tuple[str, str]]:
        """Yield a field and what the edit did to it; several where the record was made."""
        if line.is_hidden:
            yield MADE, tr("Not shown before both sides have answered")
        elif line.field == BIN:
            yield BIN, tr("Put into the bin") if line.after else tr("Taken out of the bin")
        elif line.field == ERASED:
            yield ERASED, tr("Erased for good")
        elif line.field == MADE:
            yield from self._made(line)
        else:
            yield line.field, self._changed(line)

    def _changed(self, line: HistoryLine) -> str:
        gone = tr("(erased for good)")
        return tr("{field}: {before} → {after}").format(
            field=field_label(line.record_type, line.field),
            before=gone if line.was_erased else self._value(line, line.field, line.before),
            after=gone if line.is_erased else self._value(line, line.field, line.after),
        )

    def _made(self, line: HistoryLine) -> Iterator[tuple[str, str]]:
        if line.is_erased:
            yield MADE, tr("Made; what stood there was erased for good")
            return
        yield MADE, tr("Made")
        written: dict[str, Any] = json.loads(line.after) if isinstance(line.after, str) else {}
        declared = RECORD_TYPES.get(line.record_type)
        for spec in specs_of(declared) if declared else ():
            value = written.get(spec.name)
            if value not in (None, "", spec.default):
                words = self._value(line, spec.name, value)
                label = field_label(line.record_type, spec.name)
                yield spec.name, tr("{field}: {value}").format(field=label, value=words)

    def _value(self, line: HistoryLine, field: str, value: Json) -> str:
        words = field_value_text(line.record_type, field, value, self._zone, self.name)
        return shortened(" ".join(words.split()), LONGEST_VALUE)


def _name(record: Record) -> str:
    if isinstance(record, Revision):
        return str(record.number)  # its first text is a fingerprint
    words = " ".join(shortened(word, LONGEST_WORD) for word in record_name_text(record).split())
    return shortened(words, LONGEST_NAME)
