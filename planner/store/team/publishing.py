"""Bringing a plan's public chain up to date: what is of tier *team* now, and nothing else.

A record that becomes *team* begins there with its present state. Each private edit that nobody
replaced gets a public twin which names as its bases the private edit, so that here only the twin
counts, and all public edits that the private one had replaced, so that others see what its author
saw. A record that stops being *team* goes to the others' bin; here it stays.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from planner.domain.changes import Action
from planner.domain.release import NEVER_RELEASED
from planner.domain.values import Frozen, frozen
from planner.store.derived import recompute
from planner.store.engine import Connection, Value
from planner.store.file_format import CREATED, DELETED, ERASED, PUBLISHED
from planner.store.sites import Randomness, Tip
from planner.store.tables import TABLES
from planner.store.team.public_chain import PublicSite, public_sites, public_tip
from planner.store.team.record_story import RecordStory, story_of
from planner.store.writing import Writer, first_stamp

_NOTHING_SAID = "{}"
"""The creation of a public record; each field follows as an edit of its own."""


@frozen
class Published(Frozen):
    """What a plan's public chain got.

    Attributes:
        records, withdrawn: How many records these edits are about, and how many were taken back.
        tip: Where the private site stands afterwards; None where nothing was written.
    """

    edits: int = 0
    records: int = 0
    withdrawn: int = 0
    tip: Tip | None = None


class PublicWriter(Writer):
    """Writes into a public chain edits whose bases are given."""

    def say(self, story: RecordStory, field: str, value: Value, bases: bytes) -> bytes:
        """Write one edit and return its hash."""
        self._append(story.table.name, story.record, field, value, bases)
        return self.tip.hash


@frozen
class Own(Frozen):
    """Who publishes.

    Attributes:
        tip: Of the private site.
        clock: The last hybrid logical clock that was seen.
    """

    tip: Tip
    member: bytes | None
    clock: int
    randomness: Randomness


def waiting(connection: Connection, member: bytes | None) -> int:
    """Count the records of which the team does not know the latest."""
    return sum(1 for _ in _waiting(connection, _sites_of(connection, member)))


def publish_what_waits(
    connection: Connection,
    member: bytes | None,
    own_tip: Callable[[], Tip],
    clock_of: Callable[[int], int],
    randomness: Randomness,
) -> Published:
    """Write what is missing in the public chain, if anything is; the caller holds the transaction.

    `own_tip` enters a site in the file where there is none, so that it is asked only if needed.
    """
    found = list(_waiting(connection, _sites_of(connection, member)))
    if not found:
        return Published()
    tip = own_tip()
    own = Own(tip=tip, member=member, clock=clock_of(tip.site), randomness=randomness)
    return _publish(connection, own, found)


def _publish(connection: Connection, own: Own, found: Sequence[RecordStory]) -> Published:
    mine = _sites_of(connection, own.member)
    tip = public_tip(connection, own.tip, own.member)
    public = PublicWriter(
        connection, tip, first_stamp(tip, PUBLISHED, own.clock, None), own.randomness
    )
    withdrawn = []
    for story in found:
        erased = b"".join(dict.fromkeys(story.erased_unsaid()))
        if erased:
            public.say(story, ERASED, erased, b"")
        if _is_to_be_taken_back(story, mine):
            public.say(story, DELETED, 1, story.bases_of(story.live()))
            withdrawn.append(story)
        elif story.is_agreed() and story.is_deleted:
            _say_bins(public, story)
        elif story.is_agreed():
            _share(public, story)
    edits = public.tip.seq - tip.seq
    private = _restored(connection, withdrawn, own, own.clock + edits)
    for story in found:
        recompute(connection, story.table, story.record)
    return Published(edits=edits, records=len(found), withdrawn=len(withdrawn), tip=private)


def shared_records(connection: Connection) -> frozenset[bytes]:
    """Return the records whose values may lie in the shared place now."""
    return frozenset(
        story.record
        for story in stories(connection, public_sites(connection))
        if story.is_shown and not story.is_deleted and story.is_agreed()
    )


def stories(connection: Connection, sites: Mapping[int, PublicSite]) -> Iterator[RecordStory]:
    """Give the stories of all records that are *team* or were published."""
    public = frozenset(sites)
    found: dict[tuple[str, bytes], None] = {}
    for name, table in TABLES.items():
        if not issubclass(table.record_type, NEVER_RELEASED):
            rows = connection.execute(
                f"SELECT id FROM \"{name}\" WHERE tier = 'team' ORDER BY id"  # noqa: S608 - our names
            )
            found |= {(name, record): None for (record,) in rows}
    for site in sites:
        rows = connection.execute(
            "SELECT DISTINCT record_type, record FROM edit WHERE site = ?", (site,)
        )
        found |= {(name, record): None for name, record in rows if name in TABLES}
    for name, record in found:
        yield story_of(connection, TABLES[name], record, public)


def _sites_of(connection: Connection, member: bytes | None) -> set[int]:
    sites = public_sites(connection).values()
    return {site.number for site in sites if site.member == member}


def _waiting(connection: Connection, mine: set[int]) -> Iterator[RecordStory]:
    for story in stories(connection, public_sites(connection)):
        if story.is_shown and _has_news(story, mine):
            yield story


def _has_news(story: RecordStory, mine: set[int]) -> bool:
    if story.erased_unsaid():
        return True
    if not story.is_agreed():
        return _is_to_be_taken_back(story, mine)
    if story.is_deleted:
        return _was_published(story) and bool(story.bin_news())
    is_new = bool(story.private_creations()) or not _was_published(story)
    return is_new or bool(story.bin_news()) or any(map(story.news, story.table.specs))


def _was_published(story: RecordStory) -> bool:
    return any(said.field == CREATED and story.is_public(said) for said in story.edits)


def _is_to_be_taken_back(story: RecordStory, mine: set[int]) -> bool:
    """Say whether we published it, and have not told the others that it is ours again."""
    if story.is_agreed():
        return False
    said = [said for said in story.edits if said.site in mine]
    bins = [said for said in said if said.field == DELETED]
    return bool(said) and not (bins and bins[-1].value)


def _say_bins(public: PublicWriter, story: RecordStory) -> bool:
    """Say what private edits say of the bin, and whether one took the record out of it."""
    bins = story.bin_news()
    for said in bins:
        public.say(story, DELETED, said.value, story.bases_of([said]))
    return any(not said.value for said in bins)


def _share(public: PublicWriter, story: RecordStory) -> None:
    was_published = _was_published(story)
    created = b"" if was_published else public.say(story, CREATED, _NOTHING_SAID, b"")
    creations = story.private_creations()
    if creations:  # so that a deletion by others covers them too
        public.say(story, DELETED, 0, story.bases_of(creations))
    # What was withheld while it lay in the bin is missing where others came later: all is said.
    is_restored = _say_bins(public, story) and was_published
    for spec in story.table.specs:
        news = story.news(spec) or (story.agreed_value(spec) if is_restored else [])
        for rival in news:
            public.say(story, spec.name, rival.value, story.bases_of(rival.said) + created)


def _restored(
    connection: Connection, withdrawn: Iterable[RecordStory], own: Own, clock: int
) -> Tip:
    """Take what others lose out of our own bin again."""
    name = Action.KEEP_FROM_TEAM.value
    stamp = first_stamp(own.tip, name, clock, None)
    private = Writer(connection, own.tip, stamp, own.randomness)
    for story in withdrawn:
        if story.is_deleted:
            continue
        private.set_deleted(story.table.name, story.record, is_deleted=False)
        for spec in story.table.specs:
            # From now on what it says here is said here: no edit of others can replace it.
            if not story.rivals(spec):
                for agreed in story.agreed_value(spec):
                    private.set_field(story.table.name, story.record, spec.name, agreed.value)
    return private.tip
