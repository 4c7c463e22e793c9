"""Does an installed Firebreak find what it ships, and its command?"""

import importlib
import tomllib

from planner import resource_files


def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))


def test_the_wheel_carries_the_resources_where_the_program_looks(root):
    wheel = project(root)["tool"]["hatch"]["build"]["targets"]["wheel"]
    installed = resource_files._INSTALLED.relative_to(root).as_posix()

    assert wheel["force-include"] == {"resources": installed}
    assert (root / "resources").samefile(resource_files.resource_path())


def test_the_command_that_is_installed_exists(root):
    module, _, function = project(root)["project"]["scripts"]["firebreak"].partition(":")

    assert callable(getattr(importlib.import_module(module), function))
