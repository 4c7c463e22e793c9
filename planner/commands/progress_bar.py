"""Progress of long work, drawn on the terminal."""

import sys

_WIDTH = 30
_CLEAR_LINE = "\r\x1b[2K"


class ProgressBar:
    """Draws one line on standard error again and again, and wipes it at the end."""

    def __init__(self) -> None:
        self._shown = ""

    def step(self, done: int, total: int) -> None:
        """Report `done` of `total` steps."""
        part = min(done / total, 1.0) if total else 1.0
        bar = "#" * int(part * _WIDTH)
        line = f"[{bar:<{_WIDTH}}] {part:4.0%}"
        if line != self._shown:
            self._shown = line
            sys.stderr.write(_CLEAR_LINE + line)
            sys.stderr.flush()

    def wipe(self) -> None:
        """Leave a clean line behind."""
        if self._shown:
            sys.stderr.write(_CLEAR_LINE)
            sys.stderr.flush()
