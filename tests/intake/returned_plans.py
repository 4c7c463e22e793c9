"""Plans as they are sent to a coach, and the programs with which coaches fill them."""

import ctypes
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
from pypdf.generic import NameObject, TextStringObject

from planner.export.plan_pdf import write_plan_pdf
from planner.progress import NoProgress
from tests.export.plan_documents import PLAN_UID, goals, released_of

NOTICED = f"{PLAN_UID}_noticed_skills"
ACTION = f"{PLAN_UID}_agreed_action"
TICK = f"{PLAN_UID}_not_for_sponsor"


def sent_plan(target: Path) -> bytes:
    """Write a plan of one goal and one initiative for the coach."""
    write_plan_pdf(released_of(goals(1)), target, NoProgress())
    return target.read_bytes()


def fields_of(raw: bytes) -> dict[str, list[float]]:
    """Return the box of each field by its name."""
    with pikepdf.open(BytesIO(raw)) as pdf:
        return {str(f.T): [float(v) for v in f.Rect] for f in pdf.Root.AcroForm.Fields}


def field_about(raw: bytes, what: str) -> str:
    """Return the name of the first field that asks this of a record."""
    return next(name for name in fields_of(raw) if name.endswith(what))


def filled_by_pypdf(raw: bytes, values: dict[str, str], *, keeps_look: bool = True) -> bytes:
    """Fill fields; without their look the values stand alone, as some viewers save them."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(raw))
    for page in writer.pages:
        for place in page.get("/Annots", []):
            field = place.get_object()
            name = field.get("/T")
            if name in values:
                is_tick = field["/FT"] == "/Btn"
                value = values[name]
                field[NameObject("/V")] = NameObject(value) if is_tick else TextStringObject(value)
                if not keeps_look:
                    field.pop("/AP", None)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def filled_by_pdfium(raw: bytes, values: dict[str, str]) -> bytes:
    """Fill text fields as a browser does: click, put words in, save."""
    boxes, pages = fields_of(raw), pages_of(raw)
    document = pypdfium2.PdfDocument(raw)
    document.init_forms()
    form = document.formenv.raw
    for name, words in values.items():
        page = document[pages[name]]
        left, _, _, top = boxes[name]
        for act in (pdfium.FORM_OnMouseMove, pdfium.FORM_OnLButtonDown, pdfium.FORM_OnLButtonUp):
            act(form, page.raw, 0, left + 8, top - 8)
        pdfium.FORM_ReplaceSelection(form, page.raw, _wide(words))
        pdfium.FORM_ForceToKillFocus(form)
        page.close()
    out = BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def changed(raw: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    """Change a file with the library that reads it."""
    out = BytesIO()
    with pikepdf.open(BytesIO(raw)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def pages_of(raw: bytes) -> dict[str, int]:
    """Return the page of each field, from 0."""
    with pikepdf.open(BytesIO(raw)) as pdf:
        return {
            str(place.T): number
            for number, page in enumerate(pdf.pages)
            for place in page.obj.get("/Annots", [])
            if "/T" in place
        }


def _wide(words: str):
    raw = (words + "\0").encode("utf-16-le")
    return ctypes.cast(ctypes.create_string_buffer(raw), ctypes.POINTER(ctypes.c_ushort))
