"""What is wrong with a PDF that no validator sees: order, alternatives, hidden or foreign things.

`faults_of` reads the file from outside with pikepdf and pdfplumber; it knows nothing of the code
that wrote it.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import page as page_validation
import pdfplumber
import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

ARTIFACT = -1
MOST_ARTIFACT_LETTERS = 400
SHORTEST_ALTERNATIVE = 20
LINK = re.compile(r"(https?|mailto):")
RADIO = 1 << 15
ACTIVE = {"/JS", "/JavaScript", "/Launch", "/XFA", "/RichMedia", "/SubmitForm", "/AA"}


def squeezed(text: str) -> str:
    """Return a text without blanks, as two readers of a PDF may see it alike."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


@dataclass
class Reading:
    """What a screen reader would meet, in its order."""

    faults: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    order: list[tuple[int, int]] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    annotations: set[Any] = field(default_factory=set)
    header_cells: set[str] = field(default_factory=set)

    @property
    def text(self) -> str:
        return "".join(self.texts)

    def blame(self, condition: object, fault: str) -> None:
        if condition:
            self.faults.append(fault)


def validator_faults(path: Path) -> list[str]:
    """Return what PDF/UA-1 and PDF/A-3a forbid."""
    return [
        f"{profile}: {failure.message}"
        for profile in ("ua1", "3a")
        for failure in page_validation.validate_pdf(str(path), profile=profile).failures
    ]


def faults_of(
    path: Path, expected: tuple[str, ...] = (), anywhere: tuple[str, ...] = ()
) -> list[str]:
    """Return everything wrong with a file.

    `expected` are texts to be read in this order, `anywhere` such as may stand in any place.
    """
    try:
        own = _own_faults(path, expected, anywhere)
        return list(dict.fromkeys([*validator_faults(path), *own]))
    except Exception as error:  # noqa: BLE001 - a broken file may break any reader
        return [f"unreadable: {type(error).__name__} {error}"]


def reading_of(path: Path) -> Reading:
    """Return what is read in a file, and what is wrong with its tree."""
    with pikepdf.open(path) as pdf, pdfplumber.open(path) as plumbed:
        return _Reader(pdf, plumbed).read()


def _own_faults(path: Path, expected: tuple[str, ...], anywhere: tuple[str, ...]) -> Iterator[str]:
    reading = reading_of(path)
    yield from reading.faults
    yield from _missing(reading, expected)
    whole = squeezed(reading.text)
    yield from (f"not read: {text[:40]!r}" for text in anywhere if squeezed(text) not in whole)
    with pikepdf.open(path) as pdf:
        yield from _heading_faults(pdf, reading)
        yield from _field_faults(pdf)
        yield from _annotation_faults(pdf, reading)
        yield from _file_faults(pdf)


def _missing(reading: Reading, expected: tuple[str, ...]) -> Iterator[str]:
    whole, position = squeezed(reading.text), 0
    for text in expected:
        found = whole.find(squeezed(text), position)
        if found < 0:
            yield f"not read in its place: {text[:40]!r}"
        position = max(position, found)


def _heading_faults(pdf: pikepdf.Pdf, reading: Reading) -> Iterator[str]:
    levels = [level for level, _ in reading.headings]
    steps = zip([0, *levels], levels, strict=False)
    if any(later - earlier > 1 for earlier, later in steps):
        yield "a heading skips a level"
    with pdf.open_outline() as outline:
        marks = list(_titles(outline.root))
    if marks != [squeezed(text) for level, text in reading.headings if level <= 2]:
        yield "bookmarks are not the headings"


def _titles(items: Any) -> Iterator[str]:
    for item in items:
        yield squeezed(item.title)
        yield from _titles(item.children)


def _field_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/AcroForm" not in pdf.Root:
        return
    form = pdf.Root.AcroForm
    if "/NeedAppearances" in form or "/XFA" in form:
        yield "appearances are left to the viewer"
    appearances = []
    for asked in form.Fields:
        if len(str(asked.get("/TU", ""))) < 5:
            yield f"field {asked.T} does not say what it asks"
        if "/MaxLen" in asked:
            yield f"field {asked.T} has a limit"
        if str(asked.FT) == "/Btn" and int(asked.get("/Ff", 0)) & RADIO:
            yield "radio buttons"
        appearances.append(asked.AP.N.objgen if isinstance(asked.AP.N, Stream) else id(asked))
    if len(set(appearances)) < len(appearances):
        yield "two fields share an appearance"


def _annotation_faults(pdf: pikepdf.Pdf, reading: Reading) -> Iterator[str]:
    for number, page in enumerate(pdf.pages):
        for annotation in page.get("/Annots", []):
            if annotation.objgen not in reading.annotations:
                yield f"an annotation of page {number + 1} is in no tag"
            action = annotation.get("/A")
            if action is not None and (action.S != Name.URI or not LINK.match(str(action.URI))):
                yield "a link leads to a strange place"


def _file_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    if pdf.is_encrypted:
        yield "encrypted"
    if "/Lang" not in pdf.Root or not str(pdf.docinfo.get("/Title", "")):
        yield "no language or title"
    if "/OpenAction" in pdf.Root:
        yield "something happens at opening"
    for thing in pdf.objects:
        if isinstance(thing, Dictionary):
            if ACTIVE & set(thing.keys()) or str(thing.get("/S", "")) in ACTIVE:
                yield "active content"
            yield from _font_faults(thing)


