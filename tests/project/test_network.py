"""Does anything but publishing and the hub speak to a network, or could it unasked?"""

import re
import subprocess
import sys

NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib",
    "psycopg", "socket", "socketserver", "ssl", "telnetlib", "urllib", "urllib3", "webbrowser",
    "websockets", "xmlrpc",
}  # fmt: skip
QT_NETWORK = {"QtNetwork", "QtNetworkAuth", "QtWebEngineCore", "QtWebSockets"}
MAY = ("planner/publishing/", "planner/store/hub/")
ASKS_THE_SCREEN = {"ui/app/screen.py": {"socket"}}
"""X11 on this computer is asked through a socket whether it is there."""

LOADS = """
import sys
import planner.commands.running, planner.commands.registry, planner.services.calendar_choices
import planner.services.calendar_out
print([name for name in ("ssl", "http.client", "urllib.request", "psycopg", "planner.publishing")
       if name in sys.modules])
"""


IMPORT = re.compile(r"^\s*(?:from\s+([\w.]+)\s+)?import\s+(.+)", re.MULTILINE)


def imported(text):
    for module, names in IMPORT.findall(text):
        yield module
        yield from (f"{module}.{name}".strip(".") for name in re.findall(r"[\w.]+", names))


def is_network(name):
    first, *rest = name.split(".")
    return first in NETWORK or (first == "PySide6" and bool(QT_NETWORK & set(rest)))


def test_only_publishing_and_the_hub_can_use_the_network(root):
    found = {
        path.relative_to(root).as_posix(): names
        for folder in ("planner", "ui")
        for path in sorted((root / folder).rglob("*.py"))
        if not path.relative_to(root).as_posix().startswith(MAY)
        and (names := {name for name in imported(path.read_text("utf-8")) if is_network(name)})
    }

    assert found == ASKS_THE_SCREEN


def test_a_command_that_publishes_nothing_loads_no_network():
    done = subprocess.run([sys.executable, "-c", LOADS], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
