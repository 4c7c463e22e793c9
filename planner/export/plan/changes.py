"""What changed since the reader's last revision, in words: what is new, edited, gone."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from planner.domain.direction import Initiative, Measure, SharedGoal
from planner.domain.goals import Evidence, SkillGoal, Step
from planner.domain.governance import Decision, ReferenceBack
from planner.domain.partnership import Promise, Tension, TensionChange
from planner.domain.readiness import Round
from planner.domain.record_json import Json
from planner.domain.records import FieldSpec, Kind, Record, RecordId, specs_of
from planner.domain.release import Released
from planner.domain.revision_changes import FieldChange, Gone, Touched
from planner.export.pdf.text import Words, bold
from planner.text import tr, tr_plural
from planner.words.choices import choice_text
from planner.words.fields import field_label
from planner.words.numbers import all_of_text, brief_date_text
from planner.words.records import record_text

MOST_CHANGES: Final = 5
"""So many are told on the first page; where there are more, the annex lists all."""

_LONGEST_QUOTED: Final = 40
"""Longer words are said to be reworded, not quoted twice."""

_TOLD: Final[tuple[type[Record], ...]] = (
    SkillGoal,
    Initiative,
    SharedGoal,
    Tension,
    Decision,
    Promise,
)
"""What a change is told under, in this order."""

_PARTS: Final[Mapping[type[Record], str]] = {
    Step: "goal",
    Evidence: "goal",
    Round: "initiative",
    Measure: "shared_goal",
    TensionChange: "tension",
    ReferenceBack: "decision",
}
"""What is told as a part of something else, and the field that names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedThing:
    """One thing that the reader knows by its name, and what became of it or of its parts."""

    title: str
    is_new: bool
    phrases: tuple[str, ...]

    def words(self, most: int | None = None) -> Words:
        """Return it in one line; of more than `most` phrases the rest is counted."""
        told = [tr("new"), *self.phrases] if self.is_new else list(self.phrases)
        left = 0 if most is None else max(0, len(told) - most)
        if left:
            told = told[:most]
            told.append(tr_plural("{n} change more", "{n} changes more", left))
        return [bold(self.title), tr(": {changes}").format(changes="; ".join(told))]


def changed_things(released: Released) -> list[ChangedThing]:
    """List what changed of all that the reader may see; parts stand with their owner."""
    touched = {change.record: change for change in released.sums.touched}
    parts = _touched_parts(released, touched)
    return [
        ChangedThing(
            title=_named(record),
            is_new=record.id in touched and touched[record.id].is_new,
            phrases=tuple(_phrases(record, touched.get(record.id), parts.get(record.id, []))),
        )
        for kind in _TOLD
        for record in released.plan.all(kind)
        if record.id in touched or record.id in parts
    ]


def _touched_parts(
    released: Released, touched: Mapping[RecordId, Touched]
) -> dict[RecordId, list[tuple[Record, Touched]]]:
    parts: dict[RecordId, list[tuple[Record, Touched]]] = {}
    for kind, owner_field in _PARTS.items():
        for record in released.plan.all(kind):
            if record.id in touched:
                owner = getattr(record, owner_field)
                parts.setdefault(owner, []).append((record, touched[record.id]))
    return parts


def _named(record: Record) -> str:
    return str(getattr(record, "title", "") or getattr(record, "what", "") or "–")


def _phrases(
    record: Record, change: Touched | None, parts: list[tuple[Record, Touched]]
) -> Iterator[str]:
    if change is not None and not change.is_new:
        told = [_field_words(record, field) for field in change.changes]
        yield from told or [tr("edited")]
    elif change is not None:
        return  # all of it is new, its parts too
    yield from _new_parts([part for part, own in parts if own.is_new])
    for part, own in parts:
        if not own.is_new:
            yield _part_words(part, own)


def _new_parts(parts: list[Record]) -> Iterator[str]:
    """Name one new part of a kind; count several."""
    for kind, counted in _COUNTED.items():
        own = [part for part in parts if type(part) is kind]
        if len(own) == 1:
            yield tr("new {part}").format(part=_PART_WORDS[kind](own[0]))
        elif own:
            yield counted(len(own))


