"""The same story makes the same bytes, in every process; a stopped one leaves nothing."""

import os
import subprocess
import sys
from datetime import datetime
from io import BytesIO

import pikepdf
import pytest

from planner.domain.errors.storage import ResourceMissingError
from planner.export.pdf import fonts
from planner.export.pdf.finish import DocumentMeta
from planner.export.pdf.saving import saved
from planner.progress import Cancelled
from tests.export.pdf_stories import META, full_story, story_of, written

PROGRAM = """
import sys
from pathlib import Path
from tests.export.pdf_stories import full_story, story_of, written
folder = Path(sys.argv[1])
if sys.argv[2] == "later":
    written(folder, story_of("क्षत्रिय र्क, 你 first"))
print(written(folder, full_story())[1].sha256)
"""


def fingerprint(folder, when, **environment):
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder), when],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.strip()


def test_other_processes_clocks_and_hash_seeds_make_the_same_bytes(tmp_path):
    here = written(tmp_path, full_story())[1].sha256

    there = fingerprint(tmp_path, "first", PYTHONHASHSEED="1", TZ="Asia/Kolkata", LC_ALL="C")
    later = fingerprint(tmp_path, "later", PYTHONHASHSEED="2", TZ="America/St_Johns")

    assert {here, there, later} == {here}


def test_other_words_make_other_bytes(tmp_path):
    assert written(tmp_path, story_of("a"))[1].sha256 != written(tmp_path, story_of("b"))[1].sha256


class Impatient:
    """A user who stops the work after some steps."""

    def __init__(self, patience):
        self.told = []
        self._patience = patience

    def step(self, done, total):
        self.told.append((done, total))
        if len(self.told) > self._patience:
            raise Cancelled


@pytest.mark.parametrize("patience", [0, 5])
def test_a_stopped_document_leaves_nothing_behind(tmp_path, patience):
    with pytest.raises(Cancelled):
        written(tmp_path, full_story(), progress=Impatient(patience))

    assert list(tmp_path.iterdir()) == []


def test_stopping_at_the_very_end_keeps_the_older_file(tmp_path):
    watcher = Impatient(10_000)
    path, _ = written(tmp_path, story_of("old"), progress=watcher)
    before = path.read_bytes()

    with pytest.raises(Cancelled):
        written(tmp_path, story_of("new"), progress=Impatient(len(watcher.told) - 1))

    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_progress_only_goes_forward_and_arrives(tmp_path):
    watcher = Impatient(10_000)

    written(tmp_path, full_story(), progress=watcher)

    assert watcher.told == sorted(watcher.told)
    assert watcher.told[-1] == (100, 100)


def test_no_stream_ends_in_doubt():
    for number in range(300):  # the sum of the letters takes every value of a byte
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            pdf.Root.Something = pdf.make_indirect(pikepdf.Dictionary(Text="a" * number))
            pdf.Root.Stream = pdf.make_stream(bytes([number % 256, 0]))

            content = saved(pdf)

        assert b"\r\nendstream" not in content
        with pikepdf.open(BytesIO(content)) as pdf:
            assert pdf.Root.Stream.read_bytes() == bytes([number % 256, 0])


def test_a_missing_font_is_said_by_name(monkeypatch, tmp_path):
    monkeypatch.setattr(fonts, "resource_path", tmp_path.joinpath)

    with pytest.raises(ResourceMissingError) as refusal:
        fonts.register_fonts.__wrapped__()

    assert refusal.value.name == "AtkinsonHyperlegibleNext-Regular.ttf"


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(FileNotFoundError):
        written(tmp_path / "nowhere", story_of("a"))


@pytest.mark.parametrize(
    "broken",
    [{"title": " "}, {"language": ""}, {"created": datetime(2026, 1, 1)}],  # noqa: DTZ001 - that is the point
)
def test_a_document_must_say_what_it_is(broken):
    given = {name: getattr(META, name) for name in META.__dataclass_fields__}

    with pytest.raises(ValueError, match="needs a"):
        DocumentMeta(**(given | broken))
