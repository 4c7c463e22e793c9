"""Does one have to travel to a meeting? Calendars say it only in the words of its place."""

import re
from typing import Final

_PARTS: Final = re.compile(r"[;|\n]|\s/\s|\s\+\s")
"""Outlook writes "Board room; Microsoft Teams Meeting" where people may come or call in."""

_ONLINE: Final = re.compile(
    r"https?://|\b(?:microsoft teams|teams|ms teams|zoom|webex|skype|google meet|meet\.google"
    r"|online|on-line|ar-lein|virtual|rhithwir|remote|video|fideo|phone|ffôn|telephone|dial[- ]in"
    r"|call)\b",
    re.IGNORECASE,
)


def is_elsewhere(place: str) -> bool:
    """Say whether the place of a meeting is one that people go to; none named is none."""
    parts = (part.strip() for part in _PARTS.split(place))
    return any(part and not _ONLINE.search(part) for part in parts)
