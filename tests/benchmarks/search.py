"""How long does each key of a search take, in a plan with a hundred thousand records?

    python -m tests.benchmarks.search [RECORDS]

Prints how long the plan takes to be made ready, and the 95th percentile and the longest time of
a key in processor milliseconds. Ends with exit code 1 if the 95th percentile is above 100.
"""

import random
import sys
import time
from datetime import UTC, datetime, timedelta

from planner.domain.attention import Entry, Mode
from planner.domain.changes import Action
from planner.services.search import find_records, prepare_search
from planner.services.session import Session

RECORDS = 100_000
MOST_MS = 100
WORDS, WORDS_AN_ENTRY = 8000, 10
A_BATCH = 10_000
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def made_up_plan(records):
    """Make a plan in memory whose words are as unevenly common as those of a language."""
    source = random.Random(3)  # noqa: S311 - made-up data
    vocabulary = ["".join(source.choices(LETTERS, k=source.randint(2, 10))) for _ in range(WORDS)]
    weights = [1 / rank for rank in range(1, WORDS + 1)]
    session = Session.create(None)
    start = datetime(2016, 1, 1, tzinfo=UTC)
    for first in range(0, records, A_BATCH):
        with session.action(Action.LOG_ENTRY) as writer:
            for number in range(first, min(records, first + A_BATCH)):
                writer.add(
                    Entry(
                        id=session.new_id(),
                        start=start + timedelta(minutes=30 * number),
                        minutes=30,
                        mode=Mode.RUNNING,
                        what=" ".join(source.choices(vocabulary, weights, k=WORDS_AN_ENTRY)),
                    )
                )
    return session, source.sample(vocabulary, 30) + vocabulary[:10]


def keys_ms(session, words):
    """Type each word letter by letter, from the second on as the palette does."""
    times = []
    for word in words:
        for end in range(2, len(word) + 1):
            begin = time.process_time()
            find_records(session, word[:end])
            times.append((time.process_time() - begin) * 1000)
    return sorted(times)


def main(arguments):
    """Measure, print, and judge."""
    session, words = made_up_plan(int(arguments[0]) if arguments else RECORDS)
    begin = time.process_time()
    moments = 1
    while not prepare_search(session):
        moments += 1
    ready = time.process_time() - begin
    times = keys_ms(session, words)
    high = times[int(len(times) * 0.95)]
    print(f"ready after {ready:.2f} s in {moments} moments of {ready / moments * 1000:.0f} ms")
    print(f"a key: 95 % within {high:.1f} ms, the longest {times[-1]:.1f} ms")
    session.close()
    return int(high > MOST_MS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
