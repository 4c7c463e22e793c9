"""What is said when blocks cannot be published to a calendar on a server."""

from collections.abc import Callable, Mapping
from typing import Any

from planner.domain.errors import PlannerError
from planner.domain.errors import calendars as errors
from planner.text import tr, tr_plural


def _address_text(error: errors.CalendarAddressError) -> str:
    problems = {
        "password": tr(
            "The calendar's address holds more than an address. Nothing was kept or sent; leave "
            "out the account, the password and everything behind “?” or “#”."
        ),
        "unencrypted": tr(
            "“{host}” would be spoken to unencrypted, so nothing was sent. "
            "Use its address that begins with https."
        ),
    }
    other = tr(
        "That is not the address of a calendar. Nothing was sent; copy it from your calendar "
        "program, where it begins with https."
    )
    return problems.get(error.problem, other).format(host=error.host)


def _unreachable_text(error: errors.CalendarServerUnreachableError) -> str:
    reasons = {
        "time": tr("“{host}” did not answer in time. Nothing was changed there; try again later."),
        "certificate": tr(
            "“{host}” cannot prove that it is the server it claims to be, so nothing was sent. "
            "Ask whoever runs it."
        ),
    }
    other = tr(
        "“{host}” cannot be reached. Nothing was changed there; check the address and the "
        "connection, and publish again."
    )
    return reasons.get(error.reason, other).format(host=error.host)


def _answer_text(error: errors.CalendarServerAnswerError) -> str:
    if error.problem.isdecimal():
        return tr(
            "“{host}” refused what was asked (number {status}). Nothing was changed there; "
            "check the address, or try again later."
        ).format(host=error.host, status=error.problem)
    return tr(
        "“{host}” does not answer as a calendar server does. Nothing was changed there; check "
        "the address."
    ).format(host=error.host)


def _stopped_text(error: errors.PublishingStoppedError) -> str:
    arrived = tr_plural("{n} change arrived", "{n} changes arrived", error.done)
    if error.cause_code == errors.CalendarServerUnreachableError.code:
        said = tr("“{host}” stopped answering. {arrived} and stay; publish again for the rest.")
    else:
        said = tr("“{host}” refused to go on. {arrived} and stay; publish again for the rest.")
    return said.format(host=error.host, arrived=arrived)


def _refused_text(error: errors.CalendarPasswordRefusedError) -> str:
    if not error.user:
        return tr(
            "“{host}” asks who you are. Nothing was changed there; say which account is yours."
        ).format(host=error.host)
    return tr(
        "“{host}” does not take this password for “{user}”. Nothing was changed there; try it "
        "again. Some servers want a password made for this program alone."
    ).format(host=error.host, user=error.user)


CALENDAR_TEXTS: Mapping[type[PlannerError], Callable[[Any], str]] = {
    errors.CalendarAddressError: _address_text,
    errors.CalendarNotSetUpError: lambda _: tr(
        "No calendar is set up to publish to. Name its address first."
    ),
    errors.CalendarPasswordMissingError: lambda e: tr(
        "The password of “{user}” is needed and kept nowhere. Nothing was sent; "
        "name a file that holds it."
    ).format(user=e.user),
    errors.CalendarPasswordRefusedError: _refused_text,
    errors.CalendarForbiddenError: lambda e: tr(
        "You may not write there on “{host}”. Choose a calendar of your own."
    ).format(host=e.host),
    errors.CalendarServerUnreachableError: _unreachable_text,
    errors.CalendarServerAnswerError: _answer_text,
    errors.CalendarElsewhereError: lambda e: tr(
        "“{host}” sends on to “{other}”, which was not followed. Nothing was changed; if you "
        "trust it, use its address."
    ).format(host=e.host, other=e.other),
    errors.CalendarNotThereError: lambda e: tr(
        "There is no calendar at this address on “{host}”, and none can be made there. "
        "Make one in your calendar program and use its address."
    ).format(host=e.host),
    errors.PublishingStoppedError: _stopped_text,
}
