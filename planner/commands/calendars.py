"""The calendar that blocks are published to, and how they reach calendars at all."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Unpack

import click

from planner.commands.calendar_looks import LookOptions, look_options, look_with
from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.passwords import asked_password, can_ask, given_password
from planner.commands.paths import read_path
from planner.commands.registry import CALENDARS
from planner.commands.shown import moment_value
from planner.domain.errors import PlannerError
from planner.domain.errors.calendars import CalendarNotSetUpError, CalendarPasswordMissingError
from planner.domain.publishing import CalendarAccount, Published
from planner.progress import NoProgress
from planner.services.calendar_choices import CalendarChoices, calendar_choices, choose
from planner.services.calendar_feed import kept_feed
from planner.services.handed_over import HandedOver
from planner.services.places import handed_over_file
from planner.services.session import Session
from planner.text import tr
from planner.words.calendar_publishing import conflict_text, conflicts_text, tallied_text

PASSWORD_VARIABLE = "FIREBREAK_CALENDAR_PASSWORD"  # noqa: S105 - its name, not its value


@group("calendar", CALENDARS, help=tr("Publish protected time to a calendar, or keep a feed."))
def calendar() -> None:
    """Publish blocks."""


@command(
    "publish",
    help=tr(
        "Bring a calendar on a CalDAV server up to date; it is made if it is not there. What "
        "you changed there is told and left as it is. The password is asked for, or taken from "
        "a file or from {variable}; it is kept nowhere."
    ).format(variable=PASSWORD_VARIABLE),
)
@click.argument("address", required=False)
@click.option("--user", help=tr("Your account on the server."))
@click.option("--password-file", help=tr("The file whose first line is the password."))
@click.option("--overwrite", is_flag=True, help=tr("Put the plan's version over what differs."))
@look_options
@click.pass_obj
def publish(
    frame: Frame,
    address: str | None,
    user: str | None,
    password_file: str | None,
    *,
    overwrite: bool,
    **said: Unpack[LookOptions],
) -> None:
    """Publish the blocks."""
    # Imported late: only this command speaks to a network.
    from planner.services.calendar_publishing import gather_blocks, publish_blocks  # noqa: PLC0415

    with frame.session("calendar publish") as session:
        choices = calendar_choices(session)
        account = _account(choices, address, user, password_file)
        what = gather_blocks(session, look_with(choices.look, said))
        memory = HandedOver(handed_over_file(), session.plan_uid)
        with frame.progress() as progress:
            done = publish_blocks(what, account, memory, progress, overwrites=overwrite)
        frame.answer(_published_value(done, session), _published_lines(done, session))


@command("settings", help=tr("Show or choose how blocks reach other calendars from here."))
@click.option("--feed", help=tr("The file that calendars subscribe to."))
@click.option("--no-feed", is_flag=True, help=tr("Have no feed."))
@click.option(
    "--keep-feed/--no-keep-feed",
    default=None,
    help=tr("Write the feed anew whenever a block changes."),
)
@click.option("--address", help=tr("The calendar to publish to; https://…"))
@click.option("--no-address", is_flag=True, help=tr("Publish nowhere."))
@click.option("--user", help=tr("Your account on the server."))
@look_options
@click.pass_obj
def settings(frame: Frame, /, **said: Any) -> None:
    """Show or change the settings of calendars."""
    with frame.session("calendar settings") as session:
        before = calendar_choices(session)
        chosen = _chosen(before, said)
        if chosen != before:
            _choose(session, before, chosen)
    frame.answer(_settings_value(chosen), _settings_lines(chosen))


def _choose(session: Session, before: CalendarChoices, chosen: CalendarChoices) -> None:
    """Keep the choices, unless the feed that they name cannot be written."""
    choose(session, chosen)
    try:
        work = kept_feed(session)
        if work:
            work(NoProgress())
    except (PlannerError, OSError):
        choose(session, before)
        raise


def _chosen(before: CalendarChoices, said: Mapping[str, Any]) -> CalendarChoices:
    """Return the choices with what was said; None stands for what was not."""
    look = LookOptions(titles=said["titles"], private=said["private"], alarm=said["alarm"])
    changes = {
        "feed": "" if said["no_feed"] else said["feed"] and str(read_path(said["feed"]).absolute()),
        "keeps_feed": said["keep_feed"],
        "address": "" if said["no_address"] else said["address"],
        "user": said["user"],
        "look": look_with(before.look, look),
    }
    return replace(before, **{name: to for name, to in changes.items() if to is not None})


def _account(
    choices: CalendarChoices, address: str | None, user: str | None, password_file: str | None
) -> CalendarAccount:
    where = address or choices.address
    if not where:
        raise CalendarNotSetUpError
    # An account belongs to its address; another one is not shown it unasked.
    who = user if user is not None else choices.user if where == choices.address else ""
    password = _password(where, who, password_file) if who else ""
    return CalendarAccount(address=where, user=who, password=password)


def _password(address: str, user: str, file: str | None) -> str:
    given = given_password(file, PASSWORD_VARIABLE)
    if given is not None:
        return given
    if not can_ask():
        raise CalendarPasswordMissingError(user)
    return asked_password(tr("Password of {user} for {address}").format(user=user, address=address))


def _published_value(done: Published, session: Session) -> dict[str, Any]:
    tallied = done.tallied
    return {
        "address": done.address,
        "added": tallied.added,
        "updated": tallied.updated,
        "removed": tallied.removed,
        "unchanged": tallied.unchanged,
        "conflicts": [
            {
                "block": conflict.block.block,
                "start": moment_value(conflict.block.start, session.zone()),
                "kind": conflict.kind.value,
            }
            for conflict in done.conflicts
        ],
    }


def _published_lines(done: Published, session: Session) -> Iterator[str]:
    yield tallied_text(done.tallied)
    if done.conflicts:
        yield conflicts_text(len(done.conflicts))
        for conflict in done.conflicts:
            yield conflict_text(conflict, session.zone())
        yield tr("“--overwrite” puts the plan's version over all of them.")


def _settings_value(choices: CalendarChoices) -> dict[str, Any]:
    return {
        "titles": choices.look.shows_titles,
        "private": choices.look.is_private,
        "alarm": choices.look.has_alarm,
        "feed": choices.feed,
        "keep_feed": choices.keeps_feed,
        "address": choices.address,
        "user": choices.user,
    }


def _settings_lines(choices: CalendarChoices) -> Iterator[str]:
    look = choices.look
    yield tr("Titles are shown.") if look.shows_titles else tr("Titles stay here.")
    yield tr("Private.") if look.is_private else tr("Open to all who see the calendar.")
    yield tr("With an alarm ten minutes before.") if look.has_alarm else tr("Without alarm.")
    if not choices.feed:
        yield tr("There is no feed.")
    elif choices.keeps_feed:
        yield tr("The feed “{file}” is kept up to date.").format(file=choices.feed)
    else:
        yield tr("The feed “{file}” is written when you ask for it.").format(file=choices.feed)
    if not choices.address:
        yield tr("Nothing is published.")
    elif choices.user:
        yield tr("Published to {address} as {user}.").format(
            address=choices.address, user=choices.user
        )
    else:
        yield tr("Published to {address}.").format(address=choices.address)
