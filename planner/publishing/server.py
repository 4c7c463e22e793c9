"""One question to a server and its answer, over HTTP."""

import base64
import http.client
import ssl
import time
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from typing import IO
from urllib.error import HTTPError, URLError

from planner.domain.errors.calendars import (
    CalendarAddressError,
    CalendarElsewhereError,
    CalendarPasswordRefusedError,
    CalendarServerAnswerError,
    CalendarServerUnreachableError,
)
from planner.domain.publishing import CalendarAccount
from planner.overriding import override
from planner.publishing.addresses import check_address, host_of, is_same_server

TIMEOUT_S = 15
"""For each step of an answer; who closes the window waits no longer than this."""
LONGEST_ANSWER_S = 120
"""For a whole answer, however steadily it trickles in."""
LONGEST_ANSWER_BYTES = 64 * 1024 * 1024
_PART_BYTES = 64 * 1024
_MOST_REDIRECTS = 5
_UNAUTHORIZED, _FORBIDDEN, _FIRST_FAULT = 401, 403, 500
_PROGRAM = "Firebreak"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said.

    Attributes:
        address: Where it was said, after redirects.
        etag: The version that is there now; "" where the server does not say.
    """

    status: int
    address: str
    body: bytes = field(repr=False)
    etag: str


class _SameServerOnly(urllib.request.HTTPRedirectHandler):
    """Follows a redirect with all that was asked, but to the same server only.

    Whoever else is named would be given the account's password.
    """

    max_redirections = _MOST_REDIRECTS

    @override
    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> urllib.request.Request:
        if not is_same_server(req.full_url, newurl):
            fp.close()
            raise CalendarElsewhereError(host_of(req.full_url), host_of(newurl))
        return _request(req.get_method(), newurl, req.data, req.headers)  # type: ignore[arg-type] # always bytes here


class Server:
    """Asks one server on behalf of one account. Nothing is kept between questions.

    Raises:
        CalendarAddressError: The account's address cannot be used.
    """

    def __init__(self, account: CalendarAccount) -> None:
        check_address(account.address)
        self._account = account
        self.host = host_of(account.address)
        # Only what is needed: the usual opener would follow file: and ftp: addresses too.
        self._opener = urllib.request.OpenerDirector()
        for handler in (
            *_ways_to(account.address),
            urllib.request.HTTPDefaultErrorHandler(),
            urllib.request.HTTPErrorProcessor(),
            _SameServerOnly(),
        ):
            self._opener.add_handler(handler)

    def ask(
        self, method: str, address: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send one request, to this server only; an answer of 4xx comes back as an answer.

        Raises:
            CalendarServerUnreachableError: Nobody answers, or not in time.
            CalendarPasswordRefusedError: The account is not let in.
            CalendarElsewhereError: The server sends us to another one.
            CalendarServerAnswerError: It failed, or said far too much.
        """
        if not is_same_server(self._account.address, address):
            raise CalendarElsewhereError(self.host, host_of(address))
        request = _request(method, address, body or None, {**self._headers(), **(headers or {})})
        try:
            answer = self._answer(request)
        except OSError as error:
            raise CalendarServerUnreachableError(self.host, _why(error)) from error
        except http.client.HTTPException as error:
            raise CalendarServerAnswerError(self.host, "no_http") from error
        except UnicodeError as error:  # a host's name that no network can ask for
            raise CalendarAddressError(self.host, "no_address") from error
        if answer.status == _UNAUTHORIZED:
            raise CalendarPasswordRefusedError(self.host, self._account.user)
        if answer.status >= _FIRST_FAULT:
            raise CalendarServerAnswerError(self.host, str(answer.status))
        return answer

    def _answer(self, request: urllib.request.Request) -> Answer:
        try:
            with self._opener.open(request, timeout=TIMEOUT_S) as response:
                return self._read(response.status, response)
        except HTTPError as refusal:
            with refusal:
                return self._read(refusal.code, refusal)

    def _read(self, status: int, response: http.client.HTTPResponse | HTTPError) -> Answer:
        etag = response.headers.get("ETag") or ""
        return Answer(status=status, address=response.url, body=self._body(response), etag=etag)

    def _body(self, response: http.client.HTTPResponse | HTTPError) -> bytes:
        body = bytearray()
        latest = time.monotonic() + LONGEST_ANSWER_S
        while part := response.read1(_PART_BYTES):
            body += part
            if len(body) > LONGEST_ANSWER_BYTES:
                raise CalendarServerAnswerError(self.host, "too_long")
            if time.monotonic() > latest:
                raise CalendarServerUnreachableError(self.host, "time")
        return bytes(body)

    def _headers(self) -> dict[str, str]:
        headers = {"User-Agent": _PROGRAM}
        if self._account.user:
            pair = f"{self._account.user}:{self._account.password}".encode()
            headers["Authorization"] = f"Basic {base64.b64encode(pair).decode()}"
        return headers


def _ways_to(address: str) -> tuple[urllib.request.BaseHandler, ...]:
    """Return how to reach a server: through the system's proxy, but only where it cannot read."""
    if address.startswith("http:"):
        return (urllib.request.HTTPHandler(),)
    context = ssl.create_default_context()
    return urllib.request.ProxyHandler(), urllib.request.HTTPSHandler(context=context)


def _request(
    method: str, address: str, body: bytes | None, headers: Mapping[str, str]
) -> urllib.request.Request:
    # The address was checked to be of http or https.
    return urllib.request.Request(address, body, dict(headers), method=method)  # noqa: S310


def _why(error: OSError) -> str:
    """Return a code for what is in the way: "certificate", "time" or "connection"."""
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, ssl.SSLCertVerificationError):
        return "certificate"
    return "time" if isinstance(reason, TimeoutError) else "connection"
