"""The readiness-for-change plan as an accessible PDF."""

from pathlib import Path

from planner.domain.logo import Logo
from planner.domain.release import Released
from planner.export.pdf.document import DocumentReport, write_document
from planner.export.pdf.finish import Attachment, DocumentMeta
from planner.export.pdf.page import Footer
from planner.export.pdf.story import Story
from planner.export.plan.document import plan_title, privacy_line, revision_line, tell_plan
from planner.export.released_json import released_json
from planner.progress import Progress
from planner.text import language, tr


def write_plan_pdf(
    released: Released, target: Path, progress: Progress, logo: Logo | None = None
) -> DocumentReport:
    """Write what one audience may see; the file appears whole or not at all.

    Raises:
        Cancelled: The user stopped the export; no file is left behind.
        OSError: The folder cannot be written.
    """
    story = Story()
    if logo is not None:
        story.logo(logo)
    tell_plan(story, released)
    meta = DocumentMeta(
        title=plan_title(released),
        author=released.owner_name(),
        subject=tr("Readiness for change"),
        language=language(),
        created=released.occasion.exported_at,
    )
    footer = Footer(left=revision_line(released), middle=privacy_line(released))
    data = Attachment(
        name="plan.json",
        content=released_json(released),
        description=tr("The data that this plan was made from"),
    )
    return write_document(
        target, meta, story, footer=footer, attachments=(data,), progress=progress
    )
