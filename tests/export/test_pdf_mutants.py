"""The checks work: a good document that is broken in one place is refused every time."""

import re

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from planner.export.pdf.forms import TextField
from planner.export.pdf.text import link
from tests.export.pdf_checks import faults_of
from tests.export.pdf_stories import LOOSE_ENDS, attention_bar, story_of, written

EXPECTED = ("A story", "Why this matters", LOOSE_ENDS, "Where to read more", "Firefighting")


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    story = story_of("Why this matters to all of us.", LOOSE_ENDS)
    story.heading(2, "More")
    story.paragraph(["Where to read more: ", link("a page", "https://example.org/page"), "."])
    story.bullets(["first", "second"])
    story.figure(attention_bar(), table=True)
    story.text_field(TextField(name="g1_comment", label="Comment on the goal"))
    path, _ = written(tmp_path_factory.mktemp("good"), story)
    assert faults_of(path, EXPECTED) == []
    return path


def elements(pdf, role):
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        element = waiting.pop()
        if isinstance(element, Array):
            waiting.extend(reversed(list(element)))
        elif isinstance(element, Dictionary) and "/S" in element:
            if str(element.S) == f"/{role}":
                yield element
            if "/K" in element:
                waiting.append(element.K)


def first(pdf, role):
    return next(elements(pdf, role))


def rewrite(pdf, pattern, replacement):
    page = pdf.pages[0]
    content = page.Contents.read_bytes()
    changed = re.sub(pattern, replacement, content, count=1, flags=re.DOTALL)
    assert changed != content, pattern
    page.Contents = pdf.make_stream(changed)


def rewrite_xmp(pdf, pattern):
    content = re.sub(pattern, b"", pdf.Root.Metadata.read_bytes(), flags=re.DOTALL)
    pdf.Root.Metadata = pdf.make_stream(content, Type=Name.Metadata, Subtype=Name.XML)


def annotation(pdf, kind):
    return next(a for page in pdf.pages for a in page.Annots if a.Subtype == kind)


def fonts(pdf, key):
    return [o for o in pdf.objects if isinstance(o, Dictionary) and key in o]


def rename_all(pdf, role, other):
    for element in list(elements(pdf, role)):
        element.S = Name(other)


def to_unicode(pdf, pattern, replacement):
    for font in fonts(pdf, "/ToUnicode"):
        content = re.sub(pattern, replacement, font.ToUnicode.read_bytes())
        font.ToUnicode = pdf.make_stream(content)


def drop(thing, key):
    del thing[key]


def swap_parents(pdf):
    sequences = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    sequences[0], sequences[1] = sequences[1], sequences[0]


def use_twice(pdf):
    paragraphs = list(elements(pdf, "P"))
    paragraphs[1].K = paragraphs[0].K


def turn_order(pdf):
    document = pdf.Root.StructTreeRoot.K
    document.K = Array(list(document.K)[::-1])


def lose_cell(pdf):
    row = list(elements(pdf, "TR"))[1]
    row.K = Array(list(row.K)[:-1])


def unlink(pdf):
    element = first(pdf, "Link")
    kids = element.K if isinstance(element.K, Array) else [element.K]
    element.K = Array([k for k in kids if not isinstance(k, Dictionary)])


def unscope(pdf):
    for cell in elements(pdf, "TH"):
        del cell.A


def share_appearance(pdf):
    asked = pdf.Root.AcroForm.Fields[0]
    other = pdf.make_indirect(Dictionary(asked))
    other.T = String("g2_comment")
    pdf.Root.AcroForm.Fields.append(other)


def act(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def lead_astray(pdf):
    annotation(pdf, "/Link").A.URI = String("javascript:alert(1)")


def act_on_page(pdf):
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))


def launch(pdf):
    link_on_page = annotation(pdf, "/Link")
    link_on_page.A = Dictionary(S=Name.Launch, F=String("calc.exe"))


def submit(pdf):
    asked = pdf.Root.AcroForm.Fields[0]
    asked.A = Dictionary(S=Name.SubmitForm, F=String("https://example.org/collect"))


def empty_heading(pdf):
    document = pdf.Root.StructTreeRoot.K
    document.K.append(pdf.make_indirect(Dictionary(S=Name.H2, P=document)))


def lose_field(pdf):
    for element in list(elements(pdf, "Form")):
        del element.K


def count_wrong(pdf):
    paragraph = first(pdf, "P")
    paragraph.K = 999


def foreign_field(pdf):
    asked = pdf.Root.AcroForm.Fields[0]
    asked.FT = Name.Btn
    asked.Ff = 1 << 15


def lose_appearance(pdf):
    asked = pdf.Root.AcroForm.Fields[0]
    del asked.AP


