"""Set up all that the checks of the gate need, and print where its Python is.

python3 packaging/develop.py
"""

import sys

if sys.version_info < (3, 11):  # before any import that an older Python could not read
    sys.exit("Firebreak needs Python 3.11 or newer; this is Python " + sys.version.split()[0])

from environment import python_with
from refusals import status_of


def main() -> int:
    """Print the path of the environment's Python on standard output."""
    print(python_with("dev"))
    return 0


if __name__ == "__main__":
    sys.exit(status_of(main))
