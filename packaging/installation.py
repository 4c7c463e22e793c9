"""How the packages of one lock file get into an environment, and what to say when they do not."""

import re
import subprocess
from collections import deque
from pathlib import Path

from refusals import SetupRefusedError, say

_PURPOSES = {
    "run": "what the program needs",
    "test": "what the tests need",
    "dev": "what the checks need",
}
# What pip prints -> what it means for the user. The first that fits is told.
_REASONS = {
    r"No space left on device|not enough space": ("The disk is full. Make room and start again."),
    r"DO NOT MATCH THE HASHES": (
        "A downloaded package is not the one this version was tested with, so it was not "
        "installed. Start again; if it happens again, somebody on the way changes downloads."
    ),
    r"CERTIFICATE_VERIFY_FAILED|SSLError": (
        "The download server's certificate was refused. If your organisation inspects traffic, "
        "ask for its certificate and name the file in the variable PIP_CERT."
    ),
    r"NewConnectionError|NameResolutionError|name resolution|ConnectTimeout|ReadTimeout"
    r"|ConnectionResetError|ProxyError|Network is unreachable|Connection (refused|broken)": (
        "The packages could not be downloaded: there is no way to the package index. "
        "Check the network connection (or the variable HTTPS_PROXY) and start again."
    ),
    r"No matching distribution found": (
        "There is no ready-made package for this system and this version of Python. "
        "Use 64-bit Python 3.11 to 3.13 on Windows 10, macOS 13 or Linux with glibc 2.34, or newer."
    ),
}
_UNPACKING = "Installing collected packages"
_REMEMBERED_LINES = 40
_SHOWN_LINES = 8


def install(python: Path, lock: Path, layer: str, unfinished: Path) -> None:
    """Install exactly the packages of `lock`, telling each as it comes.

    `unfinished` stands from before the first package changes until all are in. It stays after
    an interruption; not when pip refused before it touched anything, as without a network.

    Raises:
        SetupRefusedError: pip failed; the message says what the user can do.
    """
    say(f"Installing {_PURPOSES[layer]}: {len(_names_in(lock))} packages")
    unfinished.touch()
    last = deque[str](maxlen=_REMEMBERED_LINES)
    with subprocess.Popen(
        _command(python, lock),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as pip:
        for line in pip.stdout or ():
            last.append(line.rstrip())
            _tell(line)
    if not pip.returncode:
        unfinished.unlink()
        return
    if not any(line.startswith(_UNPACKING) for line in last):
        unfinished.unlink()
    raise SetupRefusedError(explain(list(last)))


def _command(python: Path, lock: Path) -> list[str]:
    return [
        str(python),
        "-I",  # no user site, no PYTHONPATH: nothing of the user's own may slip in
        *("-m", "pip", "install"),
        *("--require-hashes", "--only-binary", ":all:", "--no-deps", "--no-user"),
        *("--disable-pip-version-check", "--no-input", "--progress-bar", "off"),
        *("-r", str(lock)),
    ]


def _names_in(lock: Path) -> set[str]:
    return set(re.findall(r"^([A-Za-z0-9._-]+)==", lock.read_text("utf-8"), flags=re.MULTILINE))


def _tell(line: str) -> None:
    """Pass on the two lines of pip that show that something is going on."""
    if line.startswith("Collecting "):
        say(f"  {line.split()[1].replace('==', ' ')}")
    elif line.startswith(_UNPACKING):
        say("  unpacking them all")


def explain(lines: list[str]) -> str:
    """Say what the last lines of a failed pip mean for the user."""
    output = "\n".join(lines)
    for pattern, sentence in _REASONS.items():
        if re.search(pattern, output):
            return sentence
    return "\n".join(["The packages could not be installed. pip says:", *lines[-_SHOWN_LINES:]])
