"""What a person chose for this installation, and the file of faults."""

import json

import pytest

from planner import logs
from planner.settings import Settings


@pytest.fixture
def file(tmp_path):
    return tmp_path / "new" / "settings.json"


def test_choices_come_back(file):
    chosen = Settings(language="cy", others={"sound": "off"})

    chosen.save(file)

    assert Settings.load(file) == chosen
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("written", ["", "{", "[]", "7", "[" * 100_000, "\x00"])
def test_a_damaged_file_gives_the_usual_settings(file, written):
    file.parent.mkdir()
    file.write_text(written)

    assert Settings.load(file) == Settings()


def test_a_choice_that_cannot_be_used_counts_as_not_made(file):
    file.parent.mkdir()
    file.write_text(json.dumps({"language": 7}))

    assert Settings.load(file) == Settings()


def test_what_a_newer_version_wrote_is_kept(file):
    file.parent.mkdir()
    file.write_text(json.dumps({"sound": "off", "language": "cy"}))

    Settings.load(file).save(file)

    assert json.loads(file.read_text())["sound"] == "off"


def test_no_file_is_no_fault(file):
    assert Settings.load(file) == Settings()


def fail_with_a_users_words():
    try:
        int("what a user wrote")
    except ValueError as error:
        message = "a user wrote something else"
        raise RuntimeError(message) from error


def test_a_fault_is_noted_by_kind_and_place_alone(file):
    with pytest.raises(RuntimeError) as caught:
        fail_with_a_users_words()

    assert logs.note_fault(file, caught.value)
    logs.note("closed")
    logs.stop_logging()

    noted = file.read_text()
    assert "RuntimeError" in noted
    assert "ValueError" in noted
    assert "test_settings.py" in noted
    assert "closed" in noted
    assert "user wrote" not in noted


def test_a_log_that_cannot_be_written_is_no_fault_either(tmp_path):
    blocked = tmp_path / "file"
    blocked.touch()

    assert not logs.note_fault(blocked / "log", RuntimeError())


def test_an_error_that_is_its_own_cause_is_noted_once():
    error, other = RuntimeError(), ValueError()
    error.__cause__, other.__cause__ = other, error

    assert logs.described(error).splitlines() == ["RuntimeError", "ValueError"]
