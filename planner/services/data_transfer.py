"""Taking all data out of a plan, and making a plan of it again."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from planner.domain.changes import Action
from planner.domain.errors.storage import FolderNotFileError, TargetIsPlanError
from planner.domain.plan import RECORD_TYPES, Plan
from planner.export.data_package import FILE_NAME as PACKAGE_FILE
from planner.export.data_package import data_package
from planner.export.open_data import WholePlan, plan_as_json, plan_as_lines, plan_as_table
from planner.intake.open_data import read_export
from planner.progress import NoProgress, Progress
from planner.services.blind import seen_plan
from planner.services.new_plans import check_is_free, new_plan
from planner.services.session import Session
from planner.store.plan_file import Surroundings
from planner.whole_file import whole_file

_PLAN_ENDINGS = (".firebreak", ".firebreak-team")
_RECORDS_BETWEEN_REPORTS = 500


def export_json(session: Session, target: Path) -> int:
    """Write all records into one JSON file, whole or not at all; return how many.

    Raises:
        TargetIsPlanError, FolderNotFileError: The file may not take this place.
        OSError: It cannot be written.
    """
    check_target(session, target)
    return write_json(whole_plan(session), target, NoProgress())


def whole_plan(session: Session) -> WholePlan:
    """Return all that an export holds, safe to hand to another thread."""
    plan, noted = session.read.plan(), session.read.history.noted()
    kept = {record.id for records in plan.records.values() for record in records}
    return WholePlan(
        uid=session.plan_uid,
        plan=plan,
        noted={record: told for record, told in noted.items() if record in kept},
        exported_at=session.now(),
    )


def write_json(whole: WholePlan, target: Path, progress: Progress) -> int:
    """Write all records of a plan into one JSON file; it may run in another thread.

    Returns:
        How many records were written.

    Raises:
        Cancelled: The user stopped it; no file is left behind.
        OSError: The file cannot be written.
    """
    progress.step(0, 2)
    text = plan_as_json(whole)
    progress.step(1, 2)
    write_whole(target, text)
    return sum(map(len, whole.plan.records.values()))


def export_csv(session: Session, folder: Path) -> Mapping[str, int]:
    """Write a CSV file for each kind of record that there is, and what tells their columns.

    Returns:
        The names of the files, and how many records each holds.

    Raises:
        OSError: The folder cannot be written.
    """
    return write_csv(session.read.plan(), folder, NoProgress())


def write_csv(plan: Plan, folder: Path, progress: Progress) -> Mapping[str, int]:
    """Write the same; it may run in another thread.

    A table of an earlier export, of which there is no record any more, is emptied.

    Raises:
        Cancelled: The user stopped it; files that were complete by then stay.
        OSError: The folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = {name: folder / f"{name}.csv" for name in RECORD_TYPES}
    wanted = [name for name, file in files.items() if plan.records.get(name) or file.exists()]
    for done, name in enumerate(wanted):
        progress.step(done, len(wanted))
        # A spreadsheet takes a file without this mark for one in an old alphabet.
        write_whole(files[name], "\N{BYTE ORDER MARK}" + plan_as_table(plan, name))
    write_whole(folder / PACKAGE_FILE, data_package(wanted))
    return {PACKAGE_FILE: 0, **{f"{name}.csv": len(plan.records[name]) for name in wanted}}


def dump_lines(session: Session) -> Iterator[str]:
    """Return all records as sorted lines of JSON; equal plans give equal lines.

    What both sides of a reflection point answer blind is left out until both may read it.
    """
    return plan_as_lines(seen_plan(session, session.read.plan()))


def import_plan(
    source: Path, target: Path, around: Surroundings, progress: Progress | None = None
) -> int:
    """Make a new plan of an export and return how many records it has.

    It is a copy of the plan that was exported: it has its id, so that what exists once for a
    key stays one, and knows when each record was made. The history itself, what lies in the bin
    and proposals not yet accepted stay behind.

    Raises:
        NewerExportError: It holds what only a newer version knows; it would be lost.
        NotAnExportError: The file is no export.
        PlanExistsError: Something stands at `target`; nothing is overwritten.
        Cancelled: The user stopped it; no plan is left behind.
    """
    progress = progress or NoProgress()
    export = read_export(source)
    records = [record for of_type in export.plan.records.values() for record in of_type]
    check_is_free(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with (
        new_plan(target) as part,
        closing(Session.create(part, around, export.uid)) as session,
        session.action(Action.IMPORT_PLAN) as writer,
    ):
        for done, record in enumerate(records):
            if done % _RECORDS_BETWEEN_REPORTS == 0:
                progress.step(done, len(records))
            writer.add(record, export.noted.get(record.id))
    return len(records)


def check_target(session: Session, target: Path) -> None:
    """Refuse a place that a file to be written may not take.

    Raises:
        FolderNotFileError: A folder, pipe or device stands there. The finished file would be
            renamed over it, which takes a device away from the whole computer.
        TargetIsPlanError: A plan stands there, this one above all.
    """
    if target.exists() and not target.is_file():
        raise FolderNotFileError(target)
    is_own = session.path is not None and target.exists() and target.samefile(session.path)
    if is_own or target.suffix in _PLAN_ENDINGS:
        raise TargetIsPlanError(target)


def write_whole(target: Path, content: str | bytes) -> None:
    """Write a file that appears whole or not at all; raises OSError."""
    written = content.encode() if isinstance(content, str) else content
    with whole_file(target) as part:
        part.write_bytes(written)
