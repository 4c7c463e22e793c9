"""What is said of a team: what an exchange brought, and how things stand."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from planner.text import tr, tr_plural
from planner.words.errors_team import reason_text
from planner.words.numbers import moment_text


def taken_text(edits: int, records: int, conflicts: int) -> str:
    """Say what came, and how a command takes it back."""
    came = came_text(edits, records, conflicts)
    return tr("{came} “firebreak undo” takes it back.").format(came=came) if edits else came


def came_text(edits: int, records: int, conflicts: int) -> str:
    """Say what came."""
    if not edits:
        return tr("The others have nothing that you lack.")
    came = tr_plural("{n} edit came", "{n} edits came", edits)
    about = tr_plural("to {n} record", "to {n} records", records)
    if not conflicts:
        return tr("{edits}, {about}.").format(edits=came, about=about)
    clashes = tr_plural("{n} field waits for a choice", "{n} fields wait for a choice", conflicts)
    return tr("{edits}, {about}; {clashes}.").format(edits=came, about=about, clashes=clashes)


def published_lines(edits: int, withdrawn: int) -> Iterator[str]:
    """Say what the others can have now, and what they can no longer get."""
    if edits:
        yield tr_plural("{n} edit was shared.", "{n} edits were shared.", edits)
    else:
        yield tr("The others have all that is for the team.")
    if withdrawn:
        yield tr_plural(
            "{n} record is yours alone again. It is removed there and goes to the others' bin; "
            "what they took in before, they have.",
            "{n} records are yours alone again. They are removed there and go to the others' bin; "
            "what they took in before, they have.",
            withdrawn,
        )


def skipped_line(path: str, reason: str) -> str:
    """Say which file was left alone, and why."""
    return tr("Left alone: “{path}”: {reason}.").format(path=path, reason=reason_text(reason))


def copy_line(path: str) -> str:
    """Say that a cloud service made a copy of a conflict, which was read as well."""
    return tr("Read as well: “{path}”, which a cloud service made of a conflict.").format(path=path)


def found_copy_line(path: str) -> str:
    """Say that a cloud service made a copy of a conflict."""
    return tr("A cloud service made “{path}” of a conflict; pulling reads it too.").format(
        path=path
    )


def waiting_text(records: int) -> str:
    """Say how much the team does not know yet."""
    if not records:
        return tr("All that is for the team is shared.")
    return tr_plural(
        "Saved here, {n} record not yet shared.", "Saved here, {n} records not yet shared.", records
    )


def last_text(last: datetime | None, zone: ZoneInfo) -> str:
    """Say when this plan was last exchanged there."""
    if last is None:
        return tr("Not exchanged from this computer yet.")
    return tr("Last exchanged {when}.").format(when=moment_text(last, zone))


def member_line(name: str, device: str, *, is_self: bool, is_taken_in: bool) -> str:
    """Name a member and their computer, and whether all of theirs is here."""
    who = tr("{name}, on {device}").format(name=name or tr("somebody"), device=device or "?")
    if is_self:
        return tr("  {who} (you)").format(who=who)
    if is_taken_in:
        return tr("  {who}: all taken in").format(who=who)
    return tr("  {who}: has something new").format(who=who)


def holder_text(who: str, device: str, since: datetime, zone: ZoneInfo) -> str:
    """Say who holds the lock of a team file."""
    return tr("Held by {who} on {device} since {when}.").format(
        who=who or tr("somebody"), device=device or "?", when=moment_text(since, zone)
    )
