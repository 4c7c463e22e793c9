"""What a person chose for this installation, kept in one JSON file beside no plan."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Self

from planner.whole_file import whole_file

_OWN = ("language",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The choices; one that cannot be used counts as not made.

    Attributes:
        language: Such as "cy"; "" for the system's.
        others: What a newer version wrote; kept as it is.
    """

    language: str = ""
    others: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the settings; a file that is missing or damaged gives the usual ones."""
        try:
            written = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return cls()
        if not isinstance(written, dict):
            return cls()
        kinds = {one.name: type(getattr(cls(), one.name)) for one in fields(cls)}
        own = {name: written[name] for name in _OWN if type(written.get(name)) is kinds[name]}
        others = {name: value for name, value in written.items() if name not in _OWN}
        return cls(**own, others=others)

    def save(self, path: Path) -> None:
        """Write the settings, whole or not at all; raises OSError."""
        written = {**self.others, **{name: getattr(self, name) for name in _OWN}}
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path) as part:
            part.write_text(json.dumps(written, indent=1, sort_keys=True), encoding="utf-8")
