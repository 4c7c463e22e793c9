"""Through which lane a plan is opened, and how the journal names what was done in it."""

from enum import StrEnum


class Lane(StrEnum):
    """Who sits before the plan. It is a view: whoever has the file can open it as its director."""

    DIRECTOR = "director"
    ASSISTANT = "assistant"


UNNAMED = "\N{HORIZONTAL ELLIPSIS}"
"""Stands where a text must not be empty and an assistant must not read it."""

_SIGN = "@"


def name_in_lane(action_name: str, lane: Lane) -> str:
    """Return the name of an action for the journal, such as "move_block@assistant"."""
    return action_name if lane is Lane.DIRECTOR else f"{action_name}{_SIGN}{lane.value}"


def split_lane(written: str) -> tuple[str, Lane]:
    """Return the action's own name and its lane; a lane of a newer version is the director's."""
    name, _, lane = written.partition(_SIGN)
    return name, Lane.ASSISTANT if lane == Lane.ASSISTANT.value else Lane.DIRECTOR
