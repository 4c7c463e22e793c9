"""Trust acts on the command line: promises, mistakes owned, repairs, joint problems."""

from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.register import Register
from planner.commands.shown import short_id
from planner.commands.written import read_day
from planner.domain.partnership import Promise, PromiseState
from planner.domain.partnership_results import KeepRate, KeepRates
from planner.domain.record_json import record_to_json
from planner.services.promises import settle_promise, trust_overview
from planner.services.session import Session
from planner.text import tr
from planner.words.choices import choice_text
from planner.words.partnership import keep_rate_text, promise_state_text

_NAMES = ("add", "show", "edit", "keep", "break", "release", "reopen", "delete")
_TABLE = {name: f"{__name__}:{name}" for name in _NAMES} | {"break": f"{__name__}:break_"}


def _value(session: Session, act: Promise) -> dict[str, Any]:
    return {
        **record_to_json(act),
        "state": act.state.value,
        "overdue": act.is_overdue(session.today()),
    }


def _row(session: Session, act: Promise) -> tuple[str, ...]:
    return (
        act.what,
        choice_text(act.act)
        if act.is_mine
        else tr("{act}, theirs").format(act=choice_text(act.act)),
        act.to_whom,
        promise_state_text(act),
        tr("overdue") if act.is_mine and act.is_overdue(session.today()) else "",
        short_id(act.id),
    )


PROMISES = Register(
    name="promises",
    record_type=Promise,
    arguments=("what",),
    help_of={
        "add": tr(
            "Note a promise, a mistake owned, a repair or a joint problem; --act says which."
        ),
        "show": tr("Show a trust act."),
        "edit": tr("Change a trust act; what is not named stays."),
        "delete": tr("Delete a trust act."),
    },
    value=_value,
    row=_row,
    today_fields=("made_on",),
)
add, show, edit, delete = PROMISES.add(), PROMISES.show(), PROMISES.edit(), PROMISES.delete()


@group(
    "promises",
    _TABLE,
    invoke_without_command=True,
    help=tr("List promises and other trust acts, or say what became of them."),
)
@click.pass_context
def promises(context: click.Context) -> None:
    """List the trust acts where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("promises") as session:
        overview = trust_overview(session)
        value = {
            "acts": [_value(session, act) for act in overview.acts],
            "keep_rate": _rates_value(overview.rates),
        }
        lines = PROMISES.lines(session, overview.acts, tr("No promise is noted yet."))
        if overview.rates.own.settled:
            lines.append(keep_rate_text(overview.rates.own))
        frame.answer(value, lines)


def _settling(name: str, state: PromiseState, help_text: str) -> click.Command:
    @command(name, help=help_text)
    @click.argument("act_id", metavar="ID")
    @click.option("--on", "day", metavar="DAY", help=tr("The day; today if it is not named."))
    @click.pass_obj
    def settle(frame: Frame, act_id: str, day: str | None) -> None:
        with frame.session(f"promises {name}") as session:
            seen = session.read.named(Promise, act_id)
            settle_promise(session, seen, state, read_day(day) if day else None)
            PROMISES.answer(frame, session, seen)

    return settle


keep = _settling("keep", PromiseState.KEPT, tr("Note that it was kept."))
break_ = _settling("break", PromiseState.BROKEN, tr("Note that it was broken."))
release = _settling("release", PromiseState.RELEASED, tr("Note that the other side let go of it."))
reopen = _settling(
    "reopen", PromiseState.OPEN, tr("Take back what was noted to have become of it.")
)


def _rates_value(rates: KeepRates) -> dict[str, Any]:
    return {
        **_rate_value(rates.own),
        "by_partner": [
            {"to_whom": name, **_rate_value(rate)} for name, rate in rates.by_partner.items()
        ],
        "others": _rate_value(rates.others),
    }


def _rate_value(rate: KeepRate) -> dict[str, Any]:
    return {
        "n": rate.settled,
        "kept": rate.kept,
        "broken": rate.broken,
        "released": rate.released,
        "open": rate.open,
        "per_cent": rate.per_cent,
    }
