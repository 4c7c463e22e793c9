"""Set up all that Firebreak and its tests need, and run the tests.

    python3 packaging/test.py                all tests
    python3 packaging/test.py tests/domain   what pytest is told

Needs nothing but Python 3.11 or newer.
"""

import sys

if sys.version_info < (3, 11):  # before any import that an older Python could not read
    sys.exit("Firebreak needs Python 3.11 or newer; this is Python " + sys.version.split()[0])

import subprocess

from environment import ROOT, python_with, variables
from refusals import SetupRefusedError, say


def main(arguments: list[str]) -> int:
    """Run pytest with `arguments` and return its exit status."""
    try:
        python = python_with("test")
        command = [str(python), "-m", "pytest", *arguments]
        offscreen = variables(QT_QPA_PLATFORM="offscreen")
        return subprocess.run(command, cwd=ROOT, env=offscreen, check=False).returncode
    except SetupRefusedError as refusal:
        say(str(refusal))
        return 1
    except KeyboardInterrupt:
        say("Stopped.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
