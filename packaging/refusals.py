"""How the set-up tells what it does, and what it cannot do."""

import sys
from collections.abc import Callable

_STOPPED_BY_USER = 130  # what shells report for it


class SetupRefusedError(Exception):
    """Something is missing that only the user can provide; the message says what to do."""


def say(line: str) -> None:
    """Tell one step on standard error, so that a command's own output stays clean."""
    print(line, file=sys.stderr, flush=True)


def status_of(work: Callable[[], int]) -> int:
    """Do the work of one command; return its exit status, and 1 with a sentence if refused."""
    try:
        return work()
    except SetupRefusedError as refusal:
        say(str(refusal))
    except OSError as error:
        say(f"The set-up could not go on: {error}. Nothing outside its own folders was changed.")
    except KeyboardInterrupt:
        say("Stopped. The next run goes on from here.")
        return _STOPPED_BY_USER
    return 1
