"""How much time, room and memory does the accessible plan take, of 10 pages and of 200?

    python -m tests.benchmarks.plan_pdf

Prints processor seconds of each plan, tagged and as plain ReportLab would draw it, in the same
run, with fonts read before; the size of the file; and the most memory the process held, which
only Linux tells in kilobytes. Ends with exit code 1 if a limit of the design is passed.
"""

import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from planner.domain.plan_choices import PlanChoices
from planner.export.plan_pdf import write_plan_pdf
from planner.progress import NoProgress
from tests.benchmarks.plain_plan import write_plain_plan
from tests.export.plan_documents import goals, released_of, sums_for, the_rest

WORDS = "The trust needs 20 beds by January; the partnership promised the same money twice."
RUNS = 3
LONG = 50
MOST_RATIO = 1.35
MOST_MEGABYTES = 200
# parts of a plan: (most seconds, most kilobytes)
PLANS = {2: (0.25, 150), 92: (4.0, 1000)}


def main() -> int:
    """Measure and print; give the exit code."""
    is_good = True
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "plan.pdf"
        write_plan_pdf(_plan(1), target, NoProgress())  # reads the fonts
        for parts, limits in PLANS.items():
            is_good &= _measured(_plan(parts), target, *limits)
    return 0 if is_good else 1


def _measured(released, target: Path, most_seconds: float, most_kilobytes: int) -> bool:
    tagged, report = _best(lambda: write_plan_pdf(released, target, NoProgress()))
    kilobytes = target.stat().st_size / 1000
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    plain, plain_pages = _best(lambda: write_plain_plan(released, target))
    ratio = (tagged / report.pages) / (plain / plain_pages)
    sys.stdout.write(
        f"{report.pages} pages: {tagged:.2f} s (at most {most_seconds}), {kilobytes:.0f} kB"
        f" (at most {most_kilobytes}), {megabytes:.0f} MB (at most {MOST_MEGABYTES});"
        f" plain {plain_pages} pages: {plain:.2f} s;"
        f" a page {ratio:.2f} times as long (at most {MOST_RATIO})\n"
    )
    return (
        tagged <= most_seconds
        and kilobytes <= most_kilobytes
        and megabytes <= MOST_MEGABYTES
        and ratio <= MOST_RATIO
    )


def _best(write):
    """Return the shortest processor time of a few runs, and what the last one returned."""
    seconds, returned = [], None
    for _ in range(RUNS):
        begin = time.process_time()
        returned = write()
        seconds.append(time.process_time() - begin)
    return min(seconds), returned


def _plan(parts: int):
    """Return a plan in which so many things stand in each chapter."""
    records = [*goals(parts, WORDS), *(part for _ in range(parts) for part in the_rest(WORDS))]
    released = released_of(records, sums=sums_for(records))
    if parts < LONG:
        return released
    # Long lists are told in short unless somebody asks for all of it.
    occasion = replace(released.occasion, choices=PlanChoices.everything())
    return replace(released, occasion=occasion)


if __name__ == "__main__":
    raise SystemExit(main())
