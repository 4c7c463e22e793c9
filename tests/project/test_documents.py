"""Do the documents about the project still fit the project?"""

import re
import shutil
import subprocess
import sys
import tomllib

import pytest

# Code spans that are a path: at least one slash, nothing to fill in.
NAMED_PATH = re.compile(r"`((?:planner|ui|resources|tests|packaging|docs|changes)/[\w./-]*)`")
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
NAMED_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
GUIDES = ("assistant", "coach", "hub", "information-governance", "passphrase", "sharing")
FOR_ENGINEERS = ("architecture", "command-line", "file-format", "threat-model")
DOCUMENTS = (
    *("README.md", "CONTRIBUTING.md", "docs/README.md"),
    *(f"docs/{name}.md" for name in (*GUIDES, *FOR_ENGINEERS)),
)
FRAGMENT = re.compile(r"(?:\d+|\+[\w-]+)\.(?P<kind>[a-z]+)(?:\.\d+)?\.md")
SENTENCE_END = re.compile(r"[.!?][”\"*]? (?=[A-Z`“*])")
DECISION_PARTS = ["## Context", "## Decision", "## Consequences", "## What would make us revisit"]


def packages(root):
    for layer in ("planner", "ui"):
        yield from (path.parent.relative_to(root) for path in (root / layer).glob("*/__init__.py"))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_path_a_document_names_exists(root, name):
    text = (root / name).read_text("utf-8")

    named = {*NAMED_PATH.findall(text)}
    linked = {(root / name).parent / one.partition("#")[0] for one in LINK.findall(text)}

    assert sorted(path for path in named if not (root / path).exists()) == []
    assert sorted(str(path) for path in linked if not path.exists()) == []


def test_every_protection_that_is_claimed_names_a_test_that_exists(root):
    named = NAMED_TEST.findall((root / "docs" / "threat-model.md").read_text("utf-8"))

    missing = [
        f"{file}::{test}"
        for file, test in named
        if f"def {test}(" not in (root / file).read_text("utf-8")
    ]

    assert len(named) > 20
    assert missing == []


def test_the_index_leads_to_every_document(root):
    index = (root / "docs" / "README.md").read_text("utf-8")
    linked = {target.partition("#")[0] for target in LINK.findall(index)}

    pages = {file.name for file in (root / "docs").glob("*.md")} - {"README.md"}
    assert pages <= linked


def test_the_architecture_names_every_package(root):
    text = (root / "docs" / "architecture.md").read_text("utf-8")

    unnamed = [str(package) for package in packages(root) if f"`{package.as_posix()}/" not in text]

    assert unnamed == []


def test_every_decision_is_numbered_without_a_gap_and_whole(root):
    files = sorted((root / "docs" / "decisions").glob("[0-9]*.md"))

    assert [int(file.name[:4]) for file in files] == list(range(1, len(files) + 1))
    for file in files:
        headings = re.findall(r"^## .*$", file.read_text("utf-8"), flags=re.MULTILINE)
        assert headings == DECISION_PARTS, file.name


def test_every_change_for_users_is_a_fragment_that_the_release_will_find(root):
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    kinds = {kind["directory"] for kind in project["tool"]["towncrier"]["type"]}

    for file in (root / "changes").iterdir():
        if file.name not in {".gitkeep", ".gitignore"}:
            match = FRAGMENT.fullmatch(file.name)
            assert match, f"{file.name}: a fragment is called ISSUE.KIND.md"
            assert match["kind"] in kinds, file.name
            assert file.read_text("utf-8").strip().endswith("."), f"{file.name}: no sentence"


def test_the_pictures_are_those_that_are_drawn_and_say_what_they_show(root, tmp_path):
    folder = root / "docs" / "pictures"
    shutil.copy(folder / "draw.py", tmp_path)
    subprocess.run([sys.executable, tmp_path / "draw.py"], check=True)

    drawn = {file.name: file.read_text("utf-8") for file in tmp_path.glob("*.svg")}
    assert drawn == {file.name: file.read_text("utf-8") for file in folder.glob("*.svg")}
    page = (root / "docs" / "sharing.md").read_text("utf-8")
    for name, picture in drawn.items():
        assert re.search(rf"!\[[^\]]{{30,}}\]\(pictures/{name}\)", page), name
        assert re.search(r"<title [^>]*>[^<]+</title>\n<desc [^>]*>[^<]+</desc>", picture), name
        assert "prefers-color-scheme:dark" in picture, name


def test_a_sentence_for_users_is_one(root):
    for file in (root / "changes").glob("*.md"):
        assert len(SENTENCE_END.findall(file.read_text("utf-8").strip())) == 0, file.name
