"""Reading the names of files and folders as people write them on the command line."""

from contextlib import suppress
from pathlib import Path


def read_path(written: str) -> Path:
    """Read a path; ~ is the home folder where no shell has expanded it, as inside quotes."""
    with suppress(RuntimeError):  # nobody of that name lives here: a file may be called so
        return Path(written).expanduser()
    return Path(written)
