"""Members of a team, each with a plan of their own, and what they do with records of the team."""

import random
import re
import zlib
from dataclasses import replace
from itertools import count

from planner.domain.changes import Action
from planner.domain.direction import Initiative
from planner.domain.records import Tier
from planner.services.first_steps import create_plan
from planner.services.team import exchange, publish, pull
from planner.store.plan_file import Surroundings
from planner.store.sites import Profile

WORD = re.compile(rb"zq[0-9]+q")
_words = count(1)


def new_word():
    """Return a word that nobody wrote before."""
    return f"zq{next(_words)}q"


class Member:
    """One member: a plan, and what may lie in the shared place because of it."""

    def __init__(self, name, clock, folder=None):
        self.name = name
        self.around = Surroundings(
            clock=clock,
            randomness=random.Random(name).randbytes,  # noqa: S311 - made-up data
            profile=Profile(folder / name / "sites.json") if folder else None,
        )
        path = folder / f"{name}.firebreak" if folder else None
        self.session = create_plan(path, self.around, name, [])
        self.may_be_shared = set()

    def add(self, tier=Tier.TEAM, title=None):
        made = Initiative(id=self.session.new_id(), title=title or new_word(), tier=tier)
        with self.session.action(Action.ADD_RECORD) as writer:
            writer.add(made)
        return made

    def change(self, record, **changes):
        seen = self.session.read.get(Initiative, record.id)
        with self.session.action(Action.EDIT_RECORD) as writer:
            writer.replace(seen, replace(seen, **changes))

    def delete(self, record):
        seen = self.session.read.get(Initiative, record.id)
        with self.session.action(Action.DELETE_RECORD) as writer:
            writer.delete(seen)

    def records(self):
        return self.session.read.all(Initiative)

    def conflicts(self):
        return self.session.read.conflicts.all()

    def shared(self):
        return {each.id: each for each in self.records() if each.tier is Tier.TEAM}

    def find(self, record):
        return self.session.read.find(Initiative, record.id)

    def publish(self, place, **options):
        self._note_shared()
        return publish(self.session, place, self.around, **options)

    def pull(self, place):
        return pull(self.session, place, self.around)

    def exchange(self, place, **options):
        return exchange(self.session, place, self.around, **options)

    def _note_shared(self):
        ids = set(self.shared())
        for record in self.shared().values():
            self.may_be_shared |= words_in(f"{record.title} {record.statement}".encode())
        for conflict in self.conflicts():
            if conflict.record in ids:
                said = " ".join(str(rival.value) for rival in conflict.rivals)
                self.may_be_shared |= words_in(said.encode())

    def shared_words(self):
        """Return the words of records that are for the team now, with all they ever said here."""
        ids = {str(record) for record in self.shared()}
        return {
            word
            for record in ids
            for line in self.session.read.history.lines(record, limit=1000)
            for word in words_in(str(line.after).encode() + str(line.before).encode())
        }

    def own_bytes(self, folder):
        """Return all that lies in this member's sub-folders, and what is packed in it."""
        own = {site.uid.hex() for site in self.session.read.team.own_sites()}
        return b"".join(raw_bytes(folder / name) for name in own if (folder / name).is_dir())


def words_in(raw):
    return set(WORD.findall(raw))


def raw_bytes(place):
    """Return the bytes of all files in a folder, whatever they are, and what is packed in them."""
    found = []
    for path in sorted(place.rglob("*")):
        if path.is_file():
            raw = path.read_bytes()
            found += [path.name.encode(), raw]
            packed = raw.split(b"\n", 2)[-1]
            try:
                found.append(zlib.decompress(packed))
            except zlib.error:
                continue
    return b"\n".join(found)
