"""How it is said what an assistant did, and that their view of a plan is a view."""

from zoneinfo import ZoneInfo

from planner.domain.attention import Meeting
from planner.domain.charter import CharterItem
from planner.domain.lane import UNNAMED
from planner.domain.protection import Block, BlockState
from planner.text import tr
from planner.words.choices import choice_text
from planner.words.numbers import hours_text, stretch_text


def title_text(title: str) -> str:
    """Return a title, or other words where it is empty or not to be shown."""
    return tr("Protected time") if title in ("", UNNAMED) else title


def block_change_text(seen: Block | None, new: Block, zone: ZoneInfo) -> str:
    """Say what an assistant made of a block, such as "Place board, Mon 09:00–10:00 → lost"."""
    if seen is None:
        what = stretch_text(new.start, new.end, zone)
        return tr("{what}: the block is gone from your plan").format(what=what)
    stood = [title_text(seen.title), stretch_text(seen.start, seen.end, zone)]
    if seen.state is not BlockState.PLANNED:
        stood.append(choice_text(seen.state))
    now = [choice_text(new.state)] if new.state != seen.state else []
    if new.start != seen.start:
        now.append(stretch_text(new.start, new.end, zone))
    elif new.minutes != seen.minutes:
        now.append(hours_text(new.minutes))
    return tr("{before} → {after}").format(before=", ".join(stood), after=", ".join(now))


def busy_text(meeting: Meeting, zone: ZoneInfo) -> str:
    """Say which busy time an assistant added."""
    return tr("{title}, {when}: new busy time").format(
        title=meeting.title or tr("Busy"), when=stretch_text(meeting.start, meeting.end, zone)
    )


def view_text() -> str:
    """Say honestly what the assistant's view of a director's own file is worth."""
    return tr(
        "This is the assistant's view: blocks, busy times, the charter and what displaced blocks. "
        "It is a view, not protection: whoever has this file can open it as its director."
    )


def own_file_text() -> str:
    """Say what an assistant's own file holds."""
    return tr(
        "This is the assistant's own file: blocks, busy times, the charter and what displaced "
        "blocks. It holds nothing else."
    )


def charter_text(item: CharterItem) -> str:
    """Say what may displace a block, and for whom."""
    if not item.levels:
        return item.text
    levels = ", ".join(choice_text(each) for each in item.named_levels())
    return tr("{text} (for: {levels})").format(text=item.text, levels=levels)
