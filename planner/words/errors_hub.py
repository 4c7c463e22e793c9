"""What is said when something goes wrong with a team's server."""

from collections.abc import Callable, Mapping
from typing import Any

from planner.domain.errors import PlannerError
from planner.domain.errors import hub as errors
from planner.text import tr


def _address_text(error: errors.HubAddressError) -> str:
    if error.problem == "password":
        return tr(
            "The address of “{host}” holds a password, which others on this computer could read. "
            "Nothing was sent; leave it out, and it is asked for."
        ).format(host=error.host)
    if error.problem == "unencrypted":
        return tr(
            "“{host}” is not this computer, and the connection would not be encrypted. Nothing was "
            "sent; leave “sslmode” out of the address, or make it “verify-full”."
        ).format(host=error.host)
    return tr(
        "This is no address of a hub; one looks like postgresql://ada@hub.example.org/firebreak. "
        "Nothing was sent."
    )


def _unknown_text(error: errors.HubTeamUnknownError) -> str:
    if error.known and not error.team:
        return tr(
            "On “{host}” you are in several teams: {teams}. Say which; nothing was sent."
        ).format(host=error.host, teams=", ".join(error.known))
    if error.known:
        return tr(
            "On “{host}” you are in no team “{team}”, but in {teams}. Nothing was sent."
        ).format(host=error.host, team=error.team, teams=", ".join(error.known))
    return tr(
        "On “{host}” your account is in no team. Nothing was sent; ask whoever runs the hub to "
        "admit it."
    ).format(host=error.host)


HUB_TEXTS: Mapping[type[PlannerError], Callable[[Any], str]] = {
    errors.HubAddressError: _address_text,
    errors.HubLibraryMissingError: lambda _: tr(
        "The part of Firebreak that speaks to a hub is not installed; “pip install "
        "'firebreak[hub]'” adds it. Nothing was sent."
    ),
    errors.HubUnreachableError: lambda e: tr(
        "“{host}” does not answer ({detail}). Your plan is saved here; what was not shared goes "
        "with the next push."
    ).format(host=e.host, detail=e.detail),
    errors.HubSignInError: lambda e: tr(
        "“{host}” does not let this account in ({detail}). Your plan is saved here."
    ).format(host=e.host, detail=e.detail),
    errors.HubForbiddenError: lambda e: tr(
        "“{host}” does not allow that to your account ({detail}). Nothing was changed there."
    ).format(host=e.host, detail=e.detail),
    errors.HubNotSetUpError: lambda e: tr(
        "The database on “{host}” holds no hub, or your account was not admitted to it. Whoever "
        "runs it makes one with “firebreak hub setup”. Nothing was sent."
    ).format(host=e.host),
    errors.HubNewerError: lambda e: tr(
        "The hub on “{host}” belongs to a newer version of Firebreak. Nothing was sent."
    ).format(host=e.host),
    errors.HubTeamUnknownError: _unknown_text,
    errors.HubUnsafeError: lambda e: tr(
        "The hub on “{host}” holds what no plan may take in ({detail}). Nothing was taken in."
    ).format(host=e.host, detail=e.detail),
    errors.HubFailedError: lambda e: tr(
        "“{host}” could not do it ({detail}). Nothing was changed there; your plan is saved here."
    ).format(host=e.host, detail=e.detail),
}
