"""When Python may look for cycles of garbage: not while the start or a worker is busy.

Python looks in whatever thread happens to run. A worker that found a closed page there would end
its widgets outside the GUI thread, and the program with them.
"""

import gc
from typing import Final

_pauses: Final[list[None]] = []


def pause_collecting() -> None:
    """Let no thread look for garbage until `resume_collecting`; pauses add up."""
    _pauses.append(None)
    gc.disable()


def resume_collecting() -> None:
    """End one pause, if there is one; with the last, garbage is looked for again."""
    if _pauses:
        _pauses.pop()
    if not _pauses:
        gc.enable()
