"""The last pass over a PDF: what makes it PDF/UA-1 and PDF/A-3a, and the same bytes every time."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from pikepdf import (
    Array,
    AttachedFileSpec,
    Dictionary,
    Name,
    Pdf,
    Stream,
    String,
)

from planner.export.pdf.canvas import Drawn
from planner.export.pdf.saving import saved
from planner.export.pdf.structure import write_structure
from planner.export.pdf.text import one_line
from planner.export.pdf.widgets import write_fields
from planner.resource_files import resource_path

_PRODUCER = "Firebreak"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentMeta:
    """What a document says about itself.

    Attributes:
        language: As in BCP 47, such as "en-GB" or "cy".
        created: When what it says was true; given, never the clock, so that bytes are repeatable.

    Raises:
        ValueError: There is no title or language, or `created` has no time zone.
    """

    title: str
    author: str
    subject: str
    language: str
    created: datetime

    def __post_init__(self) -> None:
        if not self.title.strip() or not self.language.strip():
            message = "a document needs a title and a language"
            raise ValueError(message)
        if self.created.tzinfo is None:
            message = "the time a document was made needs a time zone"
            raise ValueError(message)

    @property
    def created_utc(self) -> datetime:
        """The time without fractions, in UTC: ReportLab and some readers know no half hours."""
        return self.created.astimezone(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file inside the document, such as the plan it was made from."""

    name: str
    content: bytes
    description: str
    mime_type: str = "application/json"


def finish(
    drawn_pdf: bytes,
    drawn: Drawn,
    meta: DocumentMeta,
    attachments: tuple[Attachment, ...],
    target: Path,
) -> None:
    """Complete what ReportLab drew and save it at `target`."""
    with Pdf.open(BytesIO(drawn_pdf)) as pdf:
        write_structure(pdf, drawn, write_fields(pdf, drawn.fields))
        _describe(pdf, meta)
        _attach(pdf, meta, attachments)
        _name_colours(pdf)
        target.write_bytes(saved(pdf))


def _describe(pdf: Pdf, meta: DocumentMeta) -> None:
    stamp = f"D:{meta.created_utc:%Y%m%d%H%M%S}Z"
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    pdf.docinfo.Title = String(one_line(meta.title))
    pdf.docinfo.Author = String(one_line(meta.author))
    pdf.docinfo.Subject = String(one_line(meta.subject))
    pdf.docinfo.Creator = String(_PRODUCER)
    pdf.docinfo.Producer = String(_PRODUCER)
    pdf.docinfo.CreationDate = String(stamp)
    pdf.docinfo.ModDate = String(stamp)
    pdf.Root.Lang = String(meta.language)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = Name.UseOutlines
    metadata = Stream(pdf, _xmp(meta).encode("utf-8"), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Metadata = pdf.make_indirect(metadata)


def _attach(pdf: Pdf, meta: DocumentMeta, attachments: tuple[Attachment, ...]) -> None:
    stamp = f"D:{meta.created_utc:%Y%m%d%H%M%S}Z"
    associated = Array([])
    for attachment in sorted(attachments, key=lambda one: one.name):
        spec = AttachedFileSpec(
            pdf,
            attachment.content,
            filename=attachment.name,
            description=attachment.description,
            mime_type=attachment.mime_type,
            creation_date=stamp,
            mod_date=stamp,
        )
        spec.relationship = Name.Data
        pdf.attachments[attachment.name] = spec
        associated.append(pdf.attachments[attachment.name].obj)
    if attachments:
        pdf.Root.AF = associated


def _name_colours(pdf: Pdf) -> None:
    profile = Stream(pdf, resource_path("colour", "sRGB.icc").read_bytes(), N=3)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        Info=String("sRGB"),
        OutputConditionIdentifier=String("sRGB"),
        DestOutputProfile=pdf.make_indirect(profile),
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def sha256_of(path: Path) -> str:
    """Return a file's fingerprint in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _xmp(meta: DocumentMeta) -> str:
    return _XMP.format(
        title=escape(one_line(meta.title)),
        author=escape(one_line(meta.author)),
        subject=escape(one_line(meta.subject)),
        language=escape(meta.language),
        stamp=f"{meta.created_utc:%Y-%m-%dT%H:%M:%SZ}",
        producer=_PRODUCER,
    )


# PDF/A wants a schema for the PDF/UA mark, which it does not know by itself.
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{stamp}</xmp:CreateDate>
<xmp:ModifyDate>{stamp}</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
