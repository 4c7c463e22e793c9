"""Runs the real program in processes of its own."""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-P", "-W", "error", "-m", "ui")


def surroundings(folder, **more):
    """Return an environment in which the program keeps everything in `folder`."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(PROJECT),
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "LANG": "C.UTF-8",
        **more,
    }


def firebreak(folder, *arguments, **options):
    """Run one command to its end."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        env=surroundings(folder, **options.pop("variables", {})),
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
        **options,
    )


def python(folder, code, *arguments, **options):
    """Start Python on `code` and return the running process."""
    return subprocess.Popen(
        [sys.executable, "-P", "-W", "error", "-c", code, *map(str, arguments)],
        env=surroundings(folder),
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )
