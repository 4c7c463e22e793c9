"""Which font people type their answers with: embedded whole, in the encoding all fillers know.

Windows-1252 lacks Welsh ŵ and ŷ. An encoding with differences would have them (veraPDF accepts it,
page-validation does not); what is typed is kept in the file whatever a viewer draws.
"""

from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream

from planner.export.pdf.fonts import form_face

FORM_FONT = "Answer"
_FIRST, _LAST = 32, 255


def encode_answer(text: str) -> bytes:
    """Encode text for the form font; what it does not have becomes a question mark."""
    return text.encode("cp1252", "replace")


def write_form_font(pdf: Pdf) -> Any:
    """Add the form font to a file and return its reference."""
    face = form_face()
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name("/" + _post_script_name(face)),
            FirstChar=_FIRST,
            LastChar=_LAST,
            Widths=Array([_width(face, code) for code in range(_FIRST, _LAST + 1)]),
            Encoding=Name.WinAnsiEncoding,
            FontDescriptor=_descriptor(pdf, face),
        )
    )


def _post_script_name(face: Any) -> str:
    return str(face.name.decode("ascii"))


def _width(face: Any, code: int) -> int:
    character = bytes([code]).decode("cp1252", "ignore")
    return round(face.charWidths.get(ord(character), 0)) if character else 0


def _descriptor(pdf: Pdf, face: Any) -> Any:
    file = Stream(pdf, bytes(face._ttf_data))  # noqa: SLF001 - the bytes ReportLab has read
    file.Length1 = len(face._ttf_data)  # noqa: SLF001 - as above
    return pdf.make_indirect(
        Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name("/" + _post_script_name(face)),
            Flags=32,
            FontBBox=Array([round(value) for value in face.bbox]),
            ItalicAngle=0,
            Ascent=round(face.ascent),
            Descent=round(face.descent),
            CapHeight=round(face.capHeight),
            StemV=round(face.stemV),
            FontFile2=pdf.make_indirect(file),
        )
    )
