"""What a register is to the page: its lines, what is shown of a record, what can be done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from planner.domain.records import Record, RecordId, specs_of
from planner.services.session import Session
from ui.models.line_list import ListLine
from ui.widgets.chart_canvas import Draw
from ui.widgets.record_form import Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words of a record under their title; muted where they only explain."""

    title: str
    words: str
    is_muted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictured:
    """A picture with its table.

    Attributes:
        key: Tells whether another picture is meant.
    """

    title: str
    key: object
    draw: Draw = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A form that is to be filled in.

    Attributes:
        shown: What stands in the form at first, by the name of the field.
        save: Writes what was filled in, as one action, and returns the record to stand on.
        done: What the user is told then.
        record: The one that is edited; None for a new one.
    """

    record_type: type[Record]
    title: str
    rows: Rows
    save: Callable[[Mapping[str, Any]], RecordId]
    done: str
    shown: Mapping[str, Any] = field(default_factory=dict)
    save_words: str = ""
    record: Record | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something that can be done with a record: a form, or a service's action at once.

    Attributes:
        act: Does it; None where `ask` begins a form.
        done: What the user is told when `act` was done.
        keys: Work while the list of records has the focus.
        is_first: It is what one most likely wants.
    """

    name: str
    words: str
    keys: str = ""
    act: Callable[[], object] | None = field(default=None, compare=False)
    ask: Callable[[], Ask] | None = field(default=None, compare=False)
    done: str = ""
    is_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What is shown of one record."""

    record: Record
    title: str
    remark: str
    parts: Sequence[Said | Pictured]
    deeds: Sequence[Deed]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """A record in its register.

    Attributes:
        searched: Everything the search looks at, casefolded.
    """

    line: ListLine
    record: Record
    searched: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """One of the registers.

    Attributes:
        record_types: The names of those whose change may change what stands here.
        opens: The names of those that `rows` holds.
        read: Returns its rows in their order.
        count: Says how many there are, in words.
        sheet: What is shown of a record.
        add: Each way to add a record: a form.
        empty: What will stand here, for as long as nothing does.
        notice: What stands over it, always; "" for nothing.
        above: Pictures and sentences over the rows, such as the period of the fuel map.
    """

    name: str
    title: Callable[[], str]
    record_types: frozenset[str]
    opens: frozenset[str]
    read: Callable[[Session], Sequence[RegisterRow]]
    count: Callable[[Session, Sequence[RegisterRow]], str]
    sheet: Callable[[Session, Record], Sheet]
    add: Callable[[Session], Ask]
    add_words: Callable[[], str]
    empty: Callable[[], str]
    notice: Callable[[], str] = str
    above: Callable[[Session], Sequence[Said | Pictured]] = lambda _session: ()


def row(record: Record, words: str, remark: str = "", *, is_part: bool = False) -> RegisterRow:
    """Return a record as a row that is found by all of its words."""
    held = [str(getattr(record, spec.name)) for spec in specs_of(type(record)) if spec.searchable]
    searched = " ".join([words, remark, *held]).casefold()
    line = ListLine(id=record.id, words=words, remark=remark, is_part=is_part)
    return RegisterRow(line=line, record=record, searched=searched)
