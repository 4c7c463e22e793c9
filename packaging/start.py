"""Set up all that Firebreak needs and open it on an example plan.

    python3 packaging/start.py               opens the window on an example plan; without a
                                             screen it writes the example and says where it is
    python3 packaging/start.py balance …     runs `firebreak balance …` instead

Needs nothing but Python 3.11 or newer.
"""

import sys

if sys.version_info < (3, 11):  # before any import that an older Python could not read
    sys.exit("Firebreak needs Python 3.11 or newer; this is Python " + sys.version.split()[0])

import os
import shutil
import subprocess
from functools import partial
from pathlib import Path

from environment import alone, python_with, variables
from refusals import SetupRefusedError, say, status_of

_DATA_FOLDER = "from planner.services.places import data_folder; print(data_folder())"


def main(arguments: list[str]) -> int:
    """Run the program with `arguments`, or show the example; return its exit status."""
    python = python_with("run")
    if arguments:
        return _firebreak(python, *arguments)
    example = _example(python)
    if _has_screen():
        return _firebreak(python, "open", str(next(example.glob("*.firebreak"))))
    print("There is no screen here. The example plan and its documents are in")
    for file in sorted(path for path in example.rglob("*") if path.is_file()):
        print(f"  {file}")
    return 0


def _firebreak(python: Path, *arguments: str, output: int | None = None) -> int:
    # -P: a folder called `ui` where the user happens to stand must not be taken for ours.
    command = [str(python), "-P", "-m", "ui", *arguments]
    return subprocess.run(command, env=variables(), stdout=output, check=False).returncode


def _example(python: Path) -> Path:
    """Return the folder of the example plan, made once and never touched again."""
    asked = [str(python), "-P", "-c", _DATA_FOLDER]
    data_folder = subprocess.run(
        asked, env=variables(), stdout=subprocess.PIPE, text=True, check=True
    ).stdout
    folder = Path(data_folder.strip(), "example")
    if not folder.is_dir():
        with alone():
            if not folder.is_dir():  # another run may have made it meanwhile
                _make_example(python, folder)
    return folder


def _make_example(python: Path, folder: Path) -> None:
    say("Making an example plan")
    unfinished = folder.with_name("example.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.parent.mkdir(parents=True, exist_ok=True)
    if _firebreak(python, "demo", str(unfinished), output=subprocess.DEVNULL):
        message = "The example plan could not be made; the lines above say why."
        raise SetupRefusedError(message)
    unfinished.rename(folder)


def _has_screen() -> bool:
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(status_of(partial(main, sys.argv[1:])))
