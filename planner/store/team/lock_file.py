"""The lock of a team file: a small file beside it that says who holds it, on what, since when.

Only one program can make it. It is never taken over by a clock, only because a person says so, and
then by renaming it, which one of several succeeds in. Whoever lost it that way and does not know
yet (a laptop that slept) is stopped by the epoch in the team file.
"""

import json
import os
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from planner.domain.errors.team import TeamHeldError
from planner.domain.record_json import written_moment
from planner.domain.values import Frozen, frozen

PATIENCE_SECONDS = 5.0
_STEP_SECONDS = 0.05
_LONGEST_BYTES = 4096
_SHOWN = 200


@frozen
class Holder(Frozen):
    """Who holds a lock.

    Attributes:
        token: Tells this holding from all others.
        since: In UTC.
    """

    token: str
    who: str
    device: str
    since: datetime


def lock_path(team_file: Path) -> Path:
    """Return where the lock of a team file lies."""
    return team_file.with_name(team_file.name + ".lock")


def holder_of(team_file: Path) -> Holder | None:
    """Return who holds the lock, None where nobody does; a lock of which half is there counts."""
    path = lock_path(team_file)
    try:
        written = path.read_bytes()[:_LONGEST_BYTES]
        since = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except FileNotFoundError:
        return None
    said = _said(written)
    with suppress(ValueError, TypeError):
        since = datetime.fromisoformat(str(said.get("since"))).astimezone(UTC)
    return Holder(
        token=str(said.get("token", "")),
        who=str(said.get("who", ""))[:_SHOWN],
        device=str(said.get("device", ""))[:_SHOWN],
        since=since.replace(microsecond=0),
    )


def take(team_file: Path, holder: Holder, *, takes_over: bool = False) -> None:
    """Take the lock, waiting a little: an exchange lasts less than a second.

    `takes_over` is what a person decided who knows that the holder is gone.

    Raises:
        TeamHeldError: Somebody holds it.
        OSError: The folder cannot be written.
    """
    if takes_over:
        _put_aside(team_file, holder)
    end = time.monotonic() + PATIENCE_SECONDS
    while not _made(team_file, holder):
        if time.monotonic() >= end:
            raise _held(team_file)
        time.sleep(_STEP_SECONDS)


def release(team_file: Path, holder: Holder) -> None:
    """Give the lock back, if it is still ours."""
    held = holder_of(team_file)
    if held is not None and held.token == holder.token:
        with suppress(OSError):
            lock_path(team_file).unlink(missing_ok=True)


def _held(team_file: Path) -> TeamHeldError:
    held = holder_of(team_file)
    if held is None:  # given back just now; whoever asks again may have it
        return TeamHeldError(team_file, "", "", datetime.now(UTC).replace(microsecond=0))
    return TeamHeldError(team_file, held.who, held.device, held.since)


def _made(team_file: Path, holder: Holder) -> bool:
    """Make the lock file, which the system lets only one program do."""
    said = {
        "token": holder.token,
        "who": holder.who,
        "device": holder.device,
        "since": written_moment(holder.since),
    }
    try:
        descriptor = os.open(lock_path(team_file), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    except FileExistsError:
        return False
    try:
        os.write(descriptor, json.dumps(said, ensure_ascii=False).encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    return True


def _put_aside(team_file: Path, holder: Holder) -> None:
    """Rename the lock that was seen; one that was made meanwhile is put back."""
    seen = holder_of(team_file)
    if seen is None:
        return
    path = lock_path(team_file)
    aside = path.with_name(f"{path.name}.stale.{holder.token}")
    try:
        path.rename(aside)
    except FileNotFoundError:  # somebody else was first
        return
    is_seen = str(_said(aside.read_bytes()).get("token", "")) == seen.token
    if not is_seen:
        with suppress(OSError):  # where a third has it by now, the epoch stops the second
            os.link(aside, path)
    aside.unlink(missing_ok=True)


def _said(written: bytes) -> dict[str, Any]:
    try:
        said = json.loads(written)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
