"""Files that appear whole or not at all, and errors that name what the user named."""

import pytest

from planner.whole_file import whole_file


def test_a_file_stands_there_only_when_it_is_complete(tmp_path):
    target = tmp_path / "plan.pdf"

    with whole_file(target) as part:
        part.write_text("half")
        assert not target.exists()

    assert target.read_text() == "half"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.pdf"]


def write_half_and_fail(target):
    with whole_file(target) as part:
        part.write_text("half")
        raise RuntimeError


def test_what_fails_leaves_the_older_file_and_nothing_else(tmp_path):
    target = tmp_path / "plan.pdf"
    target.write_text("old")

    with pytest.raises(RuntimeError):
        write_half_and_fail(target)

    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["plan.pdf"]


def test_an_error_names_the_file_that_was_wanted(tmp_path):
    target = tmp_path / "missing" / "plan.pdf"

    with pytest.raises(FileNotFoundError) as caught, whole_file(target) as part:
        part.write_text("half")

    assert caught.value.filename == str(target)


def test_an_error_about_another_file_is_left_as_it_is(tmp_path):
    with pytest.raises(FileNotFoundError) as caught, whole_file(tmp_path / "plan.pdf"):
        (tmp_path / "font.ttf").read_bytes()

    assert caught.value.filename == str(tmp_path / "font.ttf")


def test_a_name_that_is_nearly_too_long_can_be_written(tmp_path):
    target = tmp_path / ("é" * 125 + ".pdf")

    with whole_file(target) as part:
        part.write_text("whole")

    assert target.read_text() == "whole"