MUTANTS = {
    "no language": lambda pdf: drop(pdf.Root, "/Lang"),
    "a language nobody knows": lambda pdf: setattr(pdf.Root, "Lang", String("english please")),
    "not marked": lambda pdf: drop(pdf.Root, "/MarkInfo"),
    "no tree": lambda pdf: drop(pdf.Root, "/StructTreeRoot"),
    "file name as title": lambda pdf: setattr(pdf.Root.ViewerPreferences, "DisplayDocTitle", False),
    "no metadata": lambda pdf: drop(pdf.Root, "/Metadata"),
    "not said to be UA": lambda pdf: rewrite_xmp(pdf, rb"<pdfuaid:part>1</pdfuaid:part>"),
    "not said to be A": lambda pdf: rewrite_xmp(pdf, rb"<pdfaid:part>3</pdfaid:part>"),
    "no title in metadata": lambda pdf: rewrite_xmp(pdf, rb"<dc:title>.*?</dc:title>"),
    "figure without words": lambda pdf: drop(first(pdf, "Figure"), "/Alt"),
    "figure with empty words": lambda pdf: setattr(first(pdf, "Figure"), "Alt", String("")),
    "figure named by its file": lambda pdf: setattr(
        first(pdf, "Figure"), "Alt", String("a-long-name-of-a-chart.png")
    ),
    "header cells without scope": unscope,
    "header cells as data": lambda pdf: rename_all(pdf, "TH", "/TD"),
    "a cell lost": lose_cell,
    "a level skipped": lambda pdf: rename_all(pdf, "H2", "/H4"),
    "begins at level two": lambda pdf: rename_all(pdf, "H1", "/H2"),
    "untagged text": lambda pdf: rewrite(pdf, rb"/P <</MCID \d+>> BDC\n(.*?)\nEMC", rb"\1"),
    "real text as artifact": lambda pdf: rewrite(pdf, rb"/P <</MCID \d+>> BDC", b"/Artifact BMC"),
    "a role nobody knows": lambda pdf: setattr(first(pdf, "P"), "S", Name.Absatz),
    "list items without list": lambda pdf: rename_all(pdf, "L", "/Div"),
    "link without words": lambda pdf: drop(annotation(pdf, "/Link"), "/Contents"),
    "link not in the tree": lambda pdf: drop(annotation(pdf, "/Link"), "/StructParent"),
    "link without annotation": unlink,
    "link astray": lead_astray,
    "field that asks nothing": lambda pdf: drop(annotation(pdf, "/Widget"), "/TU"),
    "field without form": lambda pdf: rename_all(pdf, "Form", "/Div"),
    "field with a limit": lambda pdf: setattr(annotation(pdf, "/Widget"), "MaxLen", 100),
    "fields that share": share_appearance,
    "tab order by rows": lambda pdf: setattr(pdf.pages[0].obj, "Tabs", Name.R),
    "no tab order": lambda pdf: drop(pdf.pages[0].obj, "/Tabs"),
    "parents swapped": swap_parents,
    "no parents": lambda pdf: drop(pdf.Root.StructTreeRoot, "/ParentTree"),
    "content twice": use_twice,
    "order turned": turn_order,
    "font not embedded": lambda pdf: drop(fonts(pdf, "/FontFile2")[0], "/FontFile2"),
    "letters without meaning": lambda pdf: [
        drop(f, "/ToUnicode") for f in fonts(pdf, "/ToUnicode")
    ],
    "a letter means nothing": lambda pdf: to_unicode(pdf, rb"<61> <0061>", b"<61> <0000>"),
    "a letter means another": lambda pdf: to_unicode(pdf, rb"<65> <0065>", b"<65> <0078>"),
    "attachment without name": lambda pdf: drop(pdf.Root.AF[0], "/UF"),
    "no colours named": lambda pdf: drop(pdf.Root, "/OutputIntents"),
    "script at opening": act,
    "script on a page": act_on_page,
    "program to start": launch,
    "answers sent by themselves": submit,
    "heading that says nothing": empty_heading,
    "field out of the tree": lose_field,
    "content that is not there": count_wrong,
    "radio button": foreign_field,
    "field without a look": lose_appearance,
    "no bookmarks": lambda pdf: drop(pdf.Root, "/Outlines"),
    "appearances to the viewer": lambda pdf: setattr(pdf.Root.AcroForm, "NeedAppearances", True),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_a_broken_document_is_refused(good, tmp_path, name):
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(good) as pdf:
        MUTANTS[name](pdf)
        pdf.save(broken, deterministic_id=True, preserve_pdfa=True)

    assert faults_of(broken, EXPECTED) != []


def test_a_locked_document_is_refused(good, tmp_path):
    locked = tmp_path / "locked.pdf"
    nothing = pikepdf.Permissions(accessibility=False, extract=False)
    with pikepdf.open(good) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="o", user="", allow=nothing))

    assert faults_of(locked, EXPECTED) != []


def test_saving_it_again_unchanged_is_no_fault(good, tmp_path):
    again = tmp_path / "again.pdf"
    with pikepdf.open(good) as pdf:
        pdf.save(again, deterministic_id=True, preserve_pdfa=True)

    assert faults_of(again, EXPECTED) == []
