"""What is said when something goes wrong where a team's plans meet."""

from collections.abc import Callable, Mapping
from typing import Any

from planner.domain.errors import PlannerError
from planner.domain.errors import team as errors
from planner.text import tr
from planner.words.records import record_text


def reason_text(reason: str) -> str:
    """Return why a bundle was left alone, to stand behind a colon."""
    known = {
        "torn": tr("it is not complete; wait until it has arrived"),
        "foreign": tr("it is no bundle of Firebreak"),
        "too_large": tr("it is larger than any bundle of Firebreak"),
        "newer": tr("it was written by a newer version of Firebreak"),
        "unusable": tr("it holds what no plan may take in"),
        "unreadable": tr("it cannot be read; see who may open it"),
        "gap": tr("something that comes before it has not arrived"),
        "chain": tr("it was changed since it was written"),
    }
    return known.get(reason, reason)


def _held_text(error: errors.TeamHeldError) -> str:
    since = error.since.astimezone().strftime("%Y-%m-%d %H:%M")
    if not error.who and not error.device:
        return tr(
            "“{path}” is held by somebody since {since}. Nothing was written there, your plan is "
            "saved; try again, or take the lock over if you know that nobody works with it."
        ).format(path=error.path, since=since)
    return tr(
        "“{path}” is held by {who} on {device} since {since}. Nothing was written there, your plan "
        "is saved; try again, or take the lock over if you know that {device} has stopped."
    ).format(who=error.who, path=error.path, device=error.device, since=since)


TEAM_TEXTS: Mapping[type[PlannerError], Callable[[Any], str]] = {
    errors.NoTeamError: lambda e: tr(
        "“{path}” is no team's folder, no team file and no bundle. Nothing was changed; look for "
        "it, or publish first."
    ).format(path=e.path),
    errors.NoTeamPlaceError: lambda e: tr(
        "This computer remembers no place “{place}” of your plan's team. Nothing was changed; "
        "“firebreak team places” lists them."
    ).format(place=e.place),
    errors.NotATeamFileError: lambda e: tr(
        "“{path}” is no team file. Nothing was changed; a team file is made by publishing under a "
        "name that ends in .firebreak-team."
    ).format(path=e.path),
    errors.TeamFileUnsafeError: lambda e: tr(
        "“{path}” holds what no team file holds ({detail}). Nothing of it was taken in; ask who "
        "changed it."
    ).format(path=e.path, detail=e.detail),
    errors.BundleRefusedError: lambda e: tr(
        "“{path}” was not taken in: {reason}. Your plan is as it was."
    ).format(path=e.path, reason=reason_text(e.reason)),
    errors.UnreadableTogetherError: lambda e: tr(
        "What others published does not fit what your plan says ({record_type} {record}). Nothing "
        "of it was taken in; ask them to publish again."
    ).format(record_type=record_text(e.record_type), record=e.record[-8:]),
    errors.TeamHeldError: _held_text,
    errors.TeamLockLostError: lambda e: tr(
        "Somebody took “{path}” over while this computer stood still. Nothing was written there, "
        "your plan is saved; exchange again."
    ).format(path=e.path),
    errors.NoWorkingLocksError: lambda e: tr(
        "The folder “{path}” does not keep two programs apart, so a team file would be damaged "
        "there. Nothing was made; use a team folder, which needs no locks."
    ).format(path=e.path),
}