def _part_words(part: Record, change: Touched) -> str:
    said = _PART_WORDS[type(part)](part)
    fields = [_field_words(part, field) for field in change.changes]
    return tr("{part}: {fields}").format(part=said, fields=", ".join(fields) or tr("edited"))


def _step_words(step: Record) -> str:
    return tr("step “{title}”").format(title=_shortened(getattr(step, "title", "")))


def _evidence_words(evidence: Record) -> str:
    day = evidence.day if isinstance(evidence, Evidence) else date.min
    return tr("evidence of {day}").format(day=brief_date_text(day))


def _round_words(answered: Record) -> str:
    rater = choice_text(answered.rater) if isinstance(answered, Round) else ""
    return tr("round of answers ({rater})").format(rater=rater)


def _measure_words(measure: Record) -> str:
    return tr("measure “{title}”").format(title=_shortened(getattr(measure, "title", "")))


def _standing_words(change: Record) -> str:
    state = choice_text(change.state) if isinstance(change, TensionChange) else ""
    return tr("standing: {state}").format(state=state)


def _reference_words(reference: Record) -> str:
    return tr("reference-back to {board}").format(board=getattr(reference, "board", ""))


_PART_WORDS: Final[Mapping[type[Record], Callable[[Record], str]]] = {
    Step: _step_words,
    Evidence: _evidence_words,
    Round: _round_words,
    Measure: _measure_words,
    TensionChange: _standing_words,
    ReferenceBack: _reference_words,
}


_COUNTED: Final[Mapping[type[Record], Callable[[int], str]]] = {
    Step: lambda n: tr_plural("{n} new step", "{n} new steps", n),
    Evidence: lambda n: tr_plural("{n} new piece of evidence", "{n} new pieces of evidence", n),
    Round: lambda n: tr_plural("{n} new round of answers", "{n} new rounds of answers", n),
    Measure: lambda n: tr_plural("{n} new measure", "{n} new measures", n),
    TensionChange: lambda n: tr_plural("stands differently", "stood differently {n} times", n),
    ReferenceBack: lambda n: tr_plural("{n} new reference-back", "{n} new reference-backs", n),
}


def _field_words(record: Record, change: FieldChange) -> str:
    spec = next(spec for spec in specs_of(type(record)) if spec.name == change.field)
    label = field_label(record.TYPE, change.field)
    before, after = (_value_words(spec, value) for value in (change.before, change.after))
    if spec.kind is Kind.FLAG:
        said = tr("“{field}” is so now") if change.after else tr("“{field}” is no longer so")
        return said.format(field=label)
    if max(len(before), len(after)) > _LONGEST_QUOTED:
        return tr("“{field}” reworded").format(field=label)
    if not before:
        return tr("{field} now {after}").format(field=label, after=after)
    if not after:
        return tr("{field} no longer {before}").format(field=label, before=before)
    return tr("{field} {after}, was {before}").format(field=label, after=after, before=before)


def _value_words(spec: FieldSpec, value: Json) -> str:
    if value is None or value == "":
        return ""
    if spec.kind is Kind.DAY:
        return brief_date_text(date.fromisoformat(str(value)))
    if spec.kind is Kind.CHOICE and spec.choices is not None:
        return _choice_words(spec.choices, str(value))
    if spec.kind in (Kind.LINE, Kind.TEXT):
        return tr("“{words}”").format(words=" ".join(str(value).split()))
    return str(value)


def _choice_words(choices: type[StrEnum], value: str) -> str:
    return choice_text(choices(value))


def _shortened(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST_QUOTED else flat[: _LONGEST_QUOTED - 1].rstrip() + "…"


def gone_words(gone: tuple[Gone, ...]) -> str:
    """Say what is no longer there, "" for nothing; what it said stays with its owner."""
    if not gone:
        return ""
    counted = [
        tr("{record} ({n})").format(record=record_text(one.record_type), n=one.number)
        for one in gone
    ]
    return tr("No longer here: {records}.").format(records=all_of_text(counted))
