"""Real calendar servers, as processes of their own on this computer, and a rude one in this one."""

import base64
import itertools
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

from planner.domain.publishing import CalendarAccount

USER, PASSWORD = "alex", "c0rrect horse"
_LONGEST_START_S = 20
_LONGEST_LOG_S = 10

_marks = itertools.count()


class CalendarServer:
    """A server that can be stopped and started again as it was."""

    def __init__(self, folder, calendars, command):
        self.folder = folder
        self.port = _free_port()
        self._command = [each.format(folder=folder, port=self.port) for each in command]
        self.calendars = f"http://127.0.0.1:{self.port}{calendars}"
        self._process = None

    def start(self):
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", *self._command], stdout=log, stderr=log, cwd=self.folder
            )
        deadline = time.monotonic() + _LONGEST_START_S
        while not _answers(self.port):
            assert self._process.poll() is None, self.log
            assert time.monotonic() < deadline, self.log
            time.sleep(0.02)  # between two looks at its port

    def stop(self):
        self._process.terminate()
        self._process.wait(timeout=10)

    @property
    def log(self):
        return (self.folder / "log").read_text()

    def asked(self, method):
        """Return how often the server was asked in this way, once its log has caught up."""
        mark = f"mark-{next(_marks)}"
        OtherProgram(self.account()).get(mark)
        deadline = time.monotonic() + _LONGEST_LOG_S
        while mark not in (log := self.log):
            assert time.monotonic() < deadline, log
            time.sleep(0.02)  # between two looks at its log
        return log.count(method)

    def account(self, name="protected-time/", password=PASSWORD):
        return CalendarAccount(address=self.calendars + name, user=USER, password=password)


_RADICALE = """
[server]
hosts = 127.0.0.1:{port}
[storage]
filesystem_folder = {folder}/kept
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
"""


def radicale(folder):
    """Radicale, which asks for a password."""
    server = CalendarServer(folder, f"/{USER}/", ("radicale", "-C", "{folder}/settings"))
    (folder / "users").write_text(f"{USER}:{PASSWORD}\n")
    (folder / "settings").write_text(_RADICALE.format(folder=folder, port=server.port))
    return server


def xandikos(folder):
    """Xandikos, which asks nobody who they are."""
    command = (
        *(
            "xandikos",
            "serve",
            "-d",
            "{folder}/kept",
            "--defaults",
            "--state-dir",
            "{folder}/state",
        ),
        *("-l", "127.0.0.1", "-p", "{port}"),
    )
    return CalendarServer(folder, "/user/calendars/", command)


class OtherProgram:
    """What the calendar's owner does there with another program."""

    def __init__(self, account):
        self._account = account
        pair = f"{account.user}:{account.password}".encode()
        self._sign = f"Basic {base64.b64encode(pair).decode()}"

    def get(self, uid):
        """Return an event's text, None where there is none."""
        try:
            return self._ask("GET", uid).decode()
        except urllib.error.HTTPError as refusal:
            refusal.close()
            return None

    def put(self, uid, text):
        self._ask("PUT", uid, text.encode())

    def change(self, uid, before, after):
        text = self.get(uid)
        assert before in text
        self.put(uid, text.replace(before, after))

    def delete(self, uid):
        self._ask("DELETE", uid)

    def _ask(self, method, uid, body=None):
        request = urllib.request.Request(  # noqa: S310 - this computer's
            f"{self._account.address}{uid}.ics",
            body,
            {"Authorization": self._sign, "Content-Type": "text/calendar"},
            method=method,
        )
        with urllib.request.urlopen(request, timeout=10) as response:  # noqa: S310 - see above
            return response.read()


@contextmanager
def rude_server(status, body=b"", **headers):
    """Answer every question in the same way; give the address of a calendar."""

    class Rude(BaseHTTPRequestHandler):
        def __getattr__(self, name):
            if not name.startswith("do_"):
                raise AttributeError(name)
            return self._answer

        def _answer(self):
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Rude) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/calendar/"
        finally:
            server.shutdown()
            thread.join()


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _answers(port):
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
