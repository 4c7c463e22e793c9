"""How a story becomes a file: drawn in one pass, completed in a second, whole or not at all."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from planner.export.pdf.canvas import Drawn
from planner.export.pdf.finish import Attachment, DocumentMeta, finish, sha256_of
from planner.export.pdf.fonts import register_fonts
from planner.export.pdf.page import Footer, Pages, PaperCanvas
from planner.export.pdf.story import Story
from planner.progress import Progress
from planner.whole_file import whole_file

_WHOLE = 100
_DRAWN = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReport:
    """What was written.

    Attributes:
        pages: How many.
        sha256: The file's fingerprint; the same for the same story, anywhere.
        missing_glyphs: Characters that no bundled font has; their names stand in the text.
    """

    pages: int
    sha256: str
    missing_glyphs: tuple[str, ...]


def write_document(
    target: Path,
    meta: DocumentMeta,
    story: Story,
    *,
    footer: Footer | None = None,
    attachments: tuple[Attachment, ...] = (),
    progress: Progress,
) -> DocumentReport:
    """Write a story as PDF/UA-1 and PDF/A-3a; the file appears whole or not at all.

    Args:
        target: Where; the folder must exist. An older file of that name is replaced.
        meta: What the document says about itself.
        story: Said once, written once.
        footer: What stands at the foot of every page beside its number.
        attachments: Files to carry inside.
        progress: Told in hundredths.

    Raises:
        Cancelled: The user stopped; nothing is left behind.
        OSError: The folder cannot be written.
        ResourceMissingError: A bundled font or the colour profile is missing.
    """
    with whole_file(target) as part:
        drawn_pdf, drawn = _draw(story, meta, footer or Footer(), progress)
        finish(drawn_pdf, drawn, meta, attachments, part)
        report = DocumentReport(
            pages=len(drawn.sequences),
            sha256=sha256_of(part),
            missing_glyphs=story.door.missing_glyphs,
        )
        progress.step(_WHOLE, _WHOLE)
    return report


def _draw(
    story: Story, meta: DocumentMeta, footer: Footer, progress: Progress
) -> tuple[bytes, Drawn]:
    register_fonts()
    flowables = story.flowables()
    buffer = BytesIO()
    # `invariant` keeps the clock out; pikepdf compresses and describes the document later.
    pages = Pages(
        buffer,
        footer,
        story.door,
        lang=meta.language,
        invariant=1,
        pageCompression=0,
    )
    pages.setProgressCallBack(_Watch(progress, len(flowables)))
    pages.build(flowables, canvasmaker=PaperCanvas)
    return buffer.getvalue(), pages.canv.drawn


class _Watch:
    """Tells the progress how many of the flowables are on paper; never goes back."""

    def __init__(self, progress: Progress, flowables: int) -> None:
        self._progress = progress
        self._flowables = max(1, flowables)
        self._told = -1

    def __call__(self, kind: str, number: int) -> None:
        if kind != "PROGRESS":
            return
        done = min(_DRAWN, max(0, _DRAWN * number // self._flowables))
        if done > self._told:
            self._told = done
            self._progress.step(done, _WHOLE)
