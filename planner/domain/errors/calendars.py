"""What can go wrong with calendars: reading them, and publishing to them."""

from typing import ClassVar

from planner.domain.errors import PlannerError


class CalendarAddressError(PlannerError):
    """A calendar's address cannot be used; `host` may be "" and names nothing secret.

    `problem` is "no_address", "password" (it holds one) or "unencrypted".
    """

    code: ClassVar[str] = "calendar_address"
    host: str
    problem: str


class CalendarNotSetUpError(PlannerError):
    """No calendar to publish to was set up."""

    code: ClassVar[str] = "calendar_not_set_up"


class CalendarPasswordMissingError(PlannerError):
    """A calendar's account has no password at hand, and nobody can be asked."""

    code: ClassVar[str] = "calendar_password_missing"
    user: str


class CalendarPasswordRefusedError(PlannerError):
    """A calendar server does not let the account in; `user` is "" for nobody."""

    code: ClassVar[str] = "calendar_password_refused"
    host: str
    user: str


class CalendarForbiddenError(PlannerError):
    """A calendar server let the account in, but not write there."""

    code: ClassVar[str] = "calendar_forbidden"
    host: str


class CalendarServerUnreachableError(PlannerError):
    """A calendar server does not answer: `reason` is "connection", "time" or "certificate"."""

    code: ClassVar[str] = "calendar_server_unreachable"
    host: str
    reason: str


class CalendarServerAnswerError(PlannerError):
    """A calendar server answered with a fault, or with what is no answer; `problem` is a code."""

    code: ClassVar[str] = "calendar_server_answer"
    host: str
    problem: str


class CalendarElsewhereError(PlannerError):
    """A calendar server sends us on to another server, which is not followed."""

    code: ClassVar[str] = "calendar_elsewhere"
    host: str
    other: str


class CalendarNotThereError(PlannerError):
    """At this address is no calendar, and none can be made."""

    code: ClassVar[str] = "calendar_not_there"
    host: str
    status: int


class PublishingStoppedError(PlannerError):
    """Publishing ended before its end; `done` changes of `total` arrived and stay.

    Attributes:
        cause_code: The code of the error that ended it.
    """

    code: ClassVar[str] = "publishing_stopped"
    host: str
    done: int
    total: int
    cause_code: str
