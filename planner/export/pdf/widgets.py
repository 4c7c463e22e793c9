"""How form fields are written into a finished file: dictionaries and their appearances."""

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from planner.export.pdf.fonts import REGULAR, width_of
from planner.export.pdf.form_font import FORM_FONT, encode_answer, write_form_font
from planner.export.pdf.forms import (
    LINE_PT,
    PADDING_PT,
    CheckField,
    ChoiceField,
    Field,
    FieldOnPage,
    TextField,
)
from planner.export.pdf.palette import paper_rgb
from planner.export.pdf.text import clean, one_line

_SIZE_PT = 11
_HALF_HEIGHT = 0.35  # of a capital letter, as a share of the size
_BORDER_PT = 0.75
_PRINT = 4
_MULTILINE = 1 << 12
_COMBO = 1 << 17


def write_fields(pdf: Pdf, placed: list[FieldOnPage]) -> list[Any]:
    """Add all fields to the file, in order, and return their references."""
    if not placed:
        return []
    resources = Dictionary(Font=Dictionary({f"/{FORM_FONT}": write_form_font(pdf)}))
    written = [_write(pdf, place, resources) for place in placed]
    pdf.Root.AcroForm = pdf.make_indirect(
        Dictionary(Fields=Array(written), DR=resources, DA=String(_default_appearance()))
    )
    return written


def _write(pdf: Pdf, place: FieldOnPage, resources: Dictionary) -> Any:
    page = pdf.pages[place.page]
    widget = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        T=String(place.field.name),
        TU=String(one_line(place.field.label)),
        Rect=Array([round(value, 3) for value in place.box]),
        P=page.obj,
        F=_PRINT,
        MK=Dictionary(BG=_colour_array("field_fill"), BC=_colour_array("field")),
        BS=Dictionary(W=_BORDER_PT, S=Name.S),
    )
    for key, value in _by_kind(pdf, place.field, place.size, resources).items():
        widget[key] = value
    reference = pdf.make_indirect(widget)
    if Name.Annots not in page.obj:
        page.obj.Annots = Array([])
    page.obj.Annots.append(reference)
    return reference


def _by_kind(
    pdf: Pdf, field: Field, size: tuple[float, float], resources: Dictionary
) -> dict[str, Any]:
    if isinstance(field, CheckField):
        return _check(pdf, field, size)
    if isinstance(field, ChoiceField):
        return _choice(pdf, field, size, resources)
    assert isinstance(field, TextField)  # noqa: S101 - there is no fourth kind
    return _text(pdf, field, size, resources)


def _text(
    pdf: Pdf, field: TextField, size: tuple[float, float], resources: Dictionary
) -> dict[str, Any]:
    value = clean(field.value)
    lines = list(_wrapped(value, size[0] - 2 * PADDING_PT))
    top = size[1] - PADDING_PT - _SIZE_PT
    return {
        "/FT": Name.Tx,
        "/Ff": _MULTILINE,
        "/V": String(value),
        "/DV": String(value),
        "/DA": String(_default_appearance()),
        "/AP": Dictionary(
            N=_appearance(pdf, _box(size) + _words(lines, top, size), size, resources)
        ),
    }


def _choice(
    pdf: Pdf, field: ChoiceField, size: tuple[float, float], resources: Dictionary
) -> dict[str, Any]:
    options = [
        Array([String(choice.value), String(one_line(choice.label))]) for choice in field.choices
    ]
    content = _box(size) + _words(
        [one_line(field.shown)], size[1] / 2 - _SIZE_PT * _HALF_HEIGHT, size
    )
    return {
        "/FT": Name.Ch,
        "/Ff": _COMBO,
        "/V": String(field.value),
        "/DV": String(field.value),
        "/Opt": Array(options),
        "/DA": String(_default_appearance()),
        "/AP": Dictionary(N=_appearance(pdf, content, size, resources)),
    }


def _check(pdf: Pdf, field: CheckField, size: tuple[float, float]) -> dict[str, Any]:
    state = Name.Yes if field.is_checked else Name.Off
    off = _appearance(pdf, _box(size), size, Dictionary())
    on = _appearance(pdf, _box(size) + _tick(size), size, Dictionary())
    return {
        "/FT": Name.Btn,
        "/V": state,
        "/AS": state,
        "/AP": Dictionary(N=Dictionary(Yes=on, Off=off)),
    }


def _appearance(pdf: Pdf, content: bytes, size: tuple[float, float], resources: Dictionary) -> Any:
    return pdf.make_indirect(
        Stream(
            pdf,
            content,
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, round(size[0], 3), round(size[1], 3)]),
            Resources=resources,
        )
    )


def _box(size: tuple[float, float]) -> bytes:
    inset = _BORDER_PT / 2
    width, height = size
    return (
        f"{_operands('field_fill')} rg 0 0 {width:.2f} {height:.2f} re f\n"
        f"{_operands('field')} RG {_BORDER_PT} w {inset} {inset} "
        f"{width - _BORDER_PT:.2f} {height - _BORDER_PT:.2f} re S\n"
    ).encode("ascii")


def _words(lines: list[str], baseline: float, size: tuple[float, float]) -> bytes:
    shown = b"".join(b"(" + _escaped(encode_answer(line)) + b") Tj T*\n" for line in lines)
    width, height = (value - 2 for value in size)
    return (
        f"/Tx BMC\nq 1 1 {width:.2f} {height:.2f} re W n\nBT\n{_default_appearance()}\n"
        f"{LINE_PT} TL 1 0 0 1 {PADDING_PT} {baseline:.2f} Tm\n"
    ).encode("ascii") + (shown + b"ET\nQ\nEMC\n")


def _escaped(encoded: bytes) -> bytes:
    return encoded.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


def _tick(size: tuple[float, float]) -> bytes:
    side = size[0]
    points = [(0.24 * side, 0.5 * side), (0.43 * side, 0.3 * side), (0.77 * side, 0.72 * side)]
    path = " ".join(f"{x:.2f} {y:.2f} {'ml'[i > 0]}" for i, (x, y) in enumerate(points))
    return f"{_operands('text')} RG 2 w 1 J 1 j {path} S\n".encode("ascii")


def _wrapped(text: str, width: float) -> Iterator[str]:
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and width_of(longer, REGULAR, _SIZE_PT) > width:
                yield line
                longer = word
            line = longer
        yield line


def _default_appearance() -> str:
    return f"/{FORM_FONT} {_SIZE_PT} Tf {_operands('text')} rg"


def _operands(token: str) -> str:
    return " ".join(f"{part:.3f}" for part in paper_rgb(token))


def _colour_array(token: str) -> Array:
    return Array([round(part, 3) for part in paper_rgb(token)])
