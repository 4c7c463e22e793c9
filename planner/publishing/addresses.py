"""Which addresses may be spoken to at all, and how they are written."""

from ipaddress import ip_address
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from planner.domain.errors.calendars import CalendarAddressError

_HTTP_PORT, _HTTPS_PORT = 80, 443
_SAFE_IN_PATH = "/@:!$&'()*+,;=~-._"


def check_address(address: str) -> None:
    """Refuse an address that is none, is not safe, or holds a password.

    Raises:
        CalendarAddressError: `problem` is "no_address", "password" or "unencrypted". The error
            names the host alone: what else was written may be secret.
    """
    host = ""
    try:
        parts = urlsplit(address)
        host, has_port = parts.hostname or "", parts.port != 0
    except ValueError as error:
        raise CalendarAddressError(host, "no_address") from error
    is_plain = address.isascii() and address.isprintable() and " " not in address
    if parts.scheme not in ("http", "https") or not host or not has_port or not is_plain:
        raise CalendarAddressError(host, "no_address")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise CalendarAddressError(host, "password")
    if parts.scheme == "http" and not _is_this_computer(host):
        raise CalendarAddressError(host, "unencrypted")


def host_of(address: str) -> str:
    """Return the host of an address, for sentences."""
    return urlsplit(address).hostname or ""


def is_same_server(address: str, other: str) -> bool:
    """Say whether two addresses are of the same server, and equally encrypted."""
    ours, theirs = urlsplit(address), urlsplit(other)
    is_same_name = (ours.scheme, ours.hostname) == (theirs.scheme, theirs.hostname)
    return is_same_name and _port(ours) == _port(theirs)


def as_folder(address: str) -> str:
    """Return the address of a collection, which ends in a slash."""
    return address if address.endswith("/") else f"{address}/"


def inside(folder: str, name: str) -> str:
    """Return the address of something in a collection."""
    return as_folder(folder) + quote(name, safe="@")


def is_directly_inside(folder: str, address: str) -> bool:
    """Say whether an address, made by `absolute`, names something in a collection itself."""
    start = as_folder(absolute(folder, ""))
    name = address.removeprefix(start)
    return address.startswith(start) and "/" not in name and name not in ("", ".", "..")


def absolute(address: str, href: str) -> str:
    """Return the address that a server's answer names; each path is quoted in one way only."""
    parts = urlsplit(urljoin(address, href))
    path = quote(unquote(parts.path), safe=_SAFE_IN_PATH)
    return parts._replace(path=path, query="", fragment="").geturl()


def _port(parts: SplitResult) -> int:
    return parts.port or (_HTTPS_PORT if parts.scheme == "https" else _HTTP_PORT)


def _is_this_computer(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
