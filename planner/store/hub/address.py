"""Which servers may be spoken to at all, and how an address of one is read."""

from ipaddress import ip_address
from urllib.parse import parse_qsl, unquote, urlsplit

from planner.domain.errors.hub import HubAddressError
from planner.domain.values import Frozen, frozen

_SCHEMES = ("postgresql", "postgres")
_OPTIONS = frozenset({"sslmode", "sslrootcert", "host", "port", "application_name"})
_ENCRYPTED = frozenset({"require", "verify-ca", "verify-full"})
_SAFEST = "verify-full"
_PORT = 5432


@frozen
class HubAddress(Frozen):
    """Where a hub is, and who signs in there.

    Attributes:
        host: A name, an IP address, or the folder of a socket of this computer.
        encryption: libpq's `sslmode`.
        certificates: File of the authorities whose certificates count; "" for the system's.
    """

    host: str
    port: int
    database: str
    user: str
    encryption: str
    certificates: str = ""


def read_address(address: str) -> HubAddress:
    """Read `postgresql://USER@HOST:PORT/DATABASE?sslmode=…`.

    A server that is not this computer is always spoken to encrypted; unless the address says
    less, its certificate is proved too.

    Raises:
        HubAddressError: `problem` is "no_address", "password" or "unencrypted".
    """
    host = ""
    try:
        parts = urlsplit(address)
        options = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
        host = options.get("host", parts.hostname or "")
        port = int(options.get("port", parts.port or _PORT))
    except ValueError as error:
        raise HubAddressError(host, "no_address") from error
    is_plain = parts.scheme in _SCHEMES and not parts.fragment and options.keys() <= _OPTIONS
    database = unquote(parts.path.lstrip("/"))
    if not is_plain or not host or not database or "/" in database:
        raise HubAddressError(host, "no_address")
    if parts.password is not None:
        raise HubAddressError(host, "password")
    encryption = options.get("sslmode", "prefer" if _is_this_computer(host) else _SAFEST)
    if not _is_this_computer(host) and encryption not in _ENCRYPTED:
        raise HubAddressError(host, "unencrypted")
    return HubAddress(
        host=host,
        port=port,
        database=database,
        user=unquote(parts.username or ""),
        encryption=encryption,
        certificates=options.get("sslrootcert", ""),
    )


def _is_this_computer(host: str) -> bool:
    if host == "localhost" or host.startswith("/"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
