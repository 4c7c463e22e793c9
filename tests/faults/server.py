"""Starts processes that can be killed, quickly: it has everything imported, and forks.

Run as a program, it reads lines of JSON. One with "start", the name of an operation, is answered
with the id of a process; one with "end", such an id, with its status at its end.
"""

import json
import os
import resource
import signal
import subprocess
import sys
import time
import traceback
from pathlib import Path

from planner.domain.errors import PlannerError

PROJECT = Path(__file__).parents[2]
LONGEST_SECONDS = 8


class Server:
    """The program below, seen from a test."""

    def __init__(self):
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-P",
                "-W",
                "error",
                "-c",
                "from tests.faults.server import serve; serve()",
            ],
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(PROJECT), "LANG": "C.UTF-8"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def killed(self, name, plan, told, after):
        """Run an operation until `after` says that it is to be killed; return what it told."""
        pid = self._start(name, plan, told)
        try:
            after(told)
        finally:
            os.kill(pid, signal.SIGKILL)
            ended = self._ask({"end": pid})
        assert ended == -signal.SIGKILL, f"it ended by itself: {told.read_text()}"
        lines = told.read_text().split("\n")
        return lines[:-1]  # a line that is not whole was not told

    def without_room(self, name, plan, told, most_bytes):
        """Run an operation where no file can grow larger, to its end; return what it told.

        The last word is the name of the error that ended it.
        """
        pid = self._start(name, plan, told, most_bytes)
        assert self._ask({"end": pid}) == 1
        return told.read_text().splitlines()

    def _start(self, name, plan, told, most_bytes=None):
        told.write_bytes(b"")
        data = os.environ["XDG_DATA_HOME"]
        files = {"plan": str(plan), "told": str(told), "data": data}
        return self._ask({"start": name, "most_bytes": most_bytes, **files})

    def close(self):
        self._process.communicate(timeout=LONGEST_SECONDS)

    def _ask(self, message):
        self._process.stdin.write(json.dumps(message) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


def moment(chance, times, longest_seconds):
    """Return what waits until an operation was told so often, and a little longer by chance."""

    def wait(told):
        end = time.monotonic() + LONGEST_SECONDS
        while told.read_bytes().count(b"\n") < times:
            assert time.monotonic() < end, f"nothing was done: {told.read_text()}"
            os.sched_yield()
        end = time.monotonic() + chance.random() * longest_seconds
        while time.monotonic() < end:
            pass

    return wait


def serve():
    """Answer the lines of standard input until it ends."""
    from planner.store import keys  # noqa: PLC0415 - only in this process
    from tests.faults.operations import KEY_ROUNDS, OPERATIONS  # noqa: PLC0415 - as above

    keys.ROUNDS = KEY_ROUNDS
    for line in sys.stdin:
        asked = json.loads(line)
        if "end" in asked:
            answer = os.waitstatus_to_exitcode(os.waitpid(asked["end"], 0)[1])
        else:
            answer = os.fork()
            if answer == 0:
                _go_on(OPERATIONS[asked["start"]], asked)
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


def _go_on(operation, asked):
    told = os.open(asked["told"], os.O_WRONLY | os.O_APPEND)
    os.environ["XDG_DATA_HOME"] = asked["data"]
    try:
        if asked["most_bytes"] is not None:
            signal.alarm(LONGEST_SECONDS)  # what finds room after all goes on for ever
            _limit(asked["most_bytes"])
        operation.go_on(Path(asked["plan"]), lambda word: os.write(told, f"{word}\n".encode()))
    except (PlannerError, OSError) as error:
        _limit(resource.RLIM_INFINITY)
        os.write(told, f"!{type(error).__name__}\n".encode())
    except BaseException:  # noqa: BLE001 - the test tells it
        _limit(resource.RLIM_INFINITY)
        os.write(told, traceback.format_exc().encode())
    os._exit(1)


def _limit(most_bytes):
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, resource.RLIM_INFINITY))
