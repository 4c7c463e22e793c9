"""Which commands an assistant has; every other one is refused, those added tomorrow too."""

from planner.domain.errors.sharing import NotInLaneError
from planner.domain.lane import Lane

_OF_THE_ASSISTANT = frozenset(
    {
        "open",
        "blocks",
        *(f"block {name}" for name in ("keep", "move", "shorten", "displace")),
        *("busy", "busy add", "rules", "hours", "charter"),
        *("history", "undo", "redo", "dump"),
    }
)


def check_in_lane(lane: Lane, command: str) -> None:
    """Refuse a command, named as in "block keep", that is not of the lane: NotInLaneError."""
    if lane is Lane.ASSISTANT and command not in _OF_THE_ASSISTANT:
        raise NotInLaneError(command)
