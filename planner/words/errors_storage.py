"""What is said when a file or a disk fails: plans, calendars, shipped files."""

import errno
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from planner.domain.errors import PlannerError
from planner.domain.errors import storage as errors
from planner.text import tr


def _calendar_text(error: errors.CalendarUnreadableError) -> str:
    reasons = {
        "not_a_calendar": tr(
            "“{path}” holds no calendar. Nothing was taken in; export it as .ics."
        ),
        "folder": tr("“{path}” is a folder. Nothing was taken in; choose an .ics file."),
        "not_a_file": tr("“{path}” is not a file. Nothing was taken in; choose an .ics file."),
        "too_large": tr(
            "“{path}” is too large for a calendar. Nothing was taken in; export fewer years."
        ),
    }
    other = tr("The calendar “{path}” cannot be read. Nothing was taken in; export it again.")
    return reasons.get(error.reason, other).format(path=error.path)


def _foreign_text(error: errors.ForeignFileError) -> str:
    reasons = {
        "foreign_schema": tr(
            "“{path}” holds what no plan holds ({detail}). It was not opened and left as it is; "
            "ask whoever sent it for a fresh copy."
        ),
        "not_closed": tr(
            "“{path}” is still in use, or was not closed properly ({detail}). It was left as it "
            "is; have it opened and closed in Firebreak, then copy it again."
        ),
        "too_large": tr("“{path}” is too large for a plan. It was not opened and left as it is."),
        "too_long": tr(
            "Checking “{path}” took too long, and was stopped. It was left as it is; "
            "ask whoever sent it for a fresh copy."
        ),
    }
    said = reasons.get(error.reason, reasons["foreign_schema"])
    return said.format(path=error.path, detail=error.detail)


STORAGE_TEXTS: Mapping[type[PlannerError], Callable[[Any], str]] = {
    PlannerError: lambda _: tr("That was not possible; nothing was changed."),
    errors.CalendarUnreadableError: _calendar_text,
    errors.ResourceMissingError: lambda e: tr(
        "The file “{name}” that belongs to Firebreak is missing; please install Firebreak again. "
        "Your plan is safe."
    ).format(name=e.name),
    errors.PlanMissingError: lambda e: tr(
        "There is no file “{path}”. Choose another, or make a new plan."
    ).format(path=e.path),
    errors.PlanExistsError: lambda e: tr(
        "“{path}” exists already and was left as it is. Choose another name."
    ).format(path=e.path),
    errors.TargetIsPlanError: lambda e: tr(
        "“{path}” is a plan and was not written over. Choose another name for the export."
    ).format(path=e.path),
    errors.NotAPlanFileError: lambda e: tr(
        "“{path}” is not a Firebreak plan. It was left as it is; choose another file."
    ).format(path=e.path),
    errors.NewerFormatError: lambda e: tr(
        "“{path}” was written by a newer Firebreak (format {file}; this one reads up to {own}). "
        "It was left as it is; please update Firebreak."
    ).format(path=e.path, file=e.file_format, own=e.own_format),
    errors.DamagedFileError: lambda e: tr(
        "“{path}” is incomplete or damaged. It was left as it is; "
        "open an earlier copy of it. “firebreak check” says what is wrong."
    ).format(path=e.path),
    errors.ForeignFileError: _foreign_text,
    errors.FolderNotFileError: lambda e: tr(
        "“{path}” is not a file but a folder or a device. Choose a file."
    ).format(path=e.path),
    errors.NoPermissionError: lambda e: tr(
        "You may not read or write “{path}”. Nothing was changed; "
        "ask for access, or choose another place."
    ).format(path=e.path),
    errors.FileLockedError: lambda e: tr(
        "Another program is holding “{path}”. Nothing was saved; close that program and try again."
    ).format(path=e.path),
    errors.DiskFullError: lambda e: tr(
        "The disk with “{path}” is full. Everything saved before is kept; make room and try again."
    ).format(path=e.path),
    errors.ReadOnlyFileError: lambda e: tr(
        "“{path}” can be read but not written. Nothing was changed; save a copy somewhere else."
    ).format(path=e.path),
    errors.StorageFailedError: lambda e: tr(
        "The disk or the network failed with “{path}” ({detail}). "
        "Everything saved before is kept; check the connection and try again."
    ).format(path=e.path, detail=e.detail),
    errors.NewerExportError: lambda e: tr(
        "“{path}” holds what this version of Firebreak does not know ({detail}). Nothing was taken "
        "in, since it would be lost; update Firebreak and import the file again."
    ).format(path=e.path, detail=e.detail),
    errors.PrinterFailedError: lambda _: tr(
        "The printer did not take the pages. Nothing was printed; check that it is on and has "
        "paper, or print into a file."
    ),
    errors.NotAnExportError: lambda e: tr(
        "“{path}” is not an export of a Firebreak plan ({detail}). Nothing was taken in."
    ).format(path=e.path, detail=e.detail),
}


def system_error_text(error: OSError) -> str:
    """Return the sentence for an error of the operating system, by its kind."""
    path = error.filename2 or error.filename
    named = _by_kind(error).format(path=tr("the file") if path is None else f"“{_shown(path)}”")
    return named[:1].upper() + named[1:]


def _by_kind(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return tr("{path} is not there. Nothing was changed; check the name and the folder.")
    if isinstance(error, PermissionError):
        return tr("{path} may not be read or written. Nothing was changed; choose another place.")
    if isinstance(error, IsADirectoryError | NotADirectoryError):
        return tr("{path} mixes up a folder and a file. Nothing was changed; choose another place.")
    if isinstance(error, FileExistsError):
        return tr("{path} exists already and was left as it is. Choose another name.")
    return _by_number(error)


def _by_number(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return tr("No room is left for {path}. Everything saved before is kept; make room.")
    if error.errno == errno.EROFS:
        return tr("{path} is on a disk that can only be read. Choose another place.")
    if error.errno in (errno.ENAMETOOLONG, errno.EINVAL):
        return tr("{path} is not a name this disk can take. Choose another name.")
    return tr("The disk or the network failed with {path}. Everything saved before is kept.")


def _shown(path: object) -> str:
    return str(Path(path.decode(errors="replace")) if isinstance(path, bytes) else path)
