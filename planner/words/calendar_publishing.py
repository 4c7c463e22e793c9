"""What is said after blocks were published: how many changed, and what contradicts the plan."""

from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

from planner.domain.publishing import Conflict, ConflictKind, Tallied
from planner.text import tr, tr_plural
from planner.words.numbers import all_of_text, stretch_text


def tallied_text(tallied: Tallied) -> str:
    """Return how many blocks were added, updated, removed, and left."""
    changed = [
        words
        for count, words in (
            (tallied.added, tr("{n} added").format(n=tallied.added)),
            (tallied.updated, tr("{n} updated").format(n=tallied.updated)),
            (tallied.removed, tr("{n} cancelled").format(n=tallied.removed)),
        )
        if count
    ]
    as_before = tr_plural(
        "{n} block was right already.", "{n} blocks were right already.", tallied.unchanged
    )
    if not changed:
        return as_before if tallied.unchanged else tr("There was no block to publish.")
    said = tr("Blocks in the calendar: {changes}.").format(changes=all_of_text(changed))
    return f"{said} {as_before}" if tallied.unchanged else said


def conflicts_text(count: int) -> str:
    """Return how many blocks contradict the plan, and that nothing was done about them."""
    return tr_plural(
        "{n} block is otherwise in the calendar than here; it was left as it is.",
        "{n} blocks are otherwise in the calendar than here; they were left as they are.",
        count,
    )


def conflict_text(conflict: Conflict, zone: ZoneInfo) -> str:
    """Return what is wrong about one block, and what can be done."""
    block = conflict.block
    when = stretch_text(block.start, block.end, zone)
    return tr("{when}: {what}").format(when=when, what=_KINDS[conflict.kind]())


_KINDS: Mapping[ConflictKind, Callable[[], str]] = {
    ConflictKind.CHANGED_THERE: lambda: tr(
        "changed in the calendar. Change the block here in the same way, or put the plan's "
        "version over it."
    ),
    ConflictKind.DELETED_THERE: lambda: tr(
        "deleted in the calendar. Displace the block here too, or put it back there."
    ),
    ConflictKind.NEWER_THERE: lambda: tr(
        "published by a newer copy of this plan. Publish from that copy, or put this plan's "
        "version over it."
    ),
}