def _font_faults(thing: Dictionary) -> Iterator[str]:
    is_font = thing.get("/Type") == Name.Font
    if is_font and "/FontDescriptor" not in thing:
        yield f"font {thing.BaseFont} is not embedded"
    if thing.get("/Type") == Name.FontDescriptor and "/FontFile2" not in thing:
        yield f"font {thing.FontName} is not embedded"
    if is_font and "/ToUnicode" in thing:
        shown = dict(re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4})>", thing.ToUnicode.read_bytes()))
        ascii_codes = {code: value for code, value in shown.items() if b"20" < code < b"7F"}
        if any(value != b"00" + code for code, value in ascii_codes.items()):
            yield f"font {thing.BaseFont} is read as other letters"


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf, plumbed: Any) -> None:
        self.pdf = pdf
        self.reading = Reading()
        self.page_numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        self.parents = _number_tree(pdf.Root.StructTreeRoot.ParentTree)
        self.letters = [_letters_by_sequence(page) for page in plumbed.pages]

    def read(self) -> Reading:
        self._walk(self.pdf.Root.StructTreeRoot.K, None, "")
        reading = self.reading
        reading.blame(len(set(reading.order)) < len(reading.order), "content is used twice")
        reading.blame(reading.order != sorted(reading.order), "reading order is not page order")
        for number, sequences in enumerate(self.letters):
            for mcid in sequences:
                known = mcid == ARTIFACT or (number, mcid) in reading.order
                reading.blame(not known, f"text on page {number + 1} is in no tag")
            self._look_at_artifacts(sequences.get(ARTIFACT, ""))
        return reading

    def _look_at_artifacts(self, text: str) -> None:
        rest = squeezed(text)
        for words in sorted(self.reading.header_cells, key=len, reverse=True):
            rest = rest.replace(words, "", 1)
        self.reading.blame(len(rest) > MOST_ARTIFACT_LETTERS, "much text is hidden as artifact")

    def _walk(self, element: Any, page: Any, actual: str) -> None:
        reading, role = self.reading, str(element.S)[1:]
        page = element.get("/Pg", page)
        actual = str(element.get("/ActualText", actual))
        begin = len(reading.texts)
        reading.roles.append(role)
        kids = _listed(element.get("/K"))
        for kid in kids:
            self._meet(kid, element, page, actual)
        words = "".join(reading.texts[begin:])
        self._judge(element, role, kids, words.strip())

    def _meet(self, kid: Any, element: Any, page: Any, actual: str) -> None:
        if isinstance(kid, Dictionary) and "/S" in kid:
            self.reading.blame(kid.P.objgen != element.objgen, "a child has another parent")
            self._walk(kid, page, actual)
        elif isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR:
            owner = self.parents.get(int(kid.Obj.get("/StructParent", -1)), Dictionary())
            self.reading.blame(owner.objgen != element.objgen, "an annotation has another parent")
            self.reading.annotations.add(kid.Obj.objgen)
        else:
            self._read(kid, element, page, actual)

    def _read(self, kid: Any, element: Any, page: Any, actual: str) -> None:
        if isinstance(kid, Dictionary):
            page, kid = kid.get("/Pg", page), kid.MCID
        number, mcid = self.page_numbers[page.objgen], int(kid)
        owners = self.parents.get(int(self.pdf.pages[number].get("/StructParents", -1)), [])
        known = mcid < len(owners) and owners[mcid].objgen == element.objgen
        self.reading.blame(not known, "the parent tree points elsewhere")
        self.reading.order.append((number, mcid))
        self.reading.texts.append(actual or self.letters[number].get(mcid, ""))

    def _judge(self, element: Any, role: str, kids: list[Any], words: str) -> None:
        reading = self.reading
        if re.fullmatch("H[1-6]", role):
            reading.headings.append((int(role[1]), words))
        if role == "TH":
            reading.header_cells.add(squeezed(words))
        if role == "Figure":
            alternative = str(element.get("/Alt", ""))
            weak = len(alternative) < SHORTEST_ALTERNATIVE or re.search(r"\.\w{3,4}$", alternative)
            reading.blame(weak, f"weak alternative text {alternative!r}")
        if role == "Table":
            cells = {
                str(cell.S) for row in kids for cell in _listed(row.get("/K")) if _is_tag(cell)
            }
            reading.blame("/TH" not in cells, "a table has no header cells")
        if role == "Link":
            places = [k for k in kids if isinstance(k, Dictionary) and k.get("/Type") == Name.OBJR]
            reading.blame(not places, "a link leads nowhere")


def _is_tag(thing: Any) -> bool:
    return isinstance(thing, Dictionary) and "/S" in thing


def _listed(kids: Any) -> list[Any]:
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _number_tree(tree: Any) -> dict[int, Any]:
    numbers = tree.Nums
    return {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}


def _letters_by_sequence(page: Any) -> dict[int, str]:
    letters: dict[int, list[str]] = {}
    for char in page.chars:
        mcid = ARTIFACT if char.get("mcid") is None else char["mcid"]
        letters.setdefault(mcid, []).append(char["text"])
    return {mcid: "".join(texts) for mcid, texts in letters.items()}
