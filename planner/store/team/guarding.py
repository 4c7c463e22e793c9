"""What others may not change: a record that is not of tier *team* here stays as it is.

An edit of another member is taken into the journal like any other. Where it is about a record that
is private here, because it was taken back or because somebody guessed its id, what our own edits
say is written once more, so that it stands.
"""

from planner.store.derived import recompute
from planner.store.engine import Connection
from planner.store.file_format import DELETED
from planner.store.team.public_chain import public_sites
from planner.store.team.publishing import stories
from planner.store.team.record_story import RecordStory
from planner.store.writing import Writer


def keep_private(connection: Connection, writer: Writer) -> int:
    """Write private records as our own edits left them, and return how many needed it."""
    kept = 0
    for story in stories(connection, public_sites(connection)):
        if story.is_shown and not story.is_agreed() and _has_own(story):
            kept += _keep(writer, story)
            recompute(connection, story.table, story.record)
    return kept


def _has_own(story: RecordStory) -> bool:
    return any(not story.is_public(said) for said in story.edits)


def _keep(writer: Writer, story: RecordStory) -> bool:
    before = writer.tip
    for spec in story.table.specs:
        own = story.rivals(spec)
        others = {story.value_of(said, spec) for said in story.heads(spec.name)}
        if own and others - {rival.value for rival in own}:
            writer.set_field(story.table.name, story.record, spec.name, own[-1].value)
    bins = story.private_bins()
    is_said_by_others = any(
        said.field == DELETED and story.is_public(said) for said in story.live()
    )
    if is_said_by_others and (bins or not story.is_deleted):
        is_deleted = bool(bins and bins[-1].value)
        writer.set_deleted(story.table.name, story.record, is_deleted=is_deleted)
    return writer.tip != before
