"""How an entry is written as a capture line, to hold against how one is read."""

import re
from zoneinfo import ZoneInfo

from planner.domain.attention import Entry
from planner.domain.capture_words import MODE_CHOICES
from planner.domain.local_time import moments_at

_QUOTE = re.compile('(["\u201c\u201d])')


def write_capture(entry: Entry, zone: ZoneInfo, hat_tag: str = "", goal_word: str = "") -> str:
    """Write the line that `read_capture` reads as this entry, to the minute.

    Args:
        entry: What was logged; seconds of its start are cut.
        zone: The leader's own.
        hat_tag: Tag of the entry's hat, "" for none.
        goal_word: A word that only the title of the entry's goal has, "" for none.
    """
    parts = [_written_start(entry, zone), f"{entry.minutes}m", MODE_CHOICES[entry.mode]]
    if entry.what:
        parts.append('"' + _QUOTE.sub(r"\1\1", entry.what) + '"')
    if hat_tag:
        parts.append(f"@{hat_tag}")
    parts.extend(f"#{tag}" for tag in entry.tags.split())
    if goal_word:
        parts.append(f"+{goal_word}")
    return " ".join(parts)


def _written_start(entry: Entry, zone: ZoneInfo) -> str:
    local = entry.start.astimezone(zone).replace(second=0)
    is_clear = len(moments_at(local.date(), local.hour * 60 + local.minute, zone)) == 1
    return f"{local:%Y-%m-%d %H:%M}" if is_clear else f"{entry.start:%Y-%m-%d %H:%Mz}"
