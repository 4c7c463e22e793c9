"""Where the password of an account on a server comes from: a file, a variable, or the keyboard."""

import os
import sys

import click

from planner.commands.paths import read_path


def given_password(file: str | None, variable: str) -> str | None:
    """Return the first line of the file, or what the variable holds; None where neither is there.

    Raises:
        OSError: The file cannot be read.
    """
    if file:
        written = read_path(file).read_text(encoding="utf-8-sig", errors="replace").splitlines()
        return written[0] if written else ""
    return os.environ.get(variable)


def can_ask() -> bool:
    """Say whether somebody sits at a terminal who can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def asked_password(words: str) -> str:
    """Ask for it; what is typed is not shown."""
    return str(click.prompt(words, hide_input=True, err=True))
