"""What a document means: the tree of tags, and which piece of which page belongs to each.

The tree is made while pages are drawn; `structure.py` writes it into the file.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

TEXT_ROLES = frozenset(
    ("H1", "H2", "H3", "H4", "H5", "H6", "P", "Lbl", "LBody", "TH", "TD", "Caption", "Link", "Span")
)
PICTURE_ROLES = frozenset(("Figure",))
ARTIFACT = "Artifact"


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked sequence on a page; pages and sequences count from 0."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """The n-th link annotation of a page, and where it leads."""

    page: int
    number: int
    target: str


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """The n-th form field of the document, on a page."""

    page: int
    number: int


@dataclass(eq=False, slots=True)
class Tag:
    """One node of the logical tree; all parts of a flowable that was split share it.

    Attributes:
        role: A standard structure type such as "P", or ARTIFACT.
        parent: None means: whatever is being drawn around it.
        alternative: What a figure shows, for those who do not see it.
        actual: What text says where the drawn glyphs do not tell (Arabic, Hindi).
        scope: "Column" or "Row" of a header cell.
        numbering: How a list is labelled, such as "Disc" or "Decimal".
        properties: Of an artifact only, such as (("Type", "/Pagination"),).
        box: Left, bottom, right, top of a figure on its page, in points.
        kids: In reading order; filled while drawing.
    """

    role: str
    parent: "Tag | None" = None
    alternative: str = ""
    actual: str = ""
    scope: str = ""
    numbering: str = ""
    properties: tuple[tuple[str, str], ...] = ()
    box: tuple[float, float, float, float] | None = None
    kids: "list[Tag | Marked | LinkPlace | FieldPlace]" = field(default_factory=list)
    is_attached: bool = False

    @property
    def is_artifact(self) -> bool:
        """Whether a reader may skip it."""
        return self.role == ARTIFACT

    def attach(self, surroundings: "Tag") -> None:
        """Take its place in the tree, once: below its parent, or below what is around it."""
        if self.is_attached or self.is_artifact:
            return
        self.is_attached = True
        self.parent = self.parent or surroundings
        self.parent.attach(surroundings)
        self.parent.kids.append(self)

    def walk(self) -> "Iterator[Tag]":
        """Yield this tag and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.walk()


def document_root() -> Tag:
    """Return the tag that all others stand below."""
    return Tag("Document", is_attached=True)


def pagination(subtype: str = "") -> Tag:
    """Return an artifact for what repeats on pages: "Header", "Footer", or "" for table heads."""
    named = (("Subtype", f"/{subtype}"),) if subtype else ()
    return Tag(ARTIFACT, properties=(("Type", "/Pagination"), *named))


def decoration() -> Tag:
    """Return an artifact for rules, bars and backgrounds."""
    return Tag(ARTIFACT, properties=(("Type", "/Layout"),))
