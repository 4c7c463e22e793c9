"""How long does learning modes and hats take, in a plan with ten thousand logged meetings?

    python -m tests.benchmarks.suggestions [MEETINGS]

Prints the processor milliseconds of reading and learning, of suggesting for a full list of
drafts, and of judging twelve weeks. Ends with exit code 1 if reading and learning take more than
a twentieth of a second: nobody should feel that a draft was accepted.
"""

import random
import sys
import time
from datetime import UTC, datetime, timedelta

from planner.domain.attention import Entry, Meeting, MeetingState, Mode, Source
from planner.domain.changes import Action
from planner.progress import NoProgress
from planner.services.session import Session
from planner.services.suggestions import settled_meetings, suggestions, suggestions_judged
from planner.store.plan_file import Surroundings

MOST_MILLISECONDS = 50
NOW = datetime(2027, 1, 4, 9, tzinfo=UTC)
SERIES, SINGLE_SHARE = 90, 0.3
MEETINGS_A_DAY, DRAFTS = 8, 40
WORDS = (
    *("board", "flow", "escalation", "review", "place", "finance", "quality", "pathway"),
    *("workforce", "digital", "safety", "audit", "huddle", "coaching", "nurse", "region"),
)


def main(number: int = 10_000) -> int:
    """Measure and print; give the exit code."""
    chance = random.Random(3)  # noqa: S311 - made-up data
    session = _plan(number, chance)
    drafts = [_meeting(session, chance, day=-1, number=n) for n in range(DRAFTS)]
    read = min(_milliseconds(lambda: settled_meetings(session)) for _ in range(5))
    learnt = min(_milliseconds_anew(session, chance) for _ in range(9))
    again = _milliseconds(lambda: suggestions(session, drafts))
    judged = _milliseconds(lambda: suggestions_judged(session, NoProgress()))
    _say(
        f"{number} meetings: read {read:.0f} ms, read and learnt {learnt:.0f} ms; "
        f"{DRAFTS} drafts {again:.0f} ms; twelve weeks judged in {judged:.0f} ms"
    )
    session.close()
    return 0 if learnt <= MOST_MILLISECONDS else 1


def _plan(number: int, chance: random.Random) -> Session:
    around = Surroundings(clock=lambda: NOW, randomness=chance.randbytes)
    session = Session.create(None, around)
    with session.action(Action.MAKE_EXAMPLE) as writer:
        for count in range(number):
            meeting = _meeting(session, chance, day=count // MEETINGS_A_DAY, number=count)
            writer.add(meeting)
            writer.add(
                Entry(
                    id=session.new_id(),
                    start=meeting.start,
                    minutes=meeting.minutes,
                    mode=chance.choice(tuple(Mode)),
                    what=meeting.title,
                    source=Source.CALENDAR,
                    meeting=meeting.id,
                )
            )
    return session


def _meeting(session: Session, chance: random.Random, *, day: int, number: int) -> Meeting:
    is_single = chance.random() < SINGLE_SHARE
    of = number if is_single else number % SERIES
    words = random.Random(of).sample(WORDS, 3)  # noqa: S311 - the same for a series
    start = NOW - timedelta(days=day, hours=of % 9)
    return Meeting(
        id=session.new_id(),
        uid=f"{of}@example.org",
        recurrence="" if is_single else f"{start:%Y%m%dT%H%M%SZ}",
        start=start,
        end=start + timedelta(minutes=30 + 15 * (of % 5)),
        title=" ".join(words),
        organiser=f"Office {of % 12}",
        attendees=of % 40,
        state=MeetingState.ACCEPTED,
    )


def _milliseconds_anew(session: Session, chance: random.Random) -> float:
    """Measure once more after a change, when nothing that was learnt is remembered."""
    draft = _meeting(session, chance, day=-1, number=0)
    with session.action(Action.IMPORT_CALENDAR) as writer:
        writer.add(draft)
    return _milliseconds(lambda: suggestions(session, [draft]))


def _milliseconds(act) -> float:
    started = time.process_time()
    act()
    return 1000 * (time.process_time() - started)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
