"""Where the project's own Python environment stands, and how it comes to be.

Standard library only: this runs before anything is installed. Layers build on one another:
`run` holds what the program needs, `test` adds what its tests need, `dev` what the gate needs.
"""

import contextlib
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import system_packages
from installation import install
from refusals import SetupRefusedError, say

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ROOT / "packaging" / "requirements"
HOME = ROOT / ".environment"
LAYERS = ("run", "test", "dev")
NEEDED_BYTES = 1_000_000_000  # 630 MB with all layers, and the downloads while they unpack
UNUSED_DAYS = 14
_SECONDS_PER_DAY = 86_400


def python_with(layer: str) -> Path:
    """Return a Python that has everything `layer` needs; install first what is missing.

    Raises:
        SetupRefusedError: It could not be installed, for a reason the user can act on.
    """
    folder = HOME / _key()
    if not _is_ready(folder, layer):
        with alone():
            if not _is_ready(folder, layer):  # another run may have built it meanwhile
                _build(folder, layer)
    with contextlib.suppress(OSError):  # a read-only project runs as well
        os.utime(_stamp(folder, layer))
    return _python_in(folder)


def variables(**more: str) -> dict[str, str]:
    """Return the variables for a program that runs from the source tree in the environment."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONHOME"}
    return {**kept, "PYTHONPATH": str(ROOT), **more}


def _key() -> str:
    """Name the environment after all that it depends on, so that a change makes a new one."""
    fingerprint = hashlib.sha256()
    for part in (sys.version, sys.base_prefix, platform.machine()):
        fingerprint.update(part.encode())
    for layer in LAYERS:
        fingerprint.update(_lock_of(layer).read_bytes())
    return f"python{sys.version_info.major}.{sys.version_info.minor}-{fingerprint.hexdigest()[:12]}"


def _lock_of(layer: str) -> Path:
    return LOCKS / f"{layer}.txt"


def _stamp(folder: Path, layer: str) -> Path:
    return folder / f"ready-{layer}"


def _is_ready(folder: Path, layer: str) -> bool:
    return _stamp(folder, layer).exists()


def _unfinished(folder: Path, layer: str) -> Path:
    """Name the file that stands there while a layer is put in, and after an interruption."""
    return folder / f"unfinished-{layer}"


def _python_in(folder: Path) -> Path:
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _build(folder: Path, layer: str) -> None:
    """Install `layer` and those below it, and mark each as ready when it is whole."""
    started = time.monotonic()
    system_packages.provide(for_tests=layer != "run")
    _refuse_full_disk()
    if not _is_ready(folder, "run") or any(folder.glob("unfinished-*")):
        _make_empty(folder)
    for wanted in LAYERS[: LAYERS.index(layer) + 1]:
        if not _is_ready(folder, wanted):
            install(_python_in(folder), _lock_of(wanted), wanted, _unfinished(folder, wanted))
            _stamp(folder, wanted).touch()
    _forget_unused(folder)
    say(f"Set up in {time.monotonic() - started:.0f} s, in {folder}")


def _make_empty(folder: Path) -> None:
    if folder.exists():
        say("An earlier set-up was interrupted; starting afresh.")
        shutil.rmtree(folder)
    say(f"Making an environment for Python {platform.python_version()}")
    command = [sys.executable, "-I", "-m", "venv", str(folder)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        reason = (made.stdout + made.stderr).strip()
        message = f"Python could not make an environment in {folder}:\n{reason}"
        raise SetupRefusedError(message)


def _refuse_full_disk() -> None:
    free = shutil.disk_usage(ROOT).free
    if free < NEEDED_BYTES:
        message = (
            f"The set-up needs {NEEDED_BYTES / 1e9:.1f} GB of disk space in {ROOT}, "
            f"and {free / 1e9:.1f} GB are free. Make room and start again."
        )
        raise SetupRefusedError(message)


def _forget_unused(current: Path) -> None:
    """Remove environments of earlier locks that nobody has used for a while."""
    oldest = time.time() - UNUSED_DAYS * _SECONDS_PER_DAY
    for folder in HOME.glob("python*"):
        stamp = _stamp(folder, "run")
        if folder != current and stamp.exists() and stamp.stat().st_mtime < oldest:
            shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Let one run set things up at a time; the system frees the lock even of a killed run."""
    HOME.mkdir(exist_ok=True)
    with (HOME / "lock").open("a+b") as lock:
        if not _try_lock(lock.fileno()):
            say("Another set-up is at work; waiting for it.")
            while not _try_lock(lock.fileno()):
                time.sleep(0.2)
        yield


def _try_lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - only there

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - only there

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
