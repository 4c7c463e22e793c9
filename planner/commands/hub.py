"""Exchanging with a team through its hub, and running one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from planner.commands.frame import Frame
from planner.commands.groups import command, group
from planner.commands.passwords import asked_password, can_ask, given_password
from planner.commands.team import exchange_lines, exchange_value, member_lines, members_value
from planner.domain.errors.hub import HubSignInError
from planner.progress import Progress
from planner.services import hub as services
from planner.services.hub import HubAccount, hub_account
from planner.services.session import Session
from planner.services.team import TeamExchange
from planner.text import tr
from planner.words import team as words

_T = TypeVar("_T")
PASSWORD_VARIABLE = "FIREBREAK_HUB_PASSWORD"  # noqa: S105 - its name, not its value

_TABLE = {
    "push": f"{__name__}:push",
    "pull": f"{__name__}:pull",
    "exchange": f"{__name__}:exchange",
    "status": f"{__name__}:status",
    "setup": f"{__name__}:setup",
    "admit": f"{__name__}:admit",
    "dismiss": f"{__name__}:dismiss",
}


@group(
    "hub",
    _TABLE,
    help=tr(
        "Exchange what is of tier “team”, and nothing else, through a database of PostgreSQL. URL "
        "is postgresql://USER@HOST/DATABASE. The password is asked for, or taken from a file, "
        "from {variable}, or where PostgreSQL's own programs look for it; it is kept nowhere."
    ).format(variable=PASSWORD_VARIABLE),
)
def hub() -> None:
    """Exchange through a hub."""


def _hub_options(function: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--password-file", help=tr("The file whose first line is the password.")),
        click.option("--team", default="", help=tr("Which team, where you are in several.")),
        click.argument("url"),
    ):
        function = option(function)
    return function


@command("push", help=tr("Give the others what changed."))
@_hub_options
@click.pass_obj
def push(frame: Frame, url: str, team: str, password_file: str | None) -> None:
    """Push."""
    _exchange(frame, "publish", services.push, _Said(url, team, password_file))


@command("pull", help=tr("Take in what the others pushed; one undo takes it back."))
@_hub_options
@click.pass_obj
def pull(frame: Frame, url: str, team: str, password_file: str | None) -> None:
    """Pull."""
    _exchange(frame, "pull", services.pull, _Said(url, team, password_file))


@command("exchange", help=tr("Pull, then push."))
@_hub_options
@click.pass_obj
def exchange(frame: Frame, url: str, team: str, password_file: str | None) -> None:
    """Pull and push."""
    _exchange(frame, "exchange", services.exchange, _Said(url, team, password_file))


@command("status", help=tr("Say who is in the team, and what is not shared yet."))
@_hub_options
@click.pass_obj
def status(frame: Frame, url: str, team: str, password_file: str | None) -> None:
    """Say how things stand."""
    with frame.session("hub status") as session:
        found = _signed_in(
            _Said(url, team, password_file), lambda account: services.hub_status(session, account)
        )
    value = {"members": members_value(found.members), "waiting": found.waiting}
    frame.answer(value, [words.waiting_text(found.waiting), *member_lines(found.members)])


@command("setup", help=tr("Make a hub in an empty database, or one more team in a hub."))
@_hub_options
@click.pass_obj
def setup(frame: Frame, url: str, team: str, password_file: str | None) -> None:
    """Make a hub."""
    if not team:
        raise click.UsageError(tr("Name the --team."))
    is_new = _signed_in(_Said(url, team, password_file), services.set_up_hub)
    said = tr("The team “{team}” is there.") if is_new else tr("The team “{team}” was there.")
    frame.answer({"team": team, "is_new": is_new}, [said.format(team=team)])


@command("admit", help=tr("Let accounts of the database's server into a team."))
@_hub_options
@click.argument("people", metavar="USER…", nargs=-1, required=True)
@click.pass_obj
def admit(
    frame: Frame, url: str, team: str, password_file: str | None, people: tuple[str, ...]
) -> None:
    """Admit accounts."""
    said = _Said(url, team, password_file)
    _signed_in(said, lambda account: services.admit_to_hub(account, people))
    told = tr("In the team “{team}”: {people}.").format(team=team, people=", ".join(people))
    frame.answer({"team": team, "admitted": list(people)}, [told])


@command(
    "dismiss",
    help=tr(
        "Take an account out of a team. What it took in before, it has; nobody can change that."
    ),
)
@_hub_options
@click.argument("who", metavar="USER")
@click.pass_obj
def dismiss(frame: Frame, url: str, team: str, password_file: str | None, who: str) -> None:
    """Dismiss an account."""
    said = _Said(url, team, password_file)
    was_in = _signed_in(said, lambda account: services.dismiss_from_hub(account, who))
    told = (
        tr("{who} is not in the team “{team}” any more.")
        if was_in
        else tr("{who} was not in the team “{team}”.")
    )
    frame.answer({"team": team, "dismissed": was_in}, [told.format(who=who, team=team)])


@dataclass(frozen=True, slots=True)
class _Said:
    url: str
    team: str
    password_file: str | None


def _signed_in(said: _Said, act: Callable[[HubAccount], _T]) -> _T:
    """Do something on a hub; the password is asked for only if the server wants one."""
    given = given_password(said.password_file, PASSWORD_VARIABLE)
    account = hub_account(said.url, said.team, given or "")
    try:
        return act(account)
    except HubSignInError:
        if given is not None or not can_ask():
            raise
    asked = asked_password(tr("Password for {host}").format(host=account.address.host))
    return act(hub_account(said.url, said.team, asked))


def _exchange(
    frame: Frame,
    name: str,
    serve: Callable[[Session, HubAccount, Progress], TeamExchange],
    said: _Said,
) -> None:
    with frame.session(f"hub {name}") as session, frame.progress() as progress:
        done = _signed_in(said, lambda account: serve(session, account, progress))
        zone = session.zone()
    frame.answer(exchange_value(done), exchange_lines(name, done, zone))
