"""Whether there is a screen on which Qt can open a window. Knows no Qt: it is asked before.

Qt ends the whole program when it finds none, or when a library of its window system is missing;
nothing can be caught then. So the same questions are asked here first.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from planner.text import tr

_ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_UNDER_X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
_UNDER_WAYLAND = {"libwayland-cursor.so.0": "libwayland-cursor0"}
_WITHOUT_SCREEN = ("offscreen", "minimal", "vnc")


class NoWindowError(Exception):
    """No window can be opened here; `sentence` says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def check(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> None:
    """Make sure that Qt can open a window.

    Raises:
        NoWindowError: It cannot, for a reason the user can act on.
    """
    if not platform.startswith("linux"):
        return
    plugin = environment.get("QT_QPA_PLATFORM", "").split(":")[0]
    if plugin in _WITHOUT_SCREEN:
        return
    is_wayland = _reaches_wayland(environment)
    if not is_wayland and not _reaches_x11(environment.get("DISPLAY", "")):
        raise NoWindowError(
            tr(
                "There is no screen here to open a window on. Nothing was changed. "
                "Every command of “firebreak --help” works without one."
            )
        )
    missing = _missing(_UNDER_WAYLAND if is_wayland else _UNDER_X11)
    if missing:
        raise NoWindowError(missing_libraries(missing))


def why_qt_is_not_there() -> NoWindowError:
    """Return what to tell when Qt could not be imported: which libraries it lacks."""
    return NoWindowError(missing_libraries(_missing(_ALWAYS) or list(_ALWAYS.values())))


def _missing(needed: Mapping[str, str]) -> list[str]:
    return [package for library, package in needed.items() if not _loads(library)]


def missing_libraries(packages: list[str]) -> str:
    """Return the sentence with the line that installs what is missing."""
    return tr(
        "Libraries of the system that the window needs are missing. Run this line, then start "
        "again: sudo apt-get install -y {packages}"
    ).format(packages=" ".join(packages))


def _loads(library: str) -> bool:
    import ctypes  # noqa: PLC0415 - not where nothing has to be looked for

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _reaches_wayland(environment: Mapping[str, str]) -> bool:
    name, folder = environment.get("WAYLAND_DISPLAY"), environment.get("XDG_RUNTIME_DIR")
    return bool(name and (Path(folder or "/", name).is_socket()))


def _reaches_x11(display: str) -> bool:
    host, _, number = display.partition(":")
    if not number:
        return False
    if host not in {"", "unix"}:
        return True  # a screen elsewhere, such as through ssh: only Qt can tell
    path = f"/tmp/.X11-unix/X{number.split('.')[0]}"  # noqa: S108 - where X11 puts its sockets
    return any(_answers(address) for address in (path, "\0" + path))


def _answers(address: str) -> bool:
    import socket  # noqa: PLC0415 - only X11 is asked that way

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        try:
            probe.connect(address)
        except OSError:
            return False
    return True
