"""Do the locks hold what pyproject asks for, and nothing that cannot be checked?"""

import re
import tomllib

import pytest

REGISTRY_WORDS = ("://", "index-url", "find-links", "trusted-host")
EXTRAS_AND_VERSIONS = re.compile(r"[\[<>=!~; ].*")


def normal(requirement):
    return re.sub(r"[-_.]+", "-", EXTRAS_AND_VERSIONS.sub("", requirement)).lower()


def locked(root, layer):
    text = (root / "packaging" / "requirements" / f"{layer}.txt").read_text("utf-8")
    lines = (line for line in text.replace("\\\n", " ").splitlines() if line)
    return [line for line in lines if not line.startswith("#")]


def pins(root, layer):
    return {requirement.split()[0] for requirement in locked(root, layer)}


@pytest.fixture(scope="module")
def asked(root):
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    run = set(project["project"]["dependencies"])
    test = run | set(groups["test"])
    dev = test | {line for line in groups["dev"] if isinstance(line, str)}
    return {"run": run, "test": test, "dev": dev}


@pytest.mark.parametrize("layer", ["run", "test", "dev"])
def test_every_lock_holds_what_pyproject_asks_for(root, asked, layer):
    wanted = {normal(requirement) for requirement in asked[layer]}
    there = {normal(requirement) for requirement in locked(root, layer)}

    assert wanted - there == set(), "see CONTRIBUTING.md, «Add or update a dependency»"


@pytest.mark.parametrize("layer", ["run", "test", "dev"])
def test_every_locked_package_is_pinned_with_hashes_and_no_index(root, layer):
    for requirement in locked(root, layer):
        assert re.match(r"[A-Za-z0-9._-]+==\S+ ", requirement), requirement
        assert "--hash=sha256:" in requirement, requirement
        assert not any(word in requirement for word in REGISTRY_WORDS), requirement


@pytest.mark.parametrize(("lower", "upper"), [("run", "test"), ("test", "dev")])
def test_a_layer_changes_nothing_that_a_lower_layer_installed(root, lower, upper):
    assert pins(root, lower) <= pins(root, upper)


def test_older_pythons_never_get_the_qt_that_loses_references(root):
    old_python = [
        requirement.split(";")[0].strip()
        for requirement in locked(root, "run")
        if requirement.startswith(("pyside6", "shiboken6")) and "< '3.12'" in requirement
    ]

    assert len(old_python) == 2
    assert all(re.search(r"==6\.1[01]\.", requirement) for requirement in old_python)
