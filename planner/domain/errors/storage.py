"""What can go wrong with files, and with the journal in them."""

from pathlib import Path
from typing import ClassVar

from planner.domain.errors import PlannerError


class CalendarUnreadableError(PlannerError):
    """The file holds no calendar that can be read, or is larger than we accept."""

    code: ClassVar[str] = "calendar_unreadable"
    path: Path
    reason: str


class ResourceMissingError(PlannerError):
    """A file that ships with the program is not there; the installation is incomplete."""

    code: ClassVar[str] = "resource_missing"
    name: str


class PlanMissingError(PlannerError):
    """There is no file at this path."""

    code: ClassVar[str] = "plan_missing"
    path: Path


class PlanExistsError(PlannerError):
    """There is a file at this path already; nothing is overwritten."""

    code: ClassVar[str] = "plan_exists"
    path: Path


class NotAPlanFileError(PlannerError):
    """The file is no plan."""

    code: ClassVar[str] = "not_a_plan"
    path: Path


class NewerFormatError(PlannerError):
    """The file was written by a newer version of the app."""

    code: ClassVar[str] = "newer_format"
    path: Path
    file_format: int
    own_format: int


class DamagedFileError(PlannerError):
    """The file is incomplete or damaged."""

    code: ClassVar[str] = "damaged"
    path: Path
    detail: str


class ForeignFileError(PlannerError):
    """The file claims to be a plan and holds what no plan holds, or is not all there.

    `reason` is foreign_schema, not_closed, too_large or too_long; `detail` names the place.
    """

    code: ClassVar[str] = "foreign_file"
    path: Path
    reason: str
    detail: str


class FolderNotFileError(PlannerError):
    """A folder, device or pipe stands where a file is needed."""

    code: ClassVar[str] = "folder_not_file"
    path: Path


class NoPermissionError(PlannerError):
    """The file or its folder may not be read or written."""

    code: ClassVar[str] = "no_permission"
    path: Path


class FileLockedError(PlannerError):
    """Another program has held the file locked for too long."""

    code: ClassVar[str] = "locked"
    path: Path


class DiskFullError(PlannerError):
    """There is no space left on the disk."""

    code: ClassVar[str] = "disk_full"
    path: Path


class ReadOnlyFileError(PlannerError):
    """The file or its disk can only be read."""

    code: ClassVar[str] = "read_only"
    path: Path


class StorageFailedError(PlannerError):
    """The disk or the network failed while the file was used."""

    code: ClassVar[str] = "storage_failed"
    path: Path
    detail: str


class NotAnExportError(PlannerError):
    """A JSON file is no export of a plan, or is damaged."""

    code: ClassVar[str] = "not_an_export"
    path: Path
    detail: str


class NewerExportError(PlannerError):
    """An export holds what this version does not know, and would lose."""

    code: ClassVar[str] = "newer_export"
    path: Path
    detail: str


class PrinterFailedError(PlannerError):
    """The printer, or the file it writes, took no page."""

    code: ClassVar[str] = "printer_failed"


class TargetIsPlanError(PlannerError):
    """An export would replace a plan."""

    code: ClassVar[str] = "target_is_plan"
    path: Path
