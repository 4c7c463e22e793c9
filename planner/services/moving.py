"""A plan that lies in a cloud folder or on a network drive, and moving it to this computer."""

from contextlib import suppress
from pathlib import Path

from planner.domain.plan_places import (
    CLOUD_MARKS,
    PlaceKind,
    SharedPlace,
    cloud_folder,
    network_drive,
)
from planner.services.beside_plans import keep, kept
from planner.services.places import advice_file, data_folder
from planner.services.session import Session
from planner.store.copying import copy_file, flush_folder, locked_for_replacing

_MOUNTS = Path("/proc/self/mounts")
_TOLD = "told_of_place"


def shared_place(plan: Path, mounts: Path = _MOUNTS) -> SharedPlace | None:
    """Say whether a plan lies where several computers meet, as far as that can be seen."""
    place = plan.resolve()
    table = ""
    with suppress(OSError):
        table = mounts.read_text(encoding="utf-8", errors="replace")
    marked = [
        folder for folder in place.parents if any((folder / mark).exists() for mark in CLOUD_MARKS)
    ]
    by_mark = SharedPlace(PlaceKind.CLOUD_FOLDER, marked[-1]) if marked else None
    return cloud_folder(place) or by_mark or network_drive(place, table)


def place_to_tell(session: Session) -> SharedPlace | None:
    """Return where the plan lies if its owner is to be told, which happens once a plan."""
    if session.path is None or kept(advice_file(), session.plan_uid).get(_TOLD):
        return None
    return shared_place(session.path)


def note_told(session: Session) -> None:
    """Remember that the owner was told; raises OSError."""
    keep(advice_file(), session.plan_uid, {_TOLD: True})


def move_here(session: Session) -> Path:
    """Copy the plan into the data folder of this computer, and put the old file out of use.

    The session cannot write afterwards: open the plan at the new place. The old file stays where
    it is, under a name that no program opens as a plan.

    Returns:
        The new place.

    Raises:
        FileLockedError, DiskFullError, CopyDiffersError: Nothing was moved.
    """
    assert session.path is not None  # noqa: S101 - a plan in memory lies nowhere
    old = session.path.resolve()
    folder = data_folder()
    folder.mkdir(parents=True, exist_ok=True)
    new = _free(folder / old.name)
    with locked_for_replacing(old, session.keys, lets_read=True):
        copy_file(old, new, session.keys)
        aside = _free(old.with_name(f"{old.name}.moved"))
        try:
            old.rename(aside)
        except OSError:
            new.unlink(missing_ok=True)
            raise
    flush_folder(old.parent)
    return new


def _free(wanted: Path) -> Path:
    names = (f"{wanted.stem} ({number}){wanted.suffix}" for number in range(2, 10_000))
    return next(
        place
        for place in (wanted, *map(wanted.with_name, names))
        if not (place.exists() or place.is_symlink())
    )
