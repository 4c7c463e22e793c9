"""What every command is given: the options that all share, the plan, and a way to answer."""

import json
import os
import sys
import unicodedata
from collections.abc import Callable, Generator, Iterable
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from planner.commands.feed import feed_kept
from planner.commands.lane import check_in_lane
from planner.commands.paths import read_path
from planner.commands.progress_bar import ProgressBar
from planner.commands.secrets import Secrets
from planner.commands.written import read_moment
from planner.domain.lane import Lane
from planner.progress import NoProgress, Progress
from planner.services.backups import back_up_daily
from planner.services.opening import Keyring, SeededBytes, opened_plan
from planner.services.places import PLAN_VARIABLE, default_plan
from planner.services.session import DEFAULT_ZONE, Session
from planner.text import tr

_HANDING_OUT = ("export", "share", "dump")
"""Commands that write what a plan holds where no passphrase protects it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowWish:
    """How the window is to be opened.

    Attributes:
        plan: The file to open, which may not exist yet; None for the usual one.
        lane: Who is to sit before the plan.
        exits_after_paint: Leave once the first page is painted.
        is_self_check: Show every page once, then leave.
        now: A standing clock; None for the real one.
        keys: Open a protected plan; where they are missing, the window asks.
    """

    plan: Path | None
    lane: Lane = Lane.DIRECTOR
    exits_after_paint: bool = False
    is_self_check: bool = False
    now: datetime | None = None
    keys: Keyring | None = None


class WindowRefusedError(Exception):
    """The window cannot be opened; its text is a sentence for whoever wanted it."""


OpenWindow = Callable[[WindowWish], int]
"""Opens the window and returns the exit status when it is closed.

Raises WindowRefusedError where there is no screen.
"""


class Frame:
    """The shared options of one run, and what follows from them.

    Attributes:
        plan: The file named by --plan.
        lane: Who runs the command; an assistant has fewer of them.
        is_json: Print one JSON value instead of text.
        is_anyway: No text holds a patient's number, whatever it looks like.
        now: A standing clock instead of the real one.
        open_window: How to open the window; None where there is none.
        secrets: The passphrase, for plans that have one.
        command: The words of the command that runs, such as "export pdf".
    """

    def __init__(self, open_window: OpenWindow | None = None, *, is_json: bool = False) -> None:
        self.plan: Path | None = None
        self.lane = Lane.DIRECTOR
        self.is_json = is_json
        self.is_anyway = False
        self.now: datetime | None = None
        self.open_window = open_window
        self.secrets = Secrets()
        self.command = ""
        self._seed: int | None = None
        self._purpose = ""

    def take(self, name: str, value: Any) -> None:
        """Take one shared option from the command line."""
        if name == "plan":
            self.plan = read_path(value)
        elif name == "now":
            self.now = read_moment(value, DEFAULT_ZONE)
        elif name == "seed":
            self._seed = value
        elif name == "anyway":
            self.is_anyway = True
        elif name == "passphrase_file":
            self.secrets.file = Path(value)
        elif name == "lane":
            self.lane = Lane(value)

    def named_plan(self) -> Path | None:
        """Return the plan that --plan or the variable names."""
        variable = os.environ.get(PLAN_VARIABLE)
        return self.plan or (read_path(variable) if variable else None)

    def plan_path(self) -> Path:
        """Return the plan that is meant: named, or the usual one."""
        return self.named_plan() or default_plan()

    def randomness(self, purpose: str) -> Callable[[int], bytes]:
        """Return the source of ids and salts; `purpose` keeps apart what two commands draw."""
        return os.urandom if self._seed is None else SeededBytes(self._seed, purpose)

    @contextmanager
    def session(self, purpose: str, path: Path | None = None) -> Generator[Session]:
        """Open the plan for one command, which `purpose` names, and close it afterwards.

        Raises:
            NotInLaneError: An assistant does not have this command, or this is their own file.
        """
        found, randomness = path or self.plan_path(), self.randomness(purpose)
        with ExitStack() as stack:
            session = self.secrets.opened(
                lambda keys: stack.enter_context(
                    opened_plan(found, self.now, randomness, self.lane, keys)
                )
            )
            check_in_lane(session.lane, purpose)
            session.numbers.is_off = self.is_anyway
            self._keep_safe(session)
            with feed_kept(session):
                yield session

    def _keep_safe(self, session: Session) -> None:
        """Say what leaves a protected plan in the open, and back a plan up once a day."""
        if session.is_protected and self.command.split(" ")[0] in _HANDING_OUT:
            print_line(
                tr("The plan is protected with a passphrase; what is written of it now is not."),
                is_error=True,
            )
        if session.lane is Lane.DIRECTOR:
            back_up_daily(session)

    @contextmanager
    def progress(self) -> Generator[Progress]:
        """Show a bar on standard error while the work lasts, where people look at it."""
        if sys.stderr is None or not sys.stderr.isatty():
            yield NoProgress()
            return
        bar = ProgressBar()
        try:
            yield bar
        finally:
            bar.wipe()

    def answer(self, value: Any, lines: Iterable[str]) -> None:
        """Print the answer: the JSON value if that was asked for, otherwise the lines."""
        if self.is_json:
            print_line(json.dumps(value, ensure_ascii=False))
        else:
            for line in lines:
                print_line(line)


def print_line(line: str, *, is_error: bool = False) -> None:
    """Print a line, whatever the terminal can show; control characters become visible."""
    stream = sys.stderr if is_error else sys.stdout
    if stream is None:  # closed by whoever started us
        return
    clean = "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(sign) == "Cc" else sign for sign in line
    )
    encoding = stream.encoding or "utf-8"
    stream.write(clean.encode(encoding, "backslashreplace").decode(encoding) + "\n")
