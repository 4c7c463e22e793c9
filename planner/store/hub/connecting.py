"""Connections to a hub, and what its server's refusals mean. The only importer of psycopg."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from planner.domain.errors.hub import (
    HubFailedError,
    HubForbiddenError,
    HubLibraryMissingError,
    HubNotSetUpError,
    HubSignInError,
    HubUnreachableError,
)
from planner.store.hub.address import HubAddress

_CONNECT_SECONDS = 10
_STATEMENT_MS = 120_000

Server = Any
"""psycopg's connection. Its own type cannot be named where it need not be installed."""


@contextmanager
def connected(address: HubAddress, password: str) -> Generator[Server]:
    """Give a connection whose work is kept as a whole, or not at all if the block raises.

    Raises:
        HubLibraryMissingError: The extra `hub` is not installed.
        HubUnreachableError, HubSignInError: No connection came about, or it broke.
        HubNotSetUpError, HubForbiddenError, HubFailedError: The server refused.
    """
    try:
        import psycopg  # noqa: PLC0415 - an extra, and only a hub needs it
    except ImportError as error:
        raise HubLibraryMissingError from error
    with _refusals(address.host), psycopg.connect(**_options(address, password)) as server:
        yield server


def _options(address: HubAddress, password: str) -> dict[str, Any]:
    said = {
        "host": address.host,
        "port": address.port,
        "dbname": address.database,
        "user": address.user,
        "password": password,
        "sslmode": address.encryption,
        "sslrootcert": address.certificates or _system_certificates(address),
    }
    return {
        **{name: value for name, value in said.items() if value},
        "connect_timeout": _CONNECT_SECONDS,
        "application_name": "Firebreak",
        "options": f"-c statement_timeout={_STATEMENT_MS}",
    }


def _system_certificates(address: HubAddress) -> str:
    return "system" if address.encryption == "verify-full" else ""


@contextmanager
def _refusals(host: str) -> Generator[None]:
    from psycopg import Error, OperationalError, errors  # noqa: PLC0415 - see above

    try:
        yield
    except (errors.UndefinedTable, errors.InvalidSchemaName) as error:
        raise HubNotSetUpError(host) from error
    except errors.InsufficientPrivilege as error:
        if "schema firebreak" in str(error):
            raise HubNotSetUpError(host) from error
        raise HubForbiddenError(host, _first_line(error)) from error
    except OperationalError as error:
        said = _first_line(error)
        is_sign_in = any(word in said for word in ("password", "authentication", "role ", "pg_hba"))
        raise (HubSignInError if is_sign_in else HubUnreachableError)(host, said) from error
    except Error as error:
        raise HubFailedError(host, _first_line(error)) from error


def _first_line(error: Exception) -> str:
    """Return the server's own words, without the place in our SQL that follows them."""
    lines = str(error).strip().splitlines()
    return lines[0].rpartition("FATAL:")[2].strip() if lines else type(error).__name__
