"""New record ids: UUIDv7, in increasing order within one session (RFC 9562, section 6.2)."""

from collections.abc import Callable
from datetime import datetime

from planner.domain.records import RecordId

_COUNTER_LIMIT = 1 << 12
_VERSION_7 = 0x7
_VARIANT = 0b10


class NewIds:
    """Draws ids from a clock and a source of random bytes."""

    def __init__(self, clock: Callable[[], datetime], randomness: Callable[[int], bytes]) -> None:
        self._clock = clock
        self._randomness = randomness
        self._milliseconds = 0
        self._counter = 0

    def next(self) -> RecordId:
        """Return an id that sorts after all earlier ones of this object."""
        now = int(self._clock().timestamp() * 1000)
        if now > self._milliseconds:
            self._milliseconds, self._counter = now, 0
        else:
            self._counter += 1
            if self._counter == _COUNTER_LIMIT:
                self._milliseconds, self._counter = self._milliseconds + 1, 0
        tail = int.from_bytes(self._randomness(8)) & ((1 << 62) - 1)
        number = self._milliseconds << 80 | _VERSION_7 << 76 | self._counter << 64
        return RecordId(f"{number | _VARIANT << 62 | tail:032x}")
