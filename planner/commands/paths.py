"""Reading the names of files and folders as people write them on the command line."""

from contextlib import suppress
from pathlib import Path

import click

from planner.text import tr


def read_path(written: str) -> Path:
    """Read a path; ~ is the home folder where no shell has expanded it, as inside quotes.

    Raises:
        click.UsageError: Nothing is written there, as where a variable of a script is empty. It
            would be the folder in which somebody happens to be.
    """
    if not written.strip():
        raise click.UsageError(tr("The name of a file or folder is empty."))
    with suppress(RuntimeError):  # nobody of that name lives here: a file may be called so
        return Path(written).expanduser()
    return Path(written)
