"""Writing a file that appears whole or not at all."""

import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

_KEPT_OF_NAME = 60
"""Signs, which may take four bytes each: names end at 255 bytes."""


def place_beside(target: Path) -> Path:
    """Return where to write what is to become `target`: a name in the same folder."""
    return target.with_name(f"{target.name[:_KEPT_OF_NAME]}.{os.getpid()}.part")


@contextmanager
def whole_file(target: Path) -> Generator[Path]:
    """Give a place to write to; it takes the target's name when the block ends well.

    Raises:
        OSError: The file cannot be written; it names `target`, as the user did.
    """
    part = place_beside(target)
    try:
        with errors_naming(target, part):
            yield part
            part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@contextmanager
def errors_naming(target: Path, part: Path) -> Generator[None]:
    """Let errors of the operating system name `target` where they would name `part`."""
    try:
        yield
    except OSError as error:
        if error.filename is not None and Path(os.fsdecode(error.filename)) == part:
            error.filename, error.filename2 = str(target), None
        raise
