"""All that a journal says of one record, and which of it a team knows already."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from planner.domain.record_json import field_to_json
from planner.domain.records import FieldSpec, Tier
from planner.domain.values import Frozen, frozen
from planner.store.engine import Connection, Value
from planner.store.file_format import CREATED, DELETED, ERASED
from planner.store.journal import split_hashes
from planner.store.tables import Table, to_storage


@frozen(kw_only=False)
class Said(Frozen):
    """One edit of the record.

    Attributes:
        is_home: It takes back what arrived from others, which is nobody else's business.
    """

    site: int
    hash: bytes
    field: str
    value: Value
    is_home: bool
    bases: tuple[bytes, ...]

    def named(self) -> Sequence[bytes]:
        """Return the edits that an erasing names."""
        return split_hashes(self.value) if isinstance(self.value, bytes) else []


@frozen(kw_only=False)
class Rival(Frozen):
    """A value that only private edits say, with the edits that say it."""

    value: Value
    said: tuple[Said, ...]


@frozen
class RecordStory(Frozen):
    """The edits of one record, the oldest first.

    Attributes:
        erasings: Edits that name, as their value, others whose values were erased for good.
        gone: Which edits no longer count for which field.
        public: Numbers of all public sites.
        is_shown, is_deleted: Whether it has a row, and whether that is in the bin.
    """

    table: Table[Any]
    record: bytes
    edits: Sequence[Said]
    erasings: Sequence[Said]
    gone: frozenset[tuple[bytes, str]]
    public: frozenset[int]
    is_shown: bool
    is_deleted: bool
    is_owner: bool

    def heads(self, field: str) -> list[Said]:
        """Return the edits of a field that nobody replaced, creations among them."""
        return [
            said
            for said in self.edits
            if said.field in (field, CREATED) and (said.hash, field) not in self.gone
        ]

    def live(self) -> list[Said]:
        """Return what neither an edit nor a deletion has covered."""
        return [
            said
            for said in self.edits
            if not self.gone & {(said.hash, said.field), (said.hash, CREATED)}
        ]

    def value_of(self, said: Said, spec: FieldSpec) -> Value:
        """Return what an edit says of a field, as the tables hold it."""
        if said.field != CREATED:
            return said.value
        written = self._creations.get(said.hash, {})
        if spec.name in written:
            return to_storage(spec, written[spec.name])
        return to_storage(spec, field_to_json(spec, spec.default))

    def is_agreed(self) -> bool:
        """Say whether all that is said of its tier is *team*; a doubt is a no.

        What is not for the sponsor stays at home, whatever its tier became.
        """
        if self.is_owner:  # whose plan it is, each plan says for itself
            return False
        if any(self._values_of("is_not_for_sponsor")):
            return False
        return self._values_of("tier") == {Tier.TEAM.value}

    def _values_of(self, field: str) -> set[Value]:
        """Return all that is said of a field now; nothing where the record has none."""
        spec = next((spec for spec in self.table.specs if spec.name == field), None)
        return {self.value_of(said, spec) for said in self.heads(field)} if spec else set()

    def is_public(self, said: Said) -> bool:
        """Say whether an edit stands in a public chain."""
        return said.site in self.public

    def rivals(self, spec: FieldSpec) -> list[Rival]:
        """Return the values of a field that only private heads say, each once."""
        found: dict[Value, list[Said]] = {}
        for said in self.heads(spec.name):
            if not self.is_public(said):
                found.setdefault(self.value_of(said, spec), []).append(said)
        return [Rival(value, tuple(heads)) for value, heads in found.items()]

    def news(self, spec: FieldSpec) -> list[Rival]:
        """Return the private values of a field that others are to know."""
        return [
            rival for rival in self.rivals(spec) if not all(said.is_home for said in rival.said)
        ]

    def agreed_value(self, spec: FieldSpec) -> list[Rival]:
        """Return the one value that all heads of a field say; [] where they clash."""
        heads = self.heads(spec.name)
        values = {self.value_of(said, spec) for said in heads}
        return [Rival(values.pop(), tuple(heads))] if len(values) == 1 else []

    def private_bins(self) -> list[Said]:
        """Return what private edits say of the bin and nobody has covered."""
        return [said for said in self.live() if said.field == DELETED and not self.is_public(said)]

    def private_creations(self) -> list[Said]:
        """Return the private creations that no deletion by others could cover, unknown to them."""
        return [said for said in self.live() if said.field == CREATED and not self.is_public(said)]

    def bin_news(self) -> list[Said]:
        """Return what private edits say of the bin that others are to know."""
        return [said for said in self.private_bins() if not said.is_home]

    def bases_of(self, replaced: Iterable[Said]) -> bytes:
        """Return, joined, what a public edit replaces that says the same as these edits.

        What a private edit has replaced, its public twin replaces too: others know only those.
        """
        waiting = list(replaced)
        found = {said.hash: None for said in waiting}
        seen = set(found)
        while waiting:
            said = waiting.pop()
            if self.is_public(said):
                found[said.hash] = None
                continue
            for base in said.bases:
                if base in self._by_hash and base not in seen:
                    seen.add(base)
                    waiting.append(self._by_hash[base])
        return b"".join(found)

    def erased_unsaid(self) -> list[bytes]:
        """Return the public edits that were erased for good, which no public edit says yet."""
        told = {base for said in self.erasings if self.is_public(said) for base in said.named()}
        return [
            base
            for said in self.erasings
            for base in said.named()
            if base not in told and base in self._by_hash and self.is_public(self._by_hash[base])
        ]

    @cached_property
    def _by_hash(self) -> Mapping[bytes, Said]:
        return {said.hash: said for said in self.edits}

    @cached_property
    def _creations(self) -> Mapping[bytes, Mapping[str, Any]]:
        return {
            said.hash: json.loads(str(said.value)) if said.value else {}
            for said in self.edits
            if said.field == CREATED
        }


def story_of(
    connection: Connection, table: Table[Any], record: bytes, public: frozenset[int]
) -> RecordStory:
    """Read the story of one record."""
    rows = connection.execute(
        "SELECT site, hash, field, value,"
        " undoes IS NOT NULL AND undoes IN (SELECT mark FROM arrival), bases"
        " FROM edit WHERE record = ? ORDER BY hlc, hash",
        (record,),
    )
    found = [
        Said(site, identity, field, value, bool(is_home), tuple(split_hashes(bases)))
        for site, identity, field, value, is_home, bases in rows.fetchall()
    ]
    gone = connection.execute(
        "SELECT r.hash, r.field FROM edit e JOIN replaced r ON r.hash = e.hash WHERE e.record = ?",
        (record,),
    )
    owner = "is_owner" if table.name == "member" else "0"
    row = connection.execute(
        f'SELECT is_deleted, {owner} FROM "{table.name}" WHERE id = ?',  # noqa: S608 - our names
        (record,),
    ).fetchone()
    return RecordStory(
        table=table,
        record=record,
        edits=[said for said in found if said.field != ERASED],
        erasings=[said for said in found if said.field == ERASED],
        gone=frozenset(gone),
        public=public,
        is_shown=row is not None,
        is_deleted=bool(row and row[0]),
        is_owner=bool(row and row[1]),
    )
