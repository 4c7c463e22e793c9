"""Which marked-content sequence every painting operator of one page gets into.

Flowables leave notes (`Note`) between the operators while they draw; when the page is full it is
walked once. Each operator that paints ends up in exactly one sequence: of the tag around it if
that tag may hold such content, else of an artifact. Text that nobody tagged raises, and so does an
operator this module does not know, so content that is neither tagged nor artifact cannot be made.
"""

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Self

from planner.export.pdf.tagging import (
    ARTIFACT,
    PICTURE_ROLES,
    TEXT_ROLES,
    FieldPlace,
    LinkPlace,
    Marked,
    Tag,
)

_PAINTS = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI"))
_BUILDS_PATH = frozenset(("m", "l", "c", "v", "y", "re", "h"))
_SETS_STATE = frozenset(
    ("cm", "w", "J", "j", "M", "d", "i", "gs", "rg", "RG", "g", "G", "k", "K", "ri", "ET", "n")
)
_SHOWS_TEXT = ("Tj", "TJ", "'", '"')


class UntaggedTextError(RuntimeError):
    """Text was drawn outside any tag; a bug of whoever drew it."""


class UnknownOperatorError(RuntimeError):
    """ReportLab wrote an operator that this module cannot place; a bug here."""


class Note(str):
    """A mark of no length between the operators: a tag begins, or the last one ends."""

    __slots__ = ("place", "tag")
    tag: Tag | None
    place: FieldPlace | None

    def __new__(cls, tag: Tag | None, place: FieldPlace | None = None) -> Self:
        """Note that `tag` begins (None: ends), or that it owns the field at `place`."""
        note = super().__new__(cls, "")
        note.tag = tag
        note.place = place
        return note


@dataclass(frozen=True, slots=True)
class LinkedPart:
    """A stretch of a paragraph's operators; `link` is None for what is no link."""

    operators: str
    link: Tag | None = None
    places: tuple[LinkPlace, ...] = ()


class LinkedText(str):
    """The operators of a paragraph that has links in it, and its parts."""

    __slots__ = ("parts",)
    parts: tuple[LinkedPart, ...]

    def __new__(cls, operators: str, parts: tuple[LinkedPart, ...]) -> Self:
        """Keep the parts beside the text."""
        text = super().__new__(cls, operators)
        text.parts = parts
        return text


class _Kind(Enum):
    SAVE = auto()
    RESTORE = auto()
    TEXT = auto()
    PAINT = auto()
    PATH = auto()
    CLIP = auto()
    STATE = auto()


def _kind_of(operators: str) -> _Kind:
    if operators == "q":
        return _Kind.SAVE
    if operators == "Q":
        return _Kind.RESTORE
    if operators.startswith("BT"):
        return _Kind.TEXT if _shows_text(operators) else _Kind.STATE
    tokens = operators.split()
    if not _PAINTS.isdisjoint(tokens):
        return _Kind.PAINT
    if not tokens or tokens[-1] in _SETS_STATE:
        return _Kind.CLIP if tokens[-1:] == ["n"] else _Kind.STATE
    if tokens[-1] in _BUILDS_PATH:
        return _Kind.PATH
    raise UnknownOperatorError(operators[:120])


def _shows_text(operators: str) -> bool:
    return any(f"{show} " in f"{operators} " for show in _SHOWS_TEXT)


