"""A new plan that stands under its name only once it is complete."""

import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from planner.domain.errors import PlannerError
from planner.domain.errors.storage import PlanExistsError
from planner.whole_file import errors_naming, place_beside

_JOURNAL = "-journal"


@contextmanager
def new_plan(target: Path) -> Generator[Path]:
    """Give a place to make a plan at; it takes the target's name when the block ends well.

    A process that is killed in between leaves nothing in the way. The plan must be closed when
    the block ends.

    Raises:
        PlanExistsError: Something stands at `target`; nothing is overwritten.
        PlannerError, OSError: The plan cannot be made; they name `target`, as the user did.
    """
    check_is_free(target)
    part = place_beside(target)
    try:
        with errors_naming(target, part):
            yield part
            take_name(part, target)
    except PlannerError as error:
        if getattr(error, "path", None) == part:
            vars(error)["path"] = target
        raise
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
            part.with_name(part.name + _JOURNAL).unlink(missing_ok=True)


def check_is_free(target: Path) -> None:
    """Raise PlanExistsError where something stands at `target`."""
    if target.exists() or target.is_symlink():
        raise PlanExistsError(target)


def take_name(made: Path, target: Path) -> None:
    """Give a finished file its name, unless another file took it meanwhile: PlanExistsError."""
    try:
        try:
            os.link(made, target)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            target.touch(exist_ok=False)
            made.replace(target)
    except FileExistsError as error:
        raise PlanExistsError(target) from error
    made.unlink(missing_ok=True)
