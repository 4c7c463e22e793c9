"""Whether a plan's file is sound."""

from pathlib import Path

from planner.store.checking import Problem, problems_of
from planner.store.keys import Keyring

__all__ = ["Problem", "check_plan"]


def check_plan(path: Path, keys: Keyring | None = None) -> list[Problem]:
    """Check a file and change nothing; an empty list means that it is sound.

    Raises:
        PlanMissingError, FolderNotFileError, NoPermissionError: It cannot be read.
        NotAPlanFileError, NewerFormatError: It cannot be judged.
        PassphraseNeededError, WrongPassphraseError: `keys` do not open it.
    """
    return problems_of(path, keys)
