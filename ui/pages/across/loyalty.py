"""The register of interests and loyalties, always under its notice."""

from collections.abc import Iterator, Sequence

from planner.domain.governance import Decision
from planner.domain.loyalty import LoyaltyEntry
from planner.domain.people import Body
from planner.domain.records import Record
from planner.services.loyalties import loyalties, loyalty_summary
from planner.services.session import Session
from planner.text import tr, tr_plural
from planner.words.choices import choice_text
from planner.words.governance import declared_text, loyalty_notice
from planner.words.numbers import brief_date_text
from ui.pages.across.asking import ask_new, usual_deeds
from ui.pages.across.register import Register, RegisterRow, Said, Sheet, row
from ui.widgets.record_form import Rows

LOYALTY_ROWS: Rows = (
    ("title",),
    ("interest", "status"),
    ("body", "other_body"),
    ("duty",),
    ("is_surmountable", "decision"),
    ("mitigation",),
    ("is_registrable",),
    ("declared_in", "declared_on"),
    ("noted_on", "ended_on"),
)


def loyalty() -> Register:
    """Return the register."""
    return Register(
        name="loyalty",
        title=lambda: tr("Loyalty"),
        record_types=frozenset({"loyalty", "body", "decision"}),
        opens=frozenset({LoyaltyEntry.TYPE}),
        read=_read,
        count=_count,
        sheet=_sheet,
        add=lambda session: ask_new(
            session, LoyaltyEntry, tr("An interest or loyalty"), LOYALTY_ROWS
        ),
        add_words=lambda: tr("Add an interest"),
        empty=lambda: tr(
            "Interests and loyalties that pull at you will stand here, with the duty they touch, "
            "what you do about them, and whether they are declared."
        ),
        notice=loyalty_notice,
    )


def _read(session: Session) -> list[RegisterRow]:
    return [
        row(one, one.title, f"{choice_text(one.status)} · {declared_text(one)}")
        for one in loyalties(session)
    ]


def _count(session: Session, rows: Sequence[RegisterRow]) -> str:
    entries = [one.record for one in rows if isinstance(one.record, LoyaltyEntry)]
    undeclared = loyalty_summary(session, entries).undeclared
    if undeclared:
        return tr_plural("{n} not declared", "{n} not declared", undeclared)
    return tr_plural("{n} noted", "{n} noted", len(entries))


def _sheet(session: Session, record: Record) -> Sheet:
    assert isinstance(record, LoyaltyEntry)  # noqa: S101 - its own register asks
    kind = tr("{interest}, {status} conflict").format(
        interest=choice_text(record.interest), status=choice_text(record.status)
    )
    noted = tr("noted {day}").format(day=brief_date_text(record.noted_on))
    return Sheet(
        record=record,
        title=record.title,
        remark=f"{kind} · {noted}",
        parts=tuple(_parts(session, record)),
        deeds=usual_deeds(session, record, LOYALTY_ROWS),
    )


def _parts(session: Session, entry: LoyaltyEntry) -> Iterator[Said]:
    yield Said(title=tr("In the statutory register"), words=declared_text(entry))
    owed = session.read.find(Body, entry.body) if entry.body else None
    other = session.read.find(Body, entry.other_body) if entry.other_body else None
    decision = session.read.find(Decision, entry.decision) if entry.decision else None
    surmountable = (
        tr("It can be overcome.")
        if entry.is_surmountable
        else tr("It cannot be overcome: step back from what it touches.")
    )
    for title, words in (
        (tr("Duty is owed to"), owed.name if owed else ""),
        (tr("What pulls the other way"), other.name if other else ""),
        (tr("Duty engaged"), entry.duty),
        (tr("Can it be overcome?"), surmountable),
        (tr("What you do about it"), entry.mitigation),
        (tr("Decision"), decision.title if decision else ""),
        (tr("Ended"), brief_date_text(entry.ended_on) if entry.ended_on else ""),
    ):
        if words:
            yield Said(title=title, words=words)
