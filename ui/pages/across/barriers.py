"""The register of barriers, and the fuel map: which hours they consumed, and what they delay."""

from collections.abc import Iterator, Sequence
from functools import partial

from planner.domain.barriers import Barrier, Delay
from planner.domain.direction import Initiative, SharedGoal
from planner.domain.goals import SkillGoal
from planner.domain.records import Record
from planner.insight.fuel_map import FuelCost, FuelMap
from planner.services.balance import usual_period
from planner.services.barriers import clear_barrier, fuel_map
from planner.services.session import Session
from planner.text import tr, tr_plural
from planner.words.choices import choice_text, choice_title
from planner.words.numbers import brief_date_text, hours_text, period_text
from ui.pages.across.asking import ask_new, usual_deeds
from ui.pages.across.cost_form import ask_costs
from ui.pages.across.fuel_picture import cost_words, fuel_draw
from ui.pages.across.register import Deed, Pictured, Register, RegisterRow, Said, Sheet, row
from ui.widgets.record_form import Rows

BARRIER_ROWS: Rows = (
    ("title",),
    ("kind", "owner"),
    ("blocks",),
    ("tag", "hat"),
    ("found_on", "cleared_on"),
    ("note",),
    ("tier",),
)
DELAY_ROWS: Rows = (("goal",), ("initiative",), ("shared_goal",), ("since", "until"))


def barriers() -> Register:
    """Return the register."""
    return Register(
        name="barriers",
        title=lambda: tr("Barriers"),
        record_types=frozenset(
            {*("barrier", "delay", "entry", "displacement"), *("goal", "initiative", "shared_goal")}
        ),
        opens=frozenset({Barrier.TYPE}),
        read=_read,
        count=_count,
        sheet=_sheet,
        add=lambda session: ask_new(session, Barrier, tr("A barrier"), BARRIER_ROWS),
        add_words=lambda: tr("Add a barrier"),
        empty=lambda: tr(
            "What stands in the way of delivery will stand here, with the hours it consumes, "
            "the protected time it displaces and the goals it delays."
        ),
        above=_fuel,
    )


def _map(session: Session) -> FuelMap:
    return session.remember(
        "fuel map of the page", lambda: fuel_map(session, usual_period(session))
    )


def _read(session: Session) -> list[RegisterRow]:
    costs = {one.barrier.id: one.cost for one in _map(session).rows}
    dearest = list(costs)
    found = sorted(
        session.read.all(Barrier),
        key=lambda one: (
            one.is_cleared,
            dearest.index(one.id) if one.id in dearest else len(costs),
        ),
    )
    return [row(one, one.title, _remark(one, costs.get(one.id))) for one in found]


def _remark(barrier: Barrier, cost: FuelCost | None) -> str:
    words = [choice_text(barrier.kind)]
    if cost and cost.minutes:
        words.append(hours_text(cost.minutes))
    if barrier.cleared_on is not None:
        words.append(tr("cleared {day}").format(day=brief_date_text(barrier.cleared_on)))
    return " · ".join(words)


def _count(_session: Session, rows: Sequence[RegisterRow]) -> str:
    standing = sum(isinstance(one.record, Barrier) and not one.record.is_cleared for one in rows)
    if not standing:
        return tr("all cleared")
    return tr_plural("{n} in the way", "{n} in the way", standing)


def _fuel(session: Session) -> list[Said | Pictured]:
    found = _map(session)
    if not found.rows:
        return []
    period = period_text(found.period.first, found.period.last)
    names = {one.id: _delayed(session, one) for each in found.rows for one in each.delays}
    return [
        Pictured(
            title=tr("Fuel map, {period}").format(period=period),
            key=(found, tuple(names.items())),
            draw=fuel_draw(found, names),
        ),
        Said(
            title=tr("How it is counted"),
            words=tr(
                "Hours logged with a barrier's tag, and protected time that it displaced. What "
                "no barrier was named for stands in the last line of the table."
            ),
            is_muted=True,
        ),
    ]


def _sheet(session: Session, record: Record) -> Sheet:
    assert isinstance(record, Barrier)  # noqa: S101 - its own register asks
    state = tr("in the way")
    if record.cleared_on is not None:
        state = tr("cleared {day}").format(day=brief_date_text(record.cleared_on))
    return Sheet(
        record=record,
        title=record.title,
        remark=f"{choice_title(record.kind)} · {state}",
        parts=tuple(_parts(session, record)),
        deeds=tuple(_deeds(session, record)),
    )


def _parts(session: Session, barrier: Barrier) -> Iterator[Said]:
    delays = [one for one in session.read.all(Delay) if one.barrier == barrier.id]
    cost = next((one.cost for one in _map(session).rows if one.barrier.id == barrier.id), None)
    tag = tr("Write #{tag} in the capture line to log time that it takes.").format(tag=barrier.tag)
    for title, words in (
        (tr("Who could take it away"), barrier.owner),
        (tr("What it blocks"), barrier.blocks),
        (tr("What it cost"), cost_words(cost) if cost else ""),
        (tr("What it delays"), "\n".join(_delay_words(session, one) for one in delays)),
        (tr("Its tag"), tag if barrier.tag else ""),
        (tr("Found"), brief_date_text(barrier.found_on) if barrier.found_on else ""),
        (tr("Note"), barrier.note),
    ):
        if words:
            yield Said(title=title, words=words)


def _delay_words(session: Session, delay: Delay) -> str:
    words = [f"• {_delayed(session, delay)}"]
    if delay.since:
        words.append(tr("since {day}").format(day=brief_date_text(delay.since)))
    if delay.until:
        words.append(tr("until {day}").format(day=brief_date_text(delay.until)))
    return ", ".join(words)


def _delayed(session: Session, delay: Delay) -> str:
    """Return the title of what is delayed."""
    goal = session.read.find(SkillGoal, delay.goal) if delay.goal else None
    initiative = session.read.find(Initiative, delay.initiative) if delay.initiative else None
    shared = session.read.find(SharedGoal, delay.shared_goal) if delay.shared_goal else None
    found = goal or initiative or shared
    return found.title if found else tr("something that was deleted")


def _deeds(session: Session, barrier: Barrier) -> Iterator[Deed]:
    if not barrier.is_cleared:
        yield Deed(
            name="clear",
            words=tr("It is out of the way"),
            keys="C",
            act=partial(clear_barrier, session, barrier),
            done=tr("The barrier is cleared."),
        )
    title = tr("What “{barrier}” delays").format(barrier=barrier.title)
    yield Deed(
        name="delay",
        words=tr("Say what it delays"),
        ask=partial(
            ask_new, session, Delay, title, DELAY_ROWS, stands_on=barrier.id, barrier=barrier.id
        ),
    )
    yield Deed(name="cost", words=tr("Say what it cost"), ask=partial(ask_costs, session, barrier))
    yield from usual_deeds(session, barrier, BARRIER_ROWS)
