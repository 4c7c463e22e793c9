"""The register of tensions: who carries the cost, the next conversation, how it went so far."""

from collections.abc import Iterator, Sequence

from planner.domain.partnership import Tension
from planner.domain.records import Record
from planner.services.session import Session
from planner.text import tr, tr_plural
from planner.words.choices import choice_text
from planner.words.numbers import brief_date_text
from ui.pages.across.asking import ask_new, usual_deeds
from ui.pages.across.register import Pictured, Register, RegisterRow, Said, Sheet, row
from ui.widgets.record_form import Rows

TENSION_ROWS: Rows = (
    ("title",),
    ("between",),
    ("kind",),
    ("carried_by",),
    ("state",),
    ("energy", "trust"),
    ("next_conversation", "with_whom"),
    ("purpose", "hat"),
    ("note",),
    ("tier",),
)


def tensions() -> Register:
    """Return the register."""
    return Register(
        name="tensions",
        title=lambda: tr("Tensions"),
        record_types=frozenset({"tension", "tension_party", "tension_change", "hat"}),
        opens=frozenset({Tension.TYPE}),
        read=_read,
        count=_count,
        sheet=_sheet,
        add=lambda session: ask_new(session, Tension, tr("A tension"), TENSION_ROWS),
        add_words=lambda: tr("Add a tension"),
        empty=lambda: tr(
            "Where legitimate wants pull in two directions will stand here: who carries the "
            "cost, how it stands, and when you talk about it next."
        ),
    )


def _read(session: Session) -> list[RegisterRow]:
    found = session.read.all(Tension)
    found.sort(key=lambda one: one.is_closed)
    return [row(one, one.title, _remark(one)) for one in found]


def _remark(tension: Tension) -> str:
    if tension.closed_on is not None:
        return tr("ended {day}").format(day=brief_date_text(tension.closed_on))
    words = [choice_text(tension.state)]
    if tension.next_conversation:
        day = brief_date_text(tension.next_conversation)
        words.append(tr("next conversation {day}").format(day=day))
    return " · ".join(words)


def _count(_session: Session, rows: Sequence[RegisterRow]) -> str:
    still_open = sum(isinstance(one.record, Tension) and not one.record.is_closed for one in rows)
    return tr_plural("{n} open", "{n} open", still_open) if still_open else tr("all ended")


def _sheet(session: Session, record: Record) -> Sheet:
    assert isinstance(record, Tension)  # noqa: S101 - its own register asks
    kind = f"{choice_text(record.kind)} · {choice_text(record.state)}"
    return Sheet(
        record=record,
        title=record.title,
        remark=kind[:1].upper() + kind[1:],
        parts=tuple(_parts(session, record)),
        deeds=usual_deeds(session, record, TENSION_ROWS),
    )


def _parts(_session: Session, tension: Tension) -> Iterator[Said | Pictured]:
    for title, words in (
        (tr("Between whom"), tension.between),
        (tr("Who carries the cost"), tension.carried_by),
        (tr("Next conversation"), _conversation_words(tension)),
        (tr("Note"), tension.note),
    ):
        yield Said(title=title, words=words or tr("not said"), is_muted=not words)


def _conversation_words(tension: Tension) -> str:
    day = brief_date_text(tension.next_conversation) if tension.next_conversation else ""
    return " · ".join(word for word in (day, tension.with_whom, tension.purpose) if word)
