"""What can go wrong where a team's plans meet on a server of PostgreSQL."""

from typing import ClassVar

from planner.domain.errors import PlannerError


class HubAddressError(PlannerError):
    """An address is none, or is not safe.

    `problem` is no_address, password or unencrypted. `host` alone is told: what else was written
    may be secret.
    """

    code: ClassVar[str] = "hub_address"
    host: str
    problem: str


class HubLibraryMissingError(PlannerError):
    """The library that speaks to PostgreSQL is not installed."""

    code: ClassVar[str] = "hub_library_missing"


class HubUnreachableError(PlannerError):
    """The server does not answer, or stopped answering."""

    code: ClassVar[str] = "hub_unreachable"
    host: str
    detail: str


class HubSignInError(PlannerError):
    """The server does not let this account in; `detail` is what it said."""

    code: ClassVar[str] = "hub_sign_in"
    host: str
    detail: str


class HubForbiddenError(PlannerError):
    """The server does not allow this account what was asked of it."""

    code: ClassVar[str] = "hub_forbidden"
    host: str
    detail: str


class HubNotSetUpError(PlannerError):
    """The database holds no hub."""

    code: ClassVar[str] = "hub_not_set_up"
    host: str


class HubNewerError(PlannerError):
    """The hub was set up by a newer version."""

    code: ClassVar[str] = "hub_newer"
    host: str


class HubTeamUnknownError(PlannerError):
    """The account is in no team of this name; `known` are those it is in."""

    code: ClassVar[str] = "hub_team_unknown"
    host: str
    team: str
    known: tuple[str, ...]


class HubUnsafeError(PlannerError):
    """The hub holds what may not come into a plan; `detail` names it."""

    code: ClassVar[str] = "hub_unsafe"
    host: str
    detail: str


class HubFailedError(PlannerError):
    """The server refused or failed for a reason of its own; `detail` is what it said."""

    code: ClassVar[str] = "hub_failed"
    host: str
    detail: str
