"""How fast our calendar reader is, beside the libraries we would use instead.

Run it: `python tests/benchmarks/calendar_import.py [EVENTS]`. Each reader works in a process
of its own, so that its memory is its own too. Seconds are of processor time, which other
programs disturb least; the ratio is of reading a file to the first quarter, which is what an
import waits for.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
EVENTS = 25_000
LEAST_RATIO = 20
GOALS = {"parse": 1.5, "quarter": 0.3, "ten years": 1.0, "MB": 200}

_QUARTER = "datetime(2024, 4, 1, tzinfo=UTC), datetime(2024, 7, 1, tzinfo=UTC)"
_TEN_YEARS = "datetime(2016, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)"

_OURS = f"""
from zoneinfo import ZoneInfo
from planner.domain.calendar import Window
from planner.intake.calendar.calendar_file import CalendarFile
from planner.intake.calendar.caps import Caps
from planner.progress import NoProgress
start()
calendar = CalendarFile(path.read_bytes(), ZoneInfo("Europe/London"), NoProgress())
note("parse", None)
def between(start, end):
    return calendar.reading(Window(start=start, end=end), Caps(), NoProgress()).occurrences
note("quarter", between({_QUARTER}))
note("ten years", between({_TEN_YEARS}))
"""

_LIBRARIES = f"""
import icalendar, recurring_ical_events
start()
calendar = icalendar.Calendar.from_ical(path.read_bytes())
query = recurring_ical_events.of(calendar)
note("parse", None)
note("quarter", query.between({_QUARTER}))
note("ten years", query.between({_TEN_YEARS}))
"""

_FRAME = """
import json, resource, sys, time
from datetime import UTC, datetime
from pathlib import Path
path = Path(sys.argv[1])
found = {}
def start():
    global since
    since = time.process_time()
def note(what, occurrences):
    found[what] = time.process_time() - since
    if occurrences is not None:
        found["n " + what] = len(occurrences)
    start()
"""

_MEMORY = """
found["MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps(found))
"""


def measure(work: str, path: Path) -> dict[str, float]:
    """Run one reader on the file and return its seconds, counts and megabytes."""
    command = [sys.executable, "-W", "ignore", "-c", _FRAME + work + _MEMORY, str(path)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> int:
    """Measure, print the table, and fail when the ratio is too small."""
    sys.path.insert(0, str(REPOSITORY))
    from tests.benchmarks.made_up_calendar import made_up_calendar  # noqa: PLC0415 - needs the path

    events = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "calendar.ics"
        path.write_bytes(made_up_calendar(events))
        print(f"{events:,} events, {path.stat().st_size / 1e6:.1f} MB")
        ours = measure(_OURS, path)
        libraries = measure(_LIBRARIES, path)
    return report(ours, libraries)


def report(ours: dict[str, float], libraries: dict[str, float]) -> int:
    """Print both beside the goals and return the exit status."""
    for found in (ours, libraries):
        found["to the first quarter"] = found["parse"] + found["quarter"]
    print(f"{'':22}{'ours':>10}{'libraries':>12}{'ratio':>8}{'goal':>8}")
    for what, mine in ours.items():
        theirs = libraries[what]
        goal = GOALS.get(what, "")
        print(f"{what:22}{mine:>10,.2f}{theirs:>12,.2f}{theirs / mine:>8.1f}{goal:>8}")
    ratio = libraries["to the first quarter"] / ours["to the first quarter"]
    print(f"{ratio:.1f} times as fast; at least {LEAST_RATIO} wanted")
    return 0 if ratio >= LEAST_RATIO else 1


if __name__ == "__main__":
    sys.exit(main())
