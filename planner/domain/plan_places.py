"""Does a plan lie where several computers meet, so that one writing may not see the other?

Judged by names and kinds of file systems, so that some are missed and few are wrongly named.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

_CLOUD_NAMES = re.compile(
    r"(onedrive|dropbox|google ?drive|googledrive-|icloud ?drive|nextcloud|owncloud|box sync"
    r"|pcloud ?drive|megasync|seafile|syncthing)\b.*|box|cloudstorage|mobile documents",
    re.IGNORECASE,
)
CLOUD_MARKS = (".dropbox", ".dropbox.cache", ".stfolder", ".nextcloudsync.log", ".owncloudsync.log")
"""What such a program puts into the folder that it keeps alike."""
_NETWORK_KINDS = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "ncpfs", "davfs"),
        *("fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.davfs2", "fuse.smbnetfs"),
    }
)


class PlaceKind(StrEnum):
    """What keeps a folder on several computers."""

    CLOUD_FOLDER = "cloud_folder"
    NETWORK_DRIVE = "network_drive"


@dataclass(frozen=True, slots=True)
class SharedPlace:
    """A folder that several computers use.

    Attributes:
        folder: The outermost folder of it that is known.
    """

    kind: PlaceKind
    folder: PurePath


def cloud_folder(path: PurePath) -> SharedPlace | None:
    """Recognise a cloud folder by its name."""
    named = [folder for folder in path.parents if _CLOUD_NAMES.fullmatch(folder.name)]
    return SharedPlace(PlaceKind.CLOUD_FOLDER, named[-1]) if named else None


def network_drive(path: PurePath, mounts: str) -> SharedPlace | None:
    """Recognise a network drive by its name on Windows, elsewhere by the table of mounts.

    Args:
        path: Without links in it.
        mounts: As Linux writes them: a line each, device, folder, kind.
    """
    if str(path).startswith(("\\\\", "//")):
        return SharedPlace(PlaceKind.NETWORK_DRIVE, PurePath(path.anchor))
    held = [
        (len(folder.parts), kind, folder)
        for line in mounts.splitlines()
        if len(parts := line.split()) > 2  # noqa: PLR2004 - the third is the kind
        for kind, folder in [(parts[2], PurePath(_unescaped(parts[1])))]
        if path.is_relative_to(folder)
    ]
    if not held:
        return None
    _, kind, folder = max(held, key=lambda one: one[0])
    return SharedPlace(PlaceKind.NETWORK_DRIVE, folder) if kind in _NETWORK_KINDS else None


def _unescaped(written: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda sign: chr(int(sign[1], 8)), written)
