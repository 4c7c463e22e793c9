"""Which questions a document asks its reader, and how the boxes for the answers are written.

Only text, choice and single check boxes: Preview on macOS drops radio groups. Each field brings
its own appearance (fillers that rewrite a shared one would show one answer everywhere), has no
length limit, and uses an embedded font.
"""

import re
from dataclasses import dataclass

from planner.overriding import override

_NAME = re.compile(r"[A-Za-z0-9-]+_[a-z][a-z_]*")
LINE_PT = 16.0
PADDING_PT = 6.0
CHECK_BOX_PT = 16.0


class FieldNameError(ValueError):
    """A field's name is not `<record id>_<what>`; a bug of its author."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What all fields have.

    Attributes:
        name: `<record id>_<what>`; a full stop would separate name parts in PDF.
        label: What is asked, read aloud at the box; says whose box it is.

    Raises:
        FieldNameError: `name` has another form.
        ValueError: `label` says nothing.
    """

    name: str
    label: str

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise FieldNameError(self.name)
        if not self.label.strip():
            message = f"field {self.name} asks nothing"
            raise ValueError(message)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextField(Field):
    """A box for words, `lines` high; more can be typed than is seen."""

    lines: int = 4
    value: str = ""

    @property
    def height_pt(self) -> float:
        """How high the box is drawn."""
        return self.lines * LINE_PT + 2 * PADDING_PT


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer to choose: an id for the machine, words for people."""

    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceField(Field):
    """A list that drops down; `value` is the id of the choice it starts with.

    Raises:
        ValueError: There is no choice with that id.
    """

    choices: tuple[Choice, ...]
    value: str

    @override
    def __post_init__(self) -> None:
        Field.__post_init__(self)
        if self.value not in (choice.value for choice in self.choices):
            message = f"field {self.name} has no choice {self.value!r}"
            raise ValueError(message)

    @property
    def shown(self) -> str:
        """The words of the choice it starts with."""
        return next(choice.label for choice in self.choices if choice.value == self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckField(Field):
    """A single box to tick."""

    is_checked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldOnPage:
    """Where a field was placed; `box` is left, bottom, right, top in points."""

    field: Field
    page: int
    box: tuple[float, float, float, float]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        left, bottom, right, top = self.box
        return (right - left, top - bottom)
