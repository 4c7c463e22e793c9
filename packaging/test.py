"""Set up all that Firebreak and its tests need, and run the tests.

    python3 packaging/test.py                all tests
    python3 packaging/test.py tests/domain   what pytest is told

Needs nothing but Python 3.11 or newer.
"""

import sys

if sys.version_info < (3, 11):  # before any import that an older Python could not read
    sys.exit("Firebreak needs Python 3.11 or newer; this is Python " + sys.version.split()[0])

import subprocess
from functools import partial

from environment import ROOT, python_with, variables
from refusals import status_of

ALL_CORES = ("-n", "auto", "--dist", "worksteal")
"""What pytest is told about the whole suite: a part of it would not repay the workers' start."""


def main(arguments: list[str]) -> int:
    """Run pytest with `arguments` and return its exit status."""
    command = [str(python_with("test")), "-m", "pytest", *(arguments or ALL_CORES)]
    offscreen = variables(QT_QPA_PLATFORM="offscreen")
    return subprocess.run(command, cwd=ROOT, env=offscreen, check=False).returncode


if __name__ == "__main__":
    sys.exit(status_of(partial(main, sys.argv[1:])))
