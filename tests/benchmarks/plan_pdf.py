"""How much time, room and memory does the accessible plan take, of 10 pages and of 200?

    python -m tests.benchmarks.plan_pdf

Prints processor seconds of each plan, tagged and as plain ReportLab would draw it, in the same
run, with fonts read before; the size of the file; and the most memory the process held, which
only Linux tells in kilobytes. Where WeasyPrint or Typst are installed they write the same plan,
once, after that. Ends with exit code 1 if a limit of the design is passed.
"""

import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pikepdf

from planner.domain.plan_choices import PlanChoices
from planner.export.plan_pdf import write_plan_pdf
from planner.progress import NoProgress
from tests.benchmarks.other_writers import other_writers
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
        for parts in PLANS:  # only now: what they hold in memory is not ours
            _tell_others(_plan(parts), target)
    return 0 if is_good else 1


def _measured(released, target: Path, most_seconds: float, most_kilobytes: int) -> bool:
    plain_target = target.with_name("plain.pdf")
    write_plan_pdf(released, target, NoProgress())
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    # By turns, so that both meet the same load.
    (tagged, report), (plain, plain_pages) = _best(
        lambda: write_plan_pdf(released, target, NoProgress()),
        lambda: write_plain_plan(released, plain_target),
    )
    kilobytes = target.stat().st_size / 1000
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


def _best(*writers):
    """Return of each the shortest processor time of a few runs, and what it returned."""
    runs = [[_timed(write) for write in writers] for _ in range(RUNS)]
    return [min(own, key=lambda run: run[0]) for own in zip(*runs, strict=True)]


def _timed(write):
    begin = time.process_time()
    returned = write()
    return time.process_time() - begin, returned


def _tell_others(released, target: Path) -> None:
    for name, write in other_writers().items():
        if write is None:
            sys.stdout.write(f"  {name}: not installed\n")
            continue
        seconds, _ = _timed(lambda write=write: write(released, target))
        with pikepdf.open(target) as pdf:
            pages = len(pdf.pages)
        size = target.stat().st_size / 1000
        sys.stdout.write(f"  {name}: {pages} pages, {seconds:.2f} s, {size:.0f} kB\n")


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
