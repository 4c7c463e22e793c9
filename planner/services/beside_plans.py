"""What this installation keeps for each plan outside of it: one JSON file, a value a plan.

It is found by the plan's own id, so that a plan that was moved or renamed still has it, and it
never travels with the file. A file that is lost or damaged counts as empty.
"""

import json
from pathlib import Path
from typing import Any

from planner.whole_file import whole_file

PLANS_KEPT = 50
"""Those used last; a file that is read and written whole must stay small."""


def kept(file: Path, plan_uid: str) -> dict[str, Any]:
    """Return what is kept for a plan, {} where nothing is."""
    found = _read(file).get(plan_uid)
    return found if isinstance(found, dict) else {}


def keep(file: Path, plan_uid: str, value: dict[str, Any]) -> None:
    """Keep this for a plan in the place of what was kept; raises OSError."""
    all_kept = _read(file)
    all_kept.pop(plan_uid, None)
    all_kept[plan_uid] = value
    last = dict(list(all_kept.items())[-PLANS_KEPT:])
    file.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(file) as part:
        part.write_text(json.dumps(last, indent=1), encoding="utf-8")


def _read(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
