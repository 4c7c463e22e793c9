"""How a small file from outside is read whole: a regular file, up to a size, and nothing else."""

import stat
from enum import Enum
from pathlib import Path


class SmallFileFault(Enum):
    """Why a file is not even opened to be understood."""

    NOT_A_FILE = "not_a_file"
    TOO_LARGE = "too_large"


def read_small_file(path: Path, most_bytes: int) -> bytes | SmallFileFault:
    """Return the content; a folder, device or pipe is a fault and is not waited for.

    Raises:
        OSError: The file cannot be read.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        return SmallFileFault.NOT_A_FILE
    with path.open("rb") as file:
        raw = file.read(most_bytes + 1)
    return SmallFileFault.TOO_LARGE if len(raw) > most_bytes else raw
