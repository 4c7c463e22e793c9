"""Everything that can go wrong for a reason the user can act on; a module for each subject.

An error carries data and a stable code, never a sentence: the words are chosen in
`planner.words.errors`, for the window and the command line alike.
"""

from typing import ClassVar, dataclass_transform


@dataclass_transform()
class PlannerError(Exception):
    """Base of every expected failure; anything else is a bug.

    A subclass declares its data as a dataclass does. They are no dataclasses, because seventy
    of those cost a tenth of the program's start.

    Attributes:
        code: Stable name for scripts; printed as `{"error": {"code": ...}}`.
    """

    code: ClassVar[str] = "error"

    def __init__(self, *values: object, **named: object) -> None:
        super().__init__(*values, *named.values())
        names = [name for name in type(self).__annotations__ if name != "code"]
        given = {**dict(zip(names, values, strict=False)), **named}
        missing = [name for name in names if name not in given and not hasattr(type(self), name)]
        if missing or len(values) > len(names) or not given.keys() <= set(names):
            message = f"{type(self).__name__} takes {names}, not {given}"
            raise TypeError(message)
        self.__dict__.update(given)
