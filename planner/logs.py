"""Faults of the program, noted in a file that holds nothing a user wrote."""

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

_LARGEST_BYTES = 500_000
_OLD_FILES = 3
_logger = logging.getLogger("firebreak")


def start_logging(path: Path) -> bool:
    """Log into the file from now on, and say whether that is possible."""
    if any(isinstance(handler, RotatingFileHandler) for handler in _logger.handlers):
        return True
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            path, maxBytes=_LARGEST_BYTES, backupCount=_OLD_FILES, encoding="utf-8"
        )
    except OSError:
        return False
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _logger.addHandler(handler)
    _logger.setLevel(logging.INFO)
    _logger.propagate = False
    return True


def stop_logging() -> None:
    """Close the file."""
    for handler in _logger.handlers[:]:
        _logger.removeHandler(handler)
        handler.close()


def note(event: str) -> None:
    """Note something in our own words, never a user's; lost where nothing logs."""
    _logger.info(event)


def note_fault(path: Path, error: BaseException) -> bool:
    """Note a fault of the program, and say whether that was possible."""
    if not start_logging(path):
        return False
    _logger.error(described(error))
    return True


def described(error: BaseException) -> str:
    """Describe an error by its kind and place; its message may quote what a user wrote."""
    lines: list[str] = []
    told: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in told:  # some errors are their own cause
        told.add(id(cause))
        lines.append(type(cause).__name__)
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__)
        ]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)
