"""The register of tensions: who carries the cost, the next conversation, how it went so far."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from planner.domain.partnership import Tension, TensionChange, TensionParty
from planner.domain.records import Record, RecordId
from planner.services.session import Session
from planner.services.tensions import (
    Standing,
    TensionView,
    close_tension,
    note_standing,
    tension_view,
    tension_views,
)
from planner.text import tr, tr_plural
from planner.words.choices import choice_text
from planner.words.numbers import brief_date_text
from ui.pages.across.asking import ask_new, usual_deeds
from ui.pages.across.register import Ask, Deed, Pictured, Register, RegisterRow, Said, Sheet, row
from ui.pages.across.tension_history import history_draw, history_words, standing_words
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
PARTY_ROWS: Rows = (("name",), ("wants",), ("is_public", "tier"))


def tensions() -> Register:
    """Return the register of tensions."""
    return Register(
        name="tensions",
        title=lambda: tr("Tensions"),
        record_types=frozenset({"tension", "tension_party", "tension_change", "hat"}),
        opens=frozenset({Tension.TYPE, TensionParty.TYPE}),
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
    found = []
    for view in tension_views(session):
        found.append(row(view.tension, view.tension.title, _remark(view.tension)))
        found += [row(one, _party_name(one), one.wants, is_part=True) for one in view.parties]
    return found


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
    if isinstance(record, TensionParty):
        return _party_sheet(session, record)
    assert isinstance(record, Tension)  # noqa: S101 - its own register asks
    view = tension_view(session, record)
    kind = f"{choice_text(record.kind)} · {_remark(record)}"
    return Sheet(
        record=record,
        title=record.title,
        remark=kind[:1].upper() + kind[1:],
        parts=tuple(_parts(session, view)),
        deeds=tuple(_deeds(session, view)),
    )


def _party_sheet(session: Session, party: TensionParty) -> Sheet:
    wants = party.wants or tr("not said")
    return Sheet(
        record=party,
        title=_party_name(party),
        remark=tr("one side of the tension"),
        parts=(Said(title=tr("What it legitimately wants"), words=wants),),
        deeds=usual_deeds(session, party, PARTY_ROWS),
    )


def _parts(session: Session, view: TensionView) -> Iterator[Said | Pictured]:
    tension = view.tension
    parties = "\n".join(_party_words(party) for party in view.parties)
    between = "\n".join(words for words in (tension.between, parties) if words)
    for title, words in (
        (tr("Who carries the cost"), tension.carried_by),
        (tr("Between whom"), between),
        (tr("How it stands"), standing_words(tension)),
        (tr("Next conversation"), _conversation_words(tension)),
        (tr("How it ended"), tension.ending),
        (tr("Note"), tension.note),
    ):
        if words:
            yield Said(title=title, words=words)
    if view.history:
        day = tension.closed_on or session.today()
        draw = history_draw(view.history, day)
        yield Pictured(title=tr("How it went so far"), key=(view.history, day), draw=draw)
        yield Said(title=tr("In words"), words=history_words(view.history))


def _party_name(party: TensionParty) -> str:
    return tr("{name} (the public)").format(name=party.name) if party.is_public else party.name


def _party_words(party: TensionParty) -> str:
    name = _party_name(party)
    return f"• {name}: {party.wants}" if party.wants else f"• {name}"


def _conversation_words(tension: Tension) -> str:
    if tension.next_conversation is None:
        return "" if tension.is_closed else tr("none planned")
    words = [brief_date_text(tension.next_conversation), tension.with_whom, tension.purpose]
    return " · ".join(word for word in words if word)


def _deeds(session: Session, view: TensionView) -> Iterator[Deed]:
    tension = view.tension
    if not tension.is_closed:
        yield Deed(
            name="stand",
            words=tr("Note how it stands"),
            keys="S",
            ask=partial(_ask_standing, session, tension),
            is_first=True,
        )
        yield Deed(
            name="close",
            words=tr("Say how it ended"),
            keys="C",
            ask=partial(_ask_ending, session, tension),
        )
    title = tr("A side of “{tension}”").format(tension=tension.title)
    yield Deed(
        name="party",
        words=tr("Name a side"),
        ask=partial(ask_new, session, TensionParty, title, PARTY_ROWS, tension=tension.id),
    )
    yield from usual_deeds(session, tension, TENSION_ROWS)


def _ask_standing(session: Session, tension: Tension) -> Ask:
    def save(values: Mapping[str, Any]) -> RecordId:
        said = dict(values)
        day = said.pop("day")
        note_standing(session, tension, Standing(**said), day)
        return tension.id

    return Ask(
        record_type=TensionChange,
        title=tr("How it stands: {tension}").format(tension=tension.title),
        rows=(("state",), ("energy", "trust"), ("note",), ("day",)),
        save=save,
        done=tr("How the tension stands is noted."),
        shown={
            "state": tension.state,
            "energy": tension.energy,
            "trust": tension.trust,
            "day": session.today(),
        },
    )


def _ask_ending(session: Session, tension: Tension) -> Ask:
    def save(values: Mapping[str, Any]) -> RecordId:
        close_tension(session, tension, values["ending"], values["closed_on"])
        return tension.id

    return Ask(
        record_type=Tension,
        title=tr("How it ended: {tension}").format(tension=tension.title),
        rows=(("ending",), ("closed_on",)),
        save=save,
        done=tr("The tension has ended; its history is kept."),
        shown={"closed_on": session.today()},
        save_words=tr("End the tension"),
    )
