"""How long does a merge take, against plain UPDATE … FROM ATTACH in the same run?

    python -m tests.benchmarks.merge [FIELDS]

Two copies of a plan part: each changes FIELDS fields, a tenth of them in both. Prints the time that
one takes to take the other in, verified, and its ratio to copying the same values with plain SQL;
then with nothing new, with one in a hundred changed, and with 500 edits in a large journal. Each is
given in processor time, which other programs disturb least, and by the clock. Ends with exit code 1
where a bound of the design is missed.
"""

import random
import shutil
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from planner.domain.attention import Entry, Mode
from planner.domain.changes import Action
from planner.services.session import Session
from planner.store.merging_source import OtherCopy
from planner.store.plan_file import Surroundings
from planner.store.sites import Profile

FIELDS = 100_000
START = datetime(2016, 1, 1, tzinfo=UTC)
BOUNDS = {"ratio": 2.5, "nothing": 0.1, "percent": 0.15, "few": 0.3}
AN_ACTION = 10_000


def around(folder, name):
    """Return the surroundings of an installation of its own."""
    return Surroundings(
        clock=lambda: datetime.now(UTC),
        randomness=random.Random(name).randbytes,  # noqa: S311 - made-up data
        profile=Profile(folder / name / "sites.json"),
    )


def made_up_plan(folder, records):
    """Make a plan of entries and return its path."""
    path = folder / "mine.firebreak"
    with closing(Session.create(path, around(folder, "mine"))) as session:
        for first in range(0, records, AN_ACTION):
            with session.action(Action.LOG_ENTRY) as writer:
                for number in range(first, min(records, first + AN_ACTION)):
                    writer.add(
                        Entry(
                            id=session.new_id(),
                            start=START + timedelta(minutes=30 * number),
                            minutes=30,
                            mode=Mode.RUNNING,
                            what=f"Meeting {number}",
                        )
                    )
    return path


class Seconds:
    """How long a block took: of this process, and by the clock."""

    def __enter__(self):
        self._begin = (time.process_time(), time.perf_counter())
        return self

    def __exit__(self, *_):
        self.busy = time.process_time() - self._begin[0]
        self.waited = time.perf_counter() - self._begin[1]

    def __str__(self):
        return f"{self.busy:.3f} s ({self.waited:.3f} s by the clock)"


def renamed(by):
    """Return how somebody changes an entry so that no two values are alike."""
    return lambda entry: replace(entry, what=f"{by}: {entry.what}")


def change(folder, name, entries, changed):
    """Change these entries in a copy of its own."""
    path = folder / f"{name}.firebreak"
    with closing(Session.open(path, around(folder, name))) as session:
        for first in range(0, len(entries), AN_ACTION):
            with session.action(Action.EDIT_ENTRY) as writer:
                for entry in entries[first : first + AN_ACTION]:
                    writer.replace(entry, changed(entry))


def plain_seconds(folder, theirs, count):
    """Copy as many values with one statement, durably."""
    target = shutil.copy(folder / "mine.firebreak", folder / "plain.firebreak")
    with closing(sqlite3.connect(target, isolation_level=None)) as database:
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA temp_store = MEMORY")
        database.execute("PRAGMA cache_size = -65536")
        database.execute("ATTACH ? AS theirs", (str(theirs),))
        with Seconds() as took:
            changed = database.execute(
                "UPDATE entry SET what = t.what FROM theirs.entry t"
                " WHERE t.id = entry.id AND entry.rowid <= ?",
                (count,),
            ).rowcount
    assert changed == count, changed
    return took


def merge_seconds(folder, theirs):
    """Take in what another copy has; what is measured starts when it lies checked in memory."""
    target = shutil.copy(folder / "mine.firebreak", folder / "merged.firebreak")
    with closing(Session.open(target, around(folder, "merged"))) as session:
        with Seconds() as checked:
            other = OtherCopy.open(theirs, bytes.fromhex(session.plan_uid), target)
        with closing(other), Seconds() as took:
            came = session.merge(other, lambda _: True)
        assert not came.refused
    return took, checked, came


def measured(folder, count, clashes):
    """Let two copies part and measure one merge."""
    theirs = folder / "theirs.firebreak"
    shutil.copy(folder / "mine.firebreak", theirs)
    with closing(Session.open(theirs, around(folder, "theirs"))) as session:
        entries = session.read.all(Entry)[:count]
    change(folder, "theirs", entries, renamed("Theirs"))
    if clashes:
        change(folder, "mine", entries[:clashes], renamed("Mine"))
    return merge_seconds(folder, theirs)


def main(arguments):
    """Measure, print, and judge."""
    count = int(arguments[0]) if arguments else FIELDS
    found = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made_up_plan(folder, count)
        whole = folder / "whole.firebreak"
        shutil.copy(folder / "mine.firebreak", whole)
        found["nothing"], checked, _ = merge_seconds(folder, whole)
        print(f"nothing new: {found['nothing']} (and {checked} to copy and check)")
        found["percent"], _, _ = measured(folder, count // 100, count // 1000)
        print(f"one in a hundred changed: {found['percent']}")
        mine = folder / "mine.firebreak"
        shutil.copy(whole, mine)
        later = _entries(folder, "mine")[count // 10 :]
        change(folder, "mine", later, lambda entry: replace(entry, minutes=45))
        took, _, came = measured(folder, count, count // 10)
        plain = plain_seconds(folder, folder / "theirs.firebreak", count)
        ratio = took.busy / plain.busy
        print(f"{came.edits} fields, {len(came.clashes)} clashes: {took}")
        print(f"plain UPDATE … FROM: {plain}; ratio {ratio:.1f}")
        shutil.copy(folder / "merged.firebreak", mine)
        found["few"], _, _ = measured(folder, 500, 50)
        print(f"500 edits into a journal of {_edits(mine)}: {found['few']}")
    is_slow = any(took.busy > BOUNDS[name] for name, took in found.items())
    return int(is_slow or ratio > BOUNDS["ratio"])


def _entries(folder, name):
    with closing(Session.open(folder / f"{name}.firebreak", around(folder, name))) as session:
        return session.read.all(Entry)


def _edits(path):
    with closing(sqlite3.connect(path)) as database:
        return database.execute("SELECT count(*) FROM edit").fetchone()[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