@dataclass(slots=True)
class PageMarker:
    """Marks one page, which counts from 0, below `root`."""

    page: int
    root: Tag
    sequences: list[Tag] = field(default_factory=list)
    _marked: list[str] = field(default_factory=list)
    _tags: list[Tag] = field(default_factory=list)
    _open: Tag | str | None = None
    _depth: int = 0
    _open_depth: int = 0
    _unpainted: list[str] = field(default_factory=list)

    def mark(self, chunks: list[str]) -> list[str]:
        """Return the page's operators with all sequences in place."""
        for chunk in chunks:
            if isinstance(chunk, Note):
                self._follow(chunk)
            elif isinstance(chunk, LinkedText) and self._top_is(TEXT_ROLES):
                self._close()
                self._marked.append(self._linked(chunk))
            else:
                self._place(chunk)
        self._close()
        return self._marked

    def _follow(self, note: Note) -> None:
        if note.tag is None:
            ended = self._tags.pop()
            if self._open is ended:
                self._close()
        elif note.place is not None:
            note.tag.attach(self._surroundings())
            note.tag.kids.append(note.place)
        else:
            note.tag.attach(self._surroundings())
            self._tags.append(note.tag)
            if note.tag.role in PICTURE_ROLES:
                self._begin(note.tag)  # one sequence for the whole figure, around its q and Q

    def _surroundings(self) -> Tag:
        return next((tag for tag in reversed(self._tags) if not tag.is_artifact), self.root)

    def _place(self, chunk: str) -> None:
        operators = chunk.strip()
        kind = _kind_of(operators)
        if self._unpainted and kind is not _Kind.PAINT:
            self._unpainted.append(chunk)
            if kind is _Kind.CLIP:
                self._flush()
            return
        if kind is _Kind.PATH:  # its paint operator comes in a later chunk
            self._unpainted.append(chunk)
            return
        self._prepare(kind, operators)
        self._flush()
        self._marked.append(chunk)

    def _prepare(self, kind: _Kind, operators: str) -> None:
        """Open or close sequences so that the next operators stand where they belong."""
        if kind is _Kind.SAVE:
            if not (isinstance(self._open, Tag) and self._open.role in PICTURE_ROLES):
                self._close()  # sequences and q..Q must nest
            self._depth += 1
        elif kind is _Kind.RESTORE:
            if self._depth <= self._open_depth:
                self._close()
            self._depth -= 1
        elif kind is _Kind.TEXT:
            self._begin_text(operators)
        elif kind is _Kind.PAINT:
            self._begin(self._tags[-1] if self._top_is(PICTURE_ROLES | {ARTIFACT}) else None)

    def _begin_text(self, operators: str) -> None:
        if not self._top_is(TEXT_ROLES | PICTURE_ROLES | {ARTIFACT}):
            message = f"page {self.page + 1}: {operators[:120]}"
            raise UntaggedTextError(message)
        self._begin(self._tags[-1])

    def _top_is(self, roles: frozenset[str]) -> bool:
        return bool(self._tags) and self._tags[-1].role in roles

    def _begin(self, tag: Tag | None) -> None:
        wanted: Tag | str = tag or "artifact"
        if self._open is wanted:
            return
        self._close()
        if tag is None:
            self._marked.append("/Artifact BMC")
        elif tag.is_artifact:
            properties = " ".join(f"/{key} {value}" for key, value in tag.properties)
            self._marked.append(f"/Artifact <<{properties}>> BDC")
        else:
            self._marked.append(self._sequence(tag))
        self._open, self._open_depth = wanted, self._depth

    def _close(self) -> None:
        if self._open is not None:
            self._marked.append("EMC")
            self._open = None

    def _flush(self) -> None:
        self._marked.extend(self._unpainted)
        self._unpainted.clear()

    def _sequence(self, tag: Tag) -> str:
        mcid = len(self.sequences)
        self.sequences.append(tag)
        tag.kids.append(Marked(self.page, mcid))
        return f"/{tag.role} <</MCID {mcid}>> BDC"

    def _linked(self, text: LinkedText) -> str:
        lines = ["BT"]
        for part in text.parts:
            if not _shows_text(part.operators):
                lines.append(part.operators)
                continue
            tag = part.link or self._tags[-1]
            tag.attach(self._tags[-1])
            lines += [self._sequence(tag), part.operators, "EMC"]
            tag.kids.extend(part.places)
        return "\n".join(line for line in [*lines, "ET"] if line)
