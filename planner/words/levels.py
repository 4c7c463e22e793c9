"""How a level from which demands come is called."""

from collections.abc import Iterable, Mapping

from planner.domain.protection import Requester
from planner.text import tr
from planner.words.choices import choice_text

Names = Mapping[Requester, str]
"""What the law packs call the levels of a day; "" for one that they do not name."""


def level_text(level: Requester, names: Names) -> str:
    """Return the pack's name, else the program's, else the key."""
    return names.get(level) or choice_text(level)


def level_title(level: Requester, names: Names) -> str:
    """Return the same with a capital, as it begins a line."""
    words = level_text(level, names)
    return words[:1].upper() + words[1:]


def levels_text(levels: Iterable[Requester], names: Names) -> str:
    """Name the levels of an item of the charter; none named is anybody."""
    return ", ".join(level_text(level, names) for level in levels) or tr("anybody")
