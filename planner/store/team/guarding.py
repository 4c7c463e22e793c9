"""What others may not change: a record that is not of tier *team* here stays as it is.

An edit of another member is taken into the journal like any other. Where it is about a record that
is private here, because it was taken back or because somebody guessed its id, what our own edits
say is written once more, so that it stands.
"""

from collections.abc import Iterator

from planner.domain.records import Tier
from planner.store.derived import recompute
from planner.store.engine import Connection
from planner.store.file_format import DELETED
from planner.store.tables import TABLES
from planner.store.team.public_chain import public_sites
from planner.store.team.record_story import RecordStory, story_of
from planner.store.writing import Writer


def keep_private(connection: Connection, writer: Writer) -> int:
    """Write private records as our own edits left them, and return how many needed it."""
    kept = 0
    public = frozenset(public_sites(connection))
    for name, record in list(_doubtful(connection, public)):
        story = story_of(connection, TABLES[name], record, public)
        if story.is_shown and not story.is_agreed() and _has_own(story):
            kept += _keep(writer, story)
            recompute(connection, story.table, story.record)
    return kept


def _doubtful(connection: Connection, public: frozenset[int]) -> Iterator[tuple[str, bytes]]:
    """Give the published records that are not *team* here, or about whose tier people disagree."""
    found: dict[tuple[str, bytes], None] = {}
    for site in public:
        rows = connection.execute(
            "SELECT DISTINCT record_type, record FROM edit WHERE site = ?", (site,)
        )
        found |= dict.fromkeys((name, record) for name, record in rows if name in TABLES)
    clashing = {
        record
        for (record,) in connection.execute("SELECT record FROM conflict WHERE field = 'tier'")
    }
    for name, record in found:
        row = connection.execute(
            f'SELECT tier FROM "{name}" WHERE id = ?',  # noqa: S608 - our names
            (record,),
        ).fetchone()
        if row is not None and (row[0] != Tier.TEAM.value or record in clashing):
            yield name, record


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
