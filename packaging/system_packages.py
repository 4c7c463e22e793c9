"""Which parts of the system Qt and the tests need, and how they get there on Linux.

Libraries are looked for by the name under which programs load them, not by package: package names
change between releases, and on systems without apt the names still tell what to look for.
"""

import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from refusals import SetupRefusedError, say

# Package of Debian and Ubuntu -> the library in it. The first six are needed even without a
# screen, the next five under X11, the last under Wayland.
LIBRARIES = {
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libfontconfig1": "libfontconfig.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libwayland-cursor0": "libwayland-cursor.so.0",
}
# The server that the tests of the hub start for themselves; Debian keeps it off the path.
DATABASE = "postgresql"
DATABASE_PROGRAM = "postgres"
DATABASE_FOLDER = Path("/usr/lib/postgresql")


def provide(*, for_tests: bool) -> None:
    """Make sure that Python can make environments, and that Qt and the tests find what they need.

    Raises:
        SetupRefusedError: Something is missing and only an administrator can install it.
    """
    missing = _missing_packages()
    if for_tests and sys.platform == "linux" and not _has_database():
        missing.append(DATABASE)
    if not missing:
        return
    if not shutil.which("apt-get"):
        raise SetupRefusedError(_by_hand(missing))
    if sys.platform != "linux" or os.geteuid() != 0:
        line = f"sudo apt-get update && sudo apt-get install -y {' '.join(missing)}"
        message = f"Packages of the system are missing. Run this line, then start again:\n  {line}"
        raise SetupRefusedError(message)
    _install(missing)


def _missing_packages() -> list[str]:
    missing = []
    if importlib.util.find_spec("ensurepip") is None:
        missing.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    if sys.platform == "linux":
        missing += [package for package, library in LIBRARIES.items() if not _loads(library)]
    return missing


def _has_database() -> bool:
    kept = DATABASE_FOLDER.glob(f"*/bin/{DATABASE_PROGRAM}")
    return bool(shutil.which(DATABASE_PROGRAM)) or any(kept)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _by_hand(missing: list[str]) -> str:
    known = {**LIBRARIES, DATABASE: "the server of PostgreSQL, for the tests"}
    names = ", ".join(known.get(package, "Python's module ensurepip") for package in missing)
    return (
        f"This system lacks: {names}. Install the packages that hold them "
        "with your system's package manager, then start again."
    )


def _install(packages: list[str]) -> None:
    say(f"Installing {len(packages)} packages of the system: {' '.join(packages)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    update = ["apt-get", "update", "-q"]
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    for command in (update, install):
        done = subprocess.run(
            command,
            env=quiet,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        # A source that cannot be reached matters only if the packages then cannot be had.
        if done.returncode and command is install:
            last = "\n".join(done.stdout.strip().splitlines()[-5:])
            message = f"The system's packages could not be installed:\n{last}"
            raise SetupRefusedError(message)
    importlib.invalidate_caches()
