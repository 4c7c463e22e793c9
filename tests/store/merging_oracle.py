"""Who disagrees with whom? Told from sets of edits alone: no bases, no tables, no clocks."""

from dataclasses import dataclass

FIELDS = ("title", "importance", "now_level")


@dataclass(frozen=True)
class Said:
    """What the oracle knows of an edit: what its author saw, told by what their file held."""

    record: bytes
    field: str
    value: object
    saw: frozenset


class Oracle:
    """Who saw what, in sets; it reads no bases, no tables and no SQL but values."""

    def __init__(self):
        self.said = {}

    def heads(self, held, record, name):
        mine = [h for h in held if self.said[h].record == record]
        covered = set().union(*(self.said[h].saw for h in mine if self.said[h].field == name))
        return {h for h in mine if self.said[h].field in (name, "*")} - covered

    def live(self, held, record):
        mine = [h for h in held if self.said[h].record == record]
        binned = set().union(*(self.said[h].saw for h in mine if self.said[h].field == "_deleted"))
        return {
            h
            for h in mine
            if h not in binned
            and not any(
                h in self.said[other].saw and self.said[other].field == self.said[h].field
                for other in mine
            )
        }

    def value(self, identity, name):
        said = self.said[identity]
        return said.value[name] if said.field == "*" else said.value

    def conflicts(self, held):
        found = set()
        for record in {self.said[h].record for h in held if self.said[h].field == "*"}:
            for name in FIELDS:
                values = {self.value(h, name) for h in self.heads(held, record, name)}
                if len(values) > 1:
                    found.add((record, name))
            live = self.live(held, record)
            deletions = {bool(self.said[h].value) for h in live if self.said[h].field == "_deleted"}
            others = {h for h in live if self.said[h].field != "_deleted"}
            if len(deletions) > 1 or (True in deletions and others):
                found.add((record, "_deleted"))
        return found

    def is_in_bin(self, held, record):
        live = [self.said[h] for h in self.live(held, record)]
        return bool(live) and all(one.field == "_deleted" and one.value for one in live)
