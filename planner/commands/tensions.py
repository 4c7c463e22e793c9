"""Tensions on the command line: parties, how they stand, the next conversation, the end."""

from typing import Any

import click

from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.register import Register
from planner.commands.shown import in_columns, short_id
from planner.commands.written import read_day
from planner.commands.written_fields import read_choice
from planner.domain.partnership import Tension, TensionChange, TensionState
from planner.domain.record_json import record_to_json
from planner.services import tensions as services
from planner.services.session import Session
from planner.services.tensions import Side, Standing, TensionView
from planner.text import tr
from planner.words.choices import choice_text
from planner.words.numbers import brief_date_text
from planner.words.partnership import conversation_text, standing_text

_NAMES = ("add", "show", "edit", "party", "stands", "reword", "close", "delete")
_TABLE = {name: f"{__name__}:{name}" for name in _NAMES}
_RATING = click.IntRange(1, 5)


def _view_value(view: TensionView) -> dict[str, Any]:
    return {
        **record_to_json(view.tension),
        "closed": view.tension.is_closed,
        "parties": [record_to_json(party) for party in view.parties],
        "history": [record_to_json(change) for change in view.history],
    }


def _value(session: Session, tension: Tension) -> dict[str, Any]:
    return _view_value(services.tension_view(session, tension))


def _row(_session: Session, tension: Tension) -> tuple[str, ...]:
    ended = tension.closed_on
    return (
        tension.title,
        choice_text(tension.kind),
        standing_text(tension),
        tr("cost: {carrier}").format(carrier=tension.carried_by or tr("nobody said")),
        tr("closed {day}").format(day=brief_date_text(ended))
        if ended
        else conversation_text(tension),
        short_id(tension.id),
    )


def _details(session: Session, tension: Tension) -> list[str]:
    view = services.tension_view(session, tension)
    parties = [
        tr("  {party} wants: {wants}").format(party=party.name, wants=party.wants or tr("not said"))
        for party in view.parties
    ]
    history = [
        f"  {line}"
        for line in in_columns([_change_row(change) for change in reversed(view.history)])
    ]
    return [*parties, *history, *([f"  {tension.ending}"] if tension.ending else [])]


def _change_row(change: TensionChange) -> tuple[str, ...]:
    return (
        brief_date_text(change.day),
        standing_text(change),
        change.note,
        short_id(change.id),
    )


TENSIONS = Register(
    name="tensions",
    record_type=Tension,
    arguments=("title",),
    help_of={
        "add": tr("Add a tension; --carried-by says who carries the cost, if only “not known”."),
        "show": tr("Show a tension with its parties and its history."),
        "edit": tr("Change a tension; where it stands otherwise, the history says so."),
        "delete": tr("Delete a tension with its parties and its history."),
    },
    value=_value,
    row=_row,
    details=_details,
)
add, show, edit, delete = TENSIONS.add(), TENSIONS.show(), TENSIONS.edit(), TENSIONS.delete()


@group(
    "tensions",
    _TABLE,
    invoke_without_command=True,
    help=tr("List tensions, the next conversation first, or change them."),
)
@click.pass_context
def tensions(context: click.Context) -> None:
    """List the tensions where no command of the group is named."""
    if context.invoked_subcommand is not None:
        return
    frame = context.ensure_object(Frame)
    with frame.session("tensions") as session:
        views = services.tension_views(session)
        found = [view.tension for view in views]
        lines = TENSIONS.lines(session, found, tr("There is no tension yet."))
        frame.answer([_view_value(view) for view in views], lines)


@command("party", help=tr("Add a party to a tension, and what it legitimately wants."))
@click.argument("tension_id", metavar="ID")
@click.argument("name")
@click.option("--wants", default="", metavar="TEXT", help=tr("What it legitimately wants."))
@click.option("--public", "is_public", is_flag=True, help=tr("It is the patients or the public."))
@click.pass_obj
def party(frame: Frame, tension_id: str, name: str, wants: str, *, is_public: bool) -> None:
    """Add a party."""
    with frame.session("tensions party") as session:
        seen = session.read.named(Tension, tension_id)
        services.add_party(session, seen, Side(name=name, wants=wants, is_public=is_public))
        TENSIONS.answer(frame, session, seen)


@command("stands", help=tr("Note how a tension stands: constructive, drifting or harmful."))
@click.argument("tension_id", metavar="ID")
@click.argument("state", metavar="STATE")
@click.option("--energy", type=_RATING, metavar="1…5", help=tr("The energy it gives."))
@click.option("--trust", type=_RATING, metavar="1…5", help=tr("The trust between the parties."))
@click.option("--note", default="", metavar="TEXT", help=tr("Why."))
@click.option("--on", "day", metavar="DAY", help=tr("Since when; today if it is not named."))
@click.pass_obj
def stands(  # noqa: PLR0913 - one option each
    frame: Frame,
    tension_id: str,
    state: str,
    *,
    energy: int | None,
    trust: int | None,
    note: str,
    day: str | None,
) -> None:
    """Note how it stands."""
    with frame.session("tensions stands") as session:
        seen = session.read.named(Tension, tension_id)
        said = read_choice("state", TensionState, state)
        standing = Standing(state=said, energy=energy, trust=trust, note=note)
        services.note_standing(session, seen, standing, read_day(day) if day else None)
        TENSIONS.answer(frame, session, seen)


@command("reword", help=tr("Word anew why a tension stood so; “tensions show” lists the ids."))
@click.argument("change_id", metavar="ID")
@click.argument("note", metavar="TEXT")
@click.pass_obj
def reword(frame: Frame, change_id: str, note: str) -> None:
    """Put right what the history says."""
    with frame.session("tensions reword") as session:
        change = session.read.named(TensionChange, change_id)
        services.reword_change(session, change, note)
        TENSIONS.answer(frame, session, session.read.get(Tension, change.tension))


@command("close", help=tr("Close a tension and say how it ended."))
@click.argument("tension_id", metavar="ID")
@click.option("--ending", default="", metavar="TEXT", help=tr("How it ended."))
@click.option("--on", "day", metavar="DAY", help=tr("The day; today if it is not named."))
@click.pass_obj
def close(frame: Frame, tension_id: str, ending: str, day: str | None) -> None:
    """Close a tension."""
    with frame.session("tensions close") as session:
        seen = session.read.named(Tension, tension_id)
        services.close_tension(session, seen, ending, read_day(day) if day else None)
        TENSIONS.answer(frame, session, seen)
