"""Where the files stand that ship with the program and are only read."""

from pathlib import Path

_INSTALLED = Path(__file__).parent / "_resources"
_SOURCE_TREE = Path(__file__).parents[1] / "resources"


def resource_path(*parts: str) -> Path:
    """Return the path of a shipped file or folder, such as `resource_path("fonts")`.

    A wheel carries `resources/` as `planner/_resources`; in a source tree it stands at the top.
    """
    root = _INSTALLED if _INSTALLED.is_dir() else _SOURCE_TREE
    return root.joinpath(*parts)
