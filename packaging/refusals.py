"""How the set-up tells what it does, and what it cannot do."""

import sys


class SetupRefusedError(Exception):
    """Something is missing that only the user can provide; the message says what to do."""


def say(line: str) -> None:
    """Tell one step on standard error, so that a command's own output stays clean."""
    print(line, file=sys.stderr, flush=True)
