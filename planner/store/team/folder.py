"""A team's folder: each site's bundles in a sub-folder of its own, which only that site writes.

Whatever carries the folder (a cloud service, a network drive, a stick) may carry it late, in
another order, twice under two names, or half: every bundle is closed, is written once, and its name
tells whether it is whole.
"""

import os
import stat
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from planner.domain.values import Frozen, frozen
from planner.store.copying import flush_folder
from planner.store.sites import UID_BYTES
from planner.store.team.bundles import (
    HEAD_BYTES,
    LARGEST_BYTES,
    SUFFIX,
    BundleHeader,
    BundleName,
    Unusable,
    UnusableBundleError,
    bundle_name,
    is_whole,
    pack,
    read_name,
    unpack,
    unpack_header,
    withheld_mark,
)
from planner.store.team.chains import Given, Held
from planner.store.team.public_chain import PublicSite
from planner.store.travelling import TravellingEdit
from planner.whole_file import place_beside

MOST_BUNDLES = 24
"""With more of its own, a site puts one in their place."""

_MOST_FILES = 20_000
_PART = ".part"


@frozen(kw_only=False)
class FoundBundle(Frozen):
    """A file that may be a bundle.

    Attributes:
        header: None where it could not be read; `reason` tells why.
        is_copy: A cloud service made it of a conflict.
    """

    path: Path
    header: BundleHeader | None
    reason: str
    is_copy: bool


@frozen(kw_only=False)
class Skipped(Frozen):
    """A file that was left alone; `reason` as in BundleRefusedError, or unreadable."""

    path: Path
    reason: str


def found_bundles(folder: Path) -> list[FoundBundle]:
    """List the bundles of a folder, those that somebody put into it by hand too."""
    found = [_looked_at(path) for path in _candidates(folder)]
    return sorted(
        found,
        key=lambda each: (
            each.header is None,
            each.header and (each.header.site, each.header.first, -each.header.last),
            each.is_copy,
            each.path.name,
        ),
    )


def read_bundle(path: Path) -> tuple[BundleHeader, list[TravellingEdit]]:
    """Read one bundle; a name of ours must tell its bytes, under any other it may lie as well.

    Raises:
        UnusableBundleError: It cannot be used.
        OSError: It cannot be read.
    """
    if not _is_plain_file(path):
        raise UnusableBundleError(Unusable.FOREIGN)
    if path.stat().st_size > LARGEST_BYTES:
        raise UnusableBundleError(Unusable.TOO_LARGE)
    raw = path.read_bytes()
    name = read_name(path.name)
    if name is not None and not is_whole(name, raw):
        raise UnusableBundleError(Unusable.TORN)
    return unpack(raw)


def wanted_bundles(found: Iterable[FoundBundle], queries: Held) -> Iterator[FoundBundle | Skipped]:
    """Give the bundles that hold something new, and what cannot be one."""
    for each in found:
        if each.header is None:
            yield Skipped(each.path, each.reason)
        elif queries.is_private(each.header.site):
            yield Skipped(each.path, Unusable.UNUSABLE)
        elif not queries.holds(each.header.site, each.header.last, each.header.tip):
            yield each


def write_bundles(folder: Path, queries: Given, name: str) -> int:
    """Bring the sub-folders of the plan's own sites up to date; return how many edits are new.

    Nothing appears half: a bundle gets its name when all of it is on the disk.

    Raises:
        OSError: The folder cannot be written.
    """
    return sum(
        _SubFolder(folder / site.uid.hex(), site, name).write(list(queries.edits(site)))
        for site in queries.own_sites()
    )


