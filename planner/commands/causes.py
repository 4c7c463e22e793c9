"""Why a block gives way, as options of a command."""

from collections.abc import Callable, Mapping
from typing import Any

import click

from planner.commands.options import with_options
from planner.commands.written_fields import read_choice
from planner.domain.barriers import Barrier
from planner.domain.charter import CharterItem
from planner.domain.errors.fields import UnknownChoiceError
from planner.domain.protection import Consent, Requester
from planner.services.cause import Cause
from planner.services.levels import level_names
from planner.services.session import Session
from planner.text import tr

_Function = Callable[..., Any]


def cause_options(*, are_required: bool) -> Callable[[_Function], _Function]:
    """Add the options for all that a cause says; --by and --for may be required."""
    # The law packs may know more levels; reading them for a line of help would be slow.
    levels, degrees = "|".join(Requester), "|".join(Consent)
    return with_options(
        click.option(
            *("--by", "by_what"),
            required=are_required,
            metavar="TEXT",
            help=tr("What took the time."),
        ),
        click.option(
            *("--for", "for_whom"),
            required=are_required,
            metavar=levels,
            help=tr("The level of whoever asked, as “bodies kinds --json” lists them for today."),
        ),
        click.option("--why", metavar="TEXT", help=tr("The reason, in your own words.")),
        click.option("--consent", metavar=degrees, help=tr("How free you were to refuse.")),
        click.option(
            *("--charter", "in_charter"),
            is_flag=True,
            help=tr("The charter allows it; otherwise it counts as just this once."),
        ),
        click.option(
            *("--charter-item", "charter_item"),
            metavar="ID",
            help=tr("The item of the charter that allows it."),
        ),
        click.option("--barrier", metavar="ID", help=tr("The barrier that it is a cost of.")),
    )


def cause_of(session: Session, said: Mapping[str, Any]) -> Cause:
    """Return what was said by the options; raises UnknownChoiceError, NotFoundError."""
    item = said["charter_item"]
    return Cause(
        by_what=said["by_what"] or "",
        for_whom=read_level(session, "for_whom", said["for_whom"] or Requester.SELF),
        consent=read_choice("consent", Consent, said["consent"] or Consent.MINE),
        why=said["why"] or "",
        charter_item=session.read.named(CharterItem, item).id if item else None,
        in_charter=said["in_charter"],
        barrier=session.read.named(Barrier, said["barrier"]).id if said["barrier"] else None,
    )


def read_level(session: Session, field_name: str, written: str) -> Requester:
    """Read a level that the law packs or the program know; raises UnknownChoiceError."""
    level = written.strip().lower().replace("-", "_").replace(" ", "_")
    offered = level_names(session)
    known: dict[str, Requester] = {level.value: level for level in (*Requester, *offered)}
    if level not in known:
        raise UnknownChoiceError(field_name, written, tuple(level.value for level in offered))
    return known[level]
