"""How the tree of tags is written into a file: structure elements, parent tree, annotations."""

from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from planner.export.pdf.canvas import Drawn
from planner.export.pdf.tagging import FieldPlace, LinkPlace, Marked, Tag

_PRINT = 4


def write_structure(pdf: Pdf, drawn: Drawn, fields: list[Any]) -> None:
    """Write the structure tree of everything drawn; `fields` are the written form fields."""
    _TreeWriter(pdf, drawn, fields).write()


@dataclass(slots=True)
class _TreeWriter:
    pdf: Pdf
    drawn: Drawn
    fields: list[Any]
    _elements: dict[int, Any] = field(default_factory=dict)
    _annotation_keys: list[tuple[int, Any]] = field(default_factory=list)
    _pages: list[Any] = field(default_factory=list)

    def write(self) -> None:
        self._pages = [page.obj for page in self.pdf.pages]
        root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = self._element(self.drawn.root, root)
        root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=self._parent_tree()))
        root.ParentTreeNextKey = len(self._pages) + len(self._annotation_keys)
        self.pdf.Root.StructTreeRoot = root

    def _element(self, tag: Tag, parent: Any) -> Any:
        element = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{tag.role}"), P=parent)
        )
        self._elements[id(tag)] = element
        page = next((kid.page for kid in tag.kids if not isinstance(kid, Tag)), None)
        if page is not None:
            element.Pg = self._pages[page]
        kids = [self._kid(kid, element, page) for kid in tag.kids]
        if kids:
            element.K = kids[0] if len(kids) == 1 else Array(kids)
        _describe(element, tag)
        return element

    def _kid(self, kid: Tag | Marked | LinkPlace | FieldPlace, element: Any, page: Any) -> Any:
        if isinstance(kid, Tag):
            return self._element(kid, element)
        if isinstance(kid, Marked):
            if kid.page == page:
                return kid.mcid
            return Dictionary(Type=Name.MCR, Pg=self._pages[kid.page], MCID=kid.mcid)
        annotation = self._annotation(kid)
        key = len(self._pages) + len(self._annotation_keys)
        annotation.StructParent = key
        self._annotation_keys.append((key, element))
        return Dictionary(Type=Name.OBJR, Pg=self._pages[kid.page], Obj=annotation)

    def _annotation(self, place: LinkPlace | FieldPlace) -> Any:
        if isinstance(place, FieldPlace):
            return self.fields[place.number]
        annotation = self._pages[place.page].Annots[place.number]
        annotation.F = _PRINT
        annotation.Contents = String(self._said(place.target))
        return annotation

    def _said(self, target: str) -> str:
        anchor = target.removeprefix("#")
        return target if anchor == target else self.drawn.headings[anchor]

    def _parent_tree(self) -> Array:
        numbers: list[Any] = []
        for number, sequences in enumerate(self.drawn.sequences):
            page = self._pages[number]
            page.StructParents = number
            page.Tabs = Name.S
            numbers += [number, Array([self._elements[id(tag)] for tag in sequences])]
        for key, element in self._annotation_keys:
            numbers += [key, element]
        return Array(numbers)


def _describe(element: Any, tag: Tag) -> None:
    if tag.alternative:
        element.Alt = String(tag.alternative)
    if tag.actual:
        element.ActualText = String(tag.actual)
    attributes = _attributes(tag)
    if attributes is not None:
        element.A = attributes


def _attributes(tag: Tag) -> Dictionary | None:
    if tag.scope:
        return Dictionary(O=Name.Table, Scope=Name(f"/{tag.scope}"))
    if tag.numbering:
        return Dictionary(O=Name.List, ListNumbering=Name(f"/{tag.numbering}"))
    if tag.box is not None:
        box = Array([round(value, 2) for value in tag.box])
        return Dictionary(O=Name.Layout, BBox=box, Placement=Name.Block)
    return None