@frozen(kw_only=False)
class _SubFolder(Frozen):
    """Where one site's bundles lie."""

    folder: Path
    site: PublicSite
    name: str

    def write(self, edits: Sequence[TravellingEdit]) -> int:
        self._sweep()
        there = list(self._there({edit.hash for edit in edits}))
        good = [path for path in there if self._is_current(path, edits)]
        covered, last = _covered(good), edits[-1].seq
        reached = max((name.last for name in _names(there)), default=0)
        is_tidy = len(good) == len(there) < MOST_BUNDLES and len(edits) == last
        if covered == last and is_tidy:
            return 0
        first = covered + 1 if is_tidy else 1
        written = self._put([edit for edit in edits if edit.seq >= first], first)
        if first == 1:
            for path in there:
                if path != written:
                    path.unlink(missing_ok=True)
        return last - reached

    def _put(self, edits: Sequence[TravellingEdit], first: int) -> Path:
        header = BundleHeader(
            site=self.site.uid,
            member=self.site.member,
            name=self.name,
            device=self.site.device,
            first=first,
            last=edits[-1].seq,
            tip=edits[-1].hash,
            withheld=_mark(edits),
        )
        raw = pack(header, edits)
        self.folder.mkdir(parents=True, exist_ok=True)
        target = self.folder / bundle_name(header, raw)
        part = place_beside(target)
        with part.open("wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
        flush_folder(self.folder)
        return target

    def _sweep(self) -> None:
        """Remove what a program that was killed here left behind; only this site writes here."""
        for path in _files_of(self.folder):
            if path.name.endswith(_PART):
                with suppress(OSError):
                    path.unlink()

    def _there(self, held: Collection[bytes]) -> Iterator[Path]:
        """Give the bundles of which the plan holds all; a twin of this computer may add others."""
        for path in _files_of(self.folder):
            name = read_name(path.name)
            if name is not None and name.last <= self.site.last:
                header = _looked_at(path).header
                if header is None or header.tip in held:
                    yield path

    def _is_current(self, path: Path, edits: Sequence[TravellingEdit]) -> bool:
        header = _looked_at(path).header
        name = read_name(path.name)
        if header is None or name is None or name.rest or header.site != self.site.uid:
            return False
        held = edits[header.first - 1 : header.last]
        is_same = bool(held) and held[-1].hash == header.tip and held[-1].seq == header.last
        return is_same and header.withheld == _mark(held)


def _mark(edits: Iterable[TravellingEdit]) -> str:
    return withheld_mark((edit.seq, edit.salt) for edit in edits)


def _covered(paths: Iterable[Path]) -> int:
    """Return up to which number the bundles hold all edits from the first on."""
    covered = 0
    for first, last in sorted((name.first, name.last) for name in _names(paths)):
        if first <= covered + 1:
            covered = max(covered, last)
    return covered


def _names(paths: Iterable[Path]) -> Iterator[BundleName]:
    return filter(None, (read_name(path.name) for path in paths))


def _candidates(folder: Path) -> Iterator[Path]:
    count = 0
    for place in (folder, *sorted(_site_folders(folder))):
        for path in _files_of(place):
            if path.name.endswith(SUFFIX):
                count += 1
                if count > _MOST_FILES:
                    return
                yield path


def _site_folders(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        is_name = len(path.name) == UID_BYTES * 2 and set(path.name) <= set("0123456789abcdef")
        if is_name and path.is_dir() and not path.is_symlink():
            yield path


def _files_of(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except FileNotFoundError:
        return []


def _is_plain_file(path: Path) -> bool:
    return stat.S_ISREG(path.lstat().st_mode)


def _looked_at(path: Path) -> FoundBundle:
    name = read_name(path.name)
    is_copy = bool(name and name.rest)
    try:
        if not _is_plain_file(path):
            return FoundBundle(path, None, Unusable.FOREIGN, is_copy)
        with path.open("rb") as file:
            return FoundBundle(path, unpack_header(file.read(HEAD_BYTES)), "", is_copy)
    except UnusableBundleError as error:
        return FoundBundle(path, None, error.reason, is_copy)
    except OSError:
        return FoundBundle(path, None, Unusable.UNREADABLE, is_copy)
