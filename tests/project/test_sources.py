"""Do all sources keep the rules that no linter knows?"""

import ast
import re

import pytest

LONGEST_FILE_LINES = 400
# Lists in which one looks up a line; nobody reads them from end to end.
CATALOGUES = {"planner/domain/errors.py"}
SOURCE_FOLDERS = ("planner", "ui", "tests", "packaging")
TEXT_ENDINGS = {".py", ".md", ".toml", ".txt", ".yaml", ".cfg", ".svg", ".po", ".csv"}
OWN_FOLDERS = (*SOURCE_FOLDERS, "docs", "changes", "resources", ".ci")
# Paths of somebody's machine, and hosts of package registries, in any text of the project.
MACHINE_WORDS = re.compile(
    r"(?<![\w.{}-])/(?:work|root|Users)/"
    r"|(?:pypi|npmjs|pythonhosted)\." + "org"
)


def python_files(root, *folders):
    for folder in folders:
        yield from sorted((root / folder).rglob("*.py"))


def texts(root):
    yield from (path for path in root.glob("*") if path.is_file() and path.suffix in TEXT_ENDINGS)
    for folder in OWN_FOLDERS:
        yield from (path for path in (root / folder).rglob("*") if path.suffix in TEXT_ENDINGS)


def calls_of(tree, *names):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield node


def is_literal(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_every_translated_text_is_a_literal(root):
    """A text that is put together at run time is never found by the extraction."""
    assembled = [
        f"{path.relative_to(root)}:{call.lineno}"
        for path in python_files(root, "planner", "ui")
        if path.name != "text.py"
        for call in calls_of(ast.parse(path.read_text("utf-8")), "tr", "tr_plural")
        if not all(map(is_literal, call.args[: 1 if call.func.id == "tr" else 2]))
    ]

    assert assembled == []


def test_no_translated_text_stands_inside_another_text(root):
    """The extraction reads no calls within an f-string."""
    hidden = [
        f"{path.relative_to(root)}:{call.lineno}"
        for path in python_files(root, "planner", "ui")
        for text in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in calls_of(text, "tr", "tr_plural")
    ]

    assert hidden == []


def test_every_module_says_what_it_answers(root):
    silent = [
        str(path.relative_to(root))
        for path in python_files(root, "planner", "ui", "packaging")
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]

    assert silent == []


def test_no_file_holds_more_than_one_can_read(root):
    long = {
        name: lines
        for path in python_files(root, *SOURCE_FOLDERS)
        if (name := path.relative_to(root).as_posix()) not in CATALOGUES
        and (lines := len(path.read_text("utf-8").splitlines())) > LONGEST_FILE_LINES
    }

    assert long == {}, "does each of these hold two things?"


def test_no_text_names_a_machine_or_a_registry(root):
    named = [
        f"{path.relative_to(root)}:{number}: {line.strip()}"
        for path in texts(root)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if MACHINE_WORDS.search(line)
    ]

    assert named == []


@pytest.mark.parametrize("folder", ["packaging", "tests"])
def test_a_folder_that_is_no_package_has_no_init(root, folder):
    """`packaging/__init__.py` would hide the library of that name from everybody."""
    assert not (root / folder / "__init__.py").exists()
