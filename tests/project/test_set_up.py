"""Does the set-up survive what happens to it on other people's machines?

The real scripts run in a small project whose locks are empty, so that environments are made but
nothing is downloaded. One environment serves all tests here, because making one takes seconds.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "packaging"
PROGRAM = """
import pathlib, sys
if sys.argv[1] == "demo":
    made = pathlib.Path(sys.argv[2], "example.firebreak")
    made.parent.mkdir()
    made.write_text("a plan")
    with (made.parents[1] / "made").open("a") as count:
        count.write("once ")
print(*sys.argv[1:])
"""


class Project:
    """A project with nothing in it but the set-up and a program that prints its arguments."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.user_folder = root / "user"
        shutil.copytree(SCRIPTS, root / "packaging", ignore=shutil.ignore_patterns("*.txt"))
        self.locks = root / "packaging" / "requirements"
        self.locks.mkdir(exist_ok=True)
        missing = f"no-such-package==1.0 --hash=sha256:{'0' * 64}\n"
        for layer, lock in {"run": "# nothing\n", "test": missing, "dev": missing}.items():
            (self.locks / f"{layer}.txt").write_text(lock)
        places = root / "planner" / "services" / "places.py"
        program = root / "ui" / "__main__.py"
        for file in (places, program):
            file.parent.mkdir(parents=True)
        places.write_text(f"def data_folder(): return {str(self.user_folder)!r}\n")
        program.write_text(PROGRAM)

    def start(self, script: str, *arguments: str) -> subprocess.Popen[str]:
        shown = {"DISPLAY", "WAYLAND_DISPLAY"}
        variables = {name: value for name, value in os.environ.items() if name not in shown}
        return subprocess.Popen(
            [sys.executable, self.root / "packaging" / script, *arguments],
            env={**variables, "PIP_NO_INDEX": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, script: str, *arguments: str) -> tuple[int, str, str]:
        with self.start(script, *arguments) as program:
            output, told = program.communicate()
        return program.returncode, output, told

    def environment(self) -> Path:
        return next((self.root / ".environment").glob("python*"))


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return Project(tmp_path_factory.mktemp("set up") / "a project")


@pytest.fixture(scope="module", autouse=True)
def first_starts(project):
    """Say how two first starts at the same moment ended."""
    runs = [project.start("start.py") for _ in range(2)]
    ends = [run.communicate() for run in runs]
    return [(run.returncode, *end) for run, end in zip(runs, ends, strict=True)]


def test_two_first_starts_at_once_build_one_environment_and_one_example(project, first_starts):
    told = "".join(told for _, _, told in first_starts)
    assert [status for status, _, _ in first_starts] == [0, 0], told
    assert told.count("Making an environment") == 1
    assert (project.user_folder / "made").read_text() == "once "


def test_without_a_screen_the_example_is_shown_and_nothing_is_left_to_set_up(project):
    status, output, told = project.run("start.py")

    assert (status, told) == (0, "")
    assert str(project.user_folder / "example" / "example.firebreak") in output


def test_an_interrupted_set_up_is_done_afresh_and_arguments_reach_the_program(project):
    environment = project.environment()
    (environment / "ready-run").unlink()
    (environment / "left-over").touch()

    status, output, told = project.run("start.py", "balance", "--by", "hat")

    assert (status, output) == (0, "balance --by hat\n"), told
    assert "interrupted" in told
    assert not (environment / "left-over").exists()


def test_a_refused_layer_leaves_the_layers_below_it_in_use(project):
    status, _, told = project.run("test.py")
    started_status, output, told_again = project.run("start.py", "goals")

    assert status == 1
    assert "no ready-made package" in told
    assert "Traceback" not in told
    assert (started_status, output, told_again) == (0, "goals\n", "")
