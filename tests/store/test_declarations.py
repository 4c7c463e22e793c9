import json
import subprocess
import sys
from importlib import import_module
from pkgutil import iter_modules

import pytest

import planner.domain
from planner.domain.plan import RECORD_TYPES
from planner.domain.records import Record
from planner.resource_files import resource_path
from planner.services.session import Session
from planner.store.declarations import current_fingerprint
from planner.store.derived import fingerprint

OPEN = """
import sys
from pathlib import Path
from planner.services.opening import open_plan
open_plan(Path(sys.argv[1])).close()
print(*sorted(name for name in sys.modules if name.startswith("planner.domain.")))
"""


def test_every_declared_record_is_one_of_the_plans():
    for module in iter_modules(planner.domain.__path__):
        import_module(f"planner.domain.{module.name}")
    declared = {kind for kind in Record.__subclasses__() if kind.__module__.startswith("planner.")}

    assert declared == set(RECORD_TYPES.values())


@pytest.mark.parametrize("note", [None, "", "[]", '{"stamp": [], "fingerprint": "other"}'])
def test_the_fingerprint_is_that_of_the_declarations_whatever_was_noted(tmp_path, note):
    if note is not None:
        (tmp_path / "declarations.json").write_text(note)

    assert current_fingerprint(tmp_path) == fingerprint()


def test_a_note_counts_only_for_the_files_it_was_made_of(tmp_path):
    current_fingerprint(tmp_path)
    note = tmp_path / "declarations.json"
    kept = json.loads(note.read_text())
    note.write_text(json.dumps(kept | {"fingerprint": "noted"}))
    of_these = current_fingerprint(tmp_path)
    kept["stamp"][0][2] = 1
    note.write_text(json.dumps(kept | {"fingerprint": "noted"}))

    assert (of_these, current_fingerprint(tmp_path)) == ("noted", fingerprint())


def test_a_folder_that_takes_no_note_is_no_hindrance(tmp_path):
    (tmp_path / "file").write_text("in the way")

    assert current_fingerprint(tmp_path / "file" / "folder") == fingerprint()


def test_a_second_start_imports_only_the_declarations_it_asks_for(tmp_path, around, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    plan = tmp_path / "a.firebreak"
    Session.create(plan, around).close()
    command = [sys.executable, "-c", OPEN, str(plan)]
    root = resource_path().parent

    subprocess.run(command, check=True, cwd=root)
    second = subprocess.run(command, check=True, cwd=root, capture_output=True, text=True)

    imported = second.stdout.split()
    assert "planner.domain.people" in imported
    assert not {"planner.domain.loyalty", "planner.domain.coaching"} & set(imported)
