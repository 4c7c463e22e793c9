"""The register of trust: promises made and kept, mistakes owned, repairs."""

from collections.abc import Iterator, Sequence
from functools import partial

from planner.domain.partnership import Promise, PromiseState, TrustAct
from planner.domain.partnership_results import KeepRate
from planner.domain.records import Record
from planner.services.promises import settle_promise, trust_overview
from planner.services.session import Session
from planner.text import tr, tr_plural
from planner.words.choices import choice_text, choice_title
from planner.words.numbers import brief_date_text
from ui.pages.across.asking import ask_new, usual_deeds
from ui.pages.across.register import Deed, Register, RegisterRow, Said, Sheet, row
from ui.widgets.record_form import Rows

PROMISE_ROWS: Rows = (
    ("act",),
    ("what",),
    ("to_whom", "is_mine"),
    ("made_on", "due"),
    ("mends",),
    ("note",),
    ("kept_on", "broken_on"),
    ("released_on", "tier"),
)


def trust() -> Register:
    """Return the register."""
    return Register(
        name="trust",
        title=lambda: tr("Trust"),
        record_types=frozenset({"promise"}),
        opens=frozenset({Promise.TYPE}),
        read=_read,
        count=_count,
        sheet=_sheet,
        add=lambda session: ask_new(session, Promise, tr("A promise or trust act"), PROMISE_ROWS),
        add_words=lambda: tr("Add a promise"),
        empty=lambda: tr(
            "Promises you make to partners will stand here, with mistakes owned and mended. "
            "Trust is no switch: it is what these add up to."
        ),
        above=_rates,
    )


def _read(session: Session) -> list[RegisterRow]:
    return [row(one, one.what, _remark(one)) for one in trust_overview(session).acts]


def _rates(session: Session) -> list[Said]:
    """Say what became of promises, in all and by partner; never as a score."""
    rates = trust_overview(session).rates
    lines = [_rate_words(tr("all"), rates.own)]
    if len(rates.by_partner) > 1:
        lines += [
            _rate_words(name or tr("nobody named"), rate) for name, rate in rates.by_partner.items()
        ]
    return (
        [Said(title=tr("Promises you made"), words="\n".join(lines))] if rates.own.settled else []
    )


def _rate_words(who: str, rate: KeepRate) -> str:
    said = tr("{who}: {kept} of {settled} kept").format(
        who=who, kept=rate.kept, settled=rate.settled
    )
    return f"{said}, {rate.per_cent}%" if rate.per_cent is not None else said


def _remark(act: Promise) -> str:
    words = [choice_text(act.act) if act.act is not TrustAct.PROMISE else "", act.to_whom]
    words.append(_state_words(act))
    return " · ".join(word for word in words if word)


def _state_words(act: Promise) -> str:
    if act.kept_on and act.state is PromiseState.KEPT:
        return tr("kept {day}").format(day=brief_date_text(act.kept_on))
    if act.state is not PromiseState.OPEN:
        return choice_text(act.state)
    if act.due:
        return tr("by {day}").format(day=brief_date_text(act.due))
    return tr("open") if act.act is TrustAct.PROMISE else brief_date_text(act.made_on)


def _count(_session: Session, rows: Sequence[RegisterRow]) -> str:
    acts = [one.record for one in rows if isinstance(one.record, Promise)]
    mine = [one for one in acts if one.act is TrustAct.PROMISE and one.is_mine]
    waiting = sum(one.state is PromiseState.OPEN for one in mine)
    kept = sum(one.state is PromiseState.KEPT for one in mine)
    told = tr_plural("{n} open", "{n} open", waiting)
    return tr("{open}, {kept} kept").format(open=told, kept=kept)


def _sheet(session: Session, record: Record) -> Sheet:
    assert isinstance(record, Promise)  # noqa: S101 - its own register asks
    return Sheet(
        record=record,
        title=record.what,
        remark=f"{choice_title(record.act)} · {_state_words(record)}",
        parts=tuple(_parts(session, record)),
        deeds=tuple(_deeds(session, record)),
    )


def _parts(session: Session, act: Promise) -> Iterator[Said]:
    mended = session.read.find(Promise, act.mends) if act.mends else None
    owed = tr("You owe it.") if act.is_mine else tr("It is owed to you; nobody is reminded.")
    for title, words in (
        (tr("To whom"), act.to_whom),
        (tr("Who owes it"), owed if act.act is TrustAct.PROMISE else ""),
        (tr("Made on"), brief_date_text(act.made_on)),
        (tr("By when"), brief_date_text(act.due) if act.due else ""),
        (tr("What it mends"), mended.what if mended else ""),
        (tr("Note"), act.note),
    ):
        if words:
            yield Said(title=title, words=words)


def _deeds(session: Session, act: Promise) -> Iterator[Deed]:
    if act.state is PromiseState.OPEN and (act.act is TrustAct.PROMISE or act.due):
        for state, words in (
            (PromiseState.KEPT, tr("Kept")),
            (PromiseState.BROKEN, tr("Not kept")),
            (PromiseState.RELEASED, tr("Released")),
        ):
            is_kept = state is PromiseState.KEPT
            yield Deed(
                name=state.value,
                words=words,
                keys="K" if is_kept else "",
                act=partial(settle_promise, session, act, state),
                done=f"“{act.what}”: {words}",
                is_first=is_kept,
            )
    elif act.state is not PromiseState.OPEN:
        yield Deed(
            name="open",
            words=tr("Open it again"),
            act=partial(settle_promise, session, act, PromiseState.OPEN),
            done=tr("“{what}” is open again.").format(what=act.what),
        )
    yield from usual_deeds(session, act, PROMISE_ROWS)
