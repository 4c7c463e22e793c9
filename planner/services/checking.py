"""Whether a plan's file is sound, and what can be saved of one that is not."""

from pathlib import Path

from planner.domain.errors.safekeeping import NotSalvageableError
from planner.domain.errors.storage import NotAPlanFileError
from planner.services.passphrase import is_protected
from planner.store.checking import Problem, problems_of
from planner.store.keys import Keyring
from planner.store.plan_file import Surroundings
from planner.store.repairing import Salvaged, salvage

__all__ = ["Problem", "Salvaged", "check_plan", "problems_for_repair", "salvage_plan"]


def check_plan(path: Path, keys: Keyring | None = None) -> list[Problem]:
    """Check a file and change nothing; an empty list means that it is sound.

    Raises:
        PlanMissingError, FolderNotFileError, NoPermissionError: It cannot be read.
        NotAPlanFileError, NewerFormatError: It cannot be judged.
        PassphraseNeededError, WrongPassphraseError: `keys` do not open it.
    """
    return problems_of(path, keys)


def problems_for_repair(path: Path, keys: Keyring | None = None) -> list[Problem]:
    """Check a file of which even the first page may be damaged; raises as `check_plan`."""
    try:
        return problems_of(path, keys)
    except NotAPlanFileError:
        return [Problem("damaged", "first page")]


def salvage_plan(path: Path, target: Path, around: Surroundings) -> Salvaged:
    """Write what can be saved of a damaged plan into a new one.

    Raises:
        NotSalvageableError: It has a passphrase; what a page of it holds cannot be read alone.
        PlannerError: As `salvage`.
    """
    try:
        return salvage(path, target, around)
    except NotAPlanFileError as error:
        if is_protected(path):
            raise NotSalvageableError(path) from error
        raise
