"""Which files beside one are copies of it that a cloud service made of a conflict?"""

import re
from pathlib import Path

_MARKS = re.compile(
    r"conflict|sync-conflict|in conflict|[ (-](?:desktop|laptop|pc|mac)[-\w]*|\(\d+\)|copy|copie",
    re.IGNORECASE,
)
"""What services write into the name: "(Conflicted copy …)", "-DESKTOP-…", ".sync-conflict-…"."""


def conflict_copies(path: Path) -> list[Path]:
    """List the conflicted copies of a file, by their names; whether they are sound is not asked."""
    stem, suffix = path.stem, path.suffix
    try:
        beside = sorted(path.parent.iterdir())
    except OSError:
        return []
    return [
        each
        for each in beside
        if each.name.startswith(stem)
        and each.suffix == suffix
        and each != path
        and each.is_file()
        and _MARKS.search(each.stem[len(stem) :])
    ]
