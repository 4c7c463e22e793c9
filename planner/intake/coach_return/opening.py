"""How a returned PDF is opened: bounded in size, pages, memory and time, and never repaired."""

import logging
import re
import time
import zlib
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from planner.domain.errors.coaching import ReturnUnreadableError
from planner.domain.errors.storage import FolderNotFileError
from planner.intake.small_file import SmallFileFault, read_small_file

LARGEST_BYTES = 40_000_000
MOST_PAGES = 500
MOST_SECONDS = 20.0
MOST_STREAM_BYTES = 64_000_000

_LIMITS: Mapping[str, Any] = {
    "doc_max_warnings": 500,
    "parser_max_container_size": 200_000,
    "max_stream_filters": 2,
    "flate_max_memory": MOST_STREAM_BYTES,
    "png_max_memory": MOST_STREAM_BYTES,
    "tiff_max_memory": MOST_STREAM_BYTES,
    "run_length_max_memory": MOST_STREAM_BYTES,
}
_HEAD_BYTES = 1024
_NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_ENCRYPTED = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
_PACKED = re.compile(rb"/(?:ObjStm|XRef)\b")
_OTHER_PACKING = re.compile(rb"/(?:LZW|LZWDecode|RL|RunLengthDecode)\b")
_DICTIONARY_BYTES = 4096
_CHUNK_BYTES = 1_000_000

# What the library thinks of a damaged file is no news to whoever reads standard error.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())

HOSTILE = (
    pikepdf.PdfError,
    TypeError,
    ValueError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RuntimeError,
)
"""What a library may raise over a file that was made to confuse it."""


class Budget:
    """How long a return may take; asked between small steps."""

    def __init__(self, path: Path, seconds: float = MOST_SECONDS) -> None:
        self._path = path
        self._until = time.monotonic() + seconds

    def spend(self) -> None:
        """Raise ReturnUnreadableError once the time is over."""
        if time.monotonic() > self._until:
            raise ReturnUnreadableError(self._path, "too_slow")


def read_bytes(path: Path) -> bytes:
    """Return the file as it is.

    Raises:
        ReturnUnreadableError: It is no PDF, protected, too large, or packed to burst.
        FolderNotFileError: A folder, pipe or device stands there.
        OSError: The file cannot be read.
    """
    raw = read_small_file(path, LARGEST_BYTES)
    if raw is SmallFileFault.NOT_A_FILE:
        raise FolderNotFileError(path)
    if raw is SmallFileFault.TOO_LARGE:
        raise ReturnUnreadableError(path, "too_large")
    if b"%PDF-" not in raw[:_HEAD_BYTES]:
        raise ReturnUnreadableError(path, "not_a_pdf")
    _check_packing(path, raw)
    return raw


@contextmanager
def opened(path: Path, raw: bytes) -> Generator[pikepdf.Pdf]:
    """Open a returned PDF under limits; whatever is wrong with it is one error.

    The limits hold for the whole process and are put back: no other thread may read a PDF.

    Raises:
        ReturnUnreadableError: It is damaged, protected, or has too many pages.
    """
    before: Mapping[str, Any] = pikepdf.settings.set_qpdf_limits(**_LIMITS)
    try:
        with pikepdf.open(BytesIO(raw), suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise ReturnUnreadableError(path, "protected")
            if len(pdf.pages) > MOST_PAGES:
                raise ReturnUnreadableError(path, "too_many_pages")
            yield pdf
    except pikepdf.PasswordError as error:
        raise ReturnUnreadableError(path, "protected") from error
    except HOSTILE as error:
        raise ReturnUnreadableError(path, "damaged") from error
    finally:
        pikepdf.settings.set_qpdf_limits(**before)


def _check_packing(path: Path, raw: bytes) -> None:
    """Refuse what a library would unpack on opening before it could be asked about it."""
    for found in re.finditer(rb"stream\r?\n", raw):
        start = max(0, found.start() - _DICTIONARY_BYTES)
        before = raw[start : found.start()]
        dictionary = _plain_names(before[max(0, before.rfind(b"obj")) :])
        if _PACKED.search(dictionary):
            if _OTHER_PACKING.search(dictionary) or _bursts(raw, found.end()):
                raise ReturnUnreadableError(path, "too_large_inside")
            if _ENCRYPTED.search(dictionary):
                raise ReturnUnreadableError(path, "protected")
    for trailer in re.finditer(rb"trailer", raw):
        stretch = raw[trailer.end() : trailer.end() + _DICTIONARY_BYTES]
        if _ENCRYPTED.search(_plain_names(stretch)):
            raise ReturnUnreadableError(path, "protected")


def _plain_names(written: bytes) -> bytes:
    return _NAME_ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), written)


def _bursts(raw: bytes, start: int) -> bool:
    unpacker = zlib.decompressobj()
    given, size = raw[start : start + _CHUNK_BYTES], 0
    try:
        while given and not unpacker.eof:
            size += len(unpacker.decompress(given, _CHUNK_BYTES))
            if size > MOST_STREAM_BYTES:
                return True
            start += len(given) - len(unpacker.unconsumed_tail)
            given = unpacker.unconsumed_tail or raw[start : start + _CHUNK_BYTES]
    except zlib.error:
        return False  # it is not packed that way, or damaged: the library says which
    return False
