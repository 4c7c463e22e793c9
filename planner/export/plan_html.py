"""The readiness-for-change plan as HTML: the twin of the PDF, in the same order."""

from pathlib import Path

from planner.domain.logo import Logo
from planner.domain.release import Released
from planner.export.html.page import html_page
from planner.export.html.story import HtmlStory
from planner.export.plan.document import (
    chapter_titles,
    plan_title,
    privacy_line,
    revision_line,
    tell_plan,
)
from planner.progress import Progress
from planner.whole_file import whole_file


def write_plan_html(
    released: Released, target: Path, progress: Progress, logo: Logo | None = None
) -> None:
    """Write what one audience may see; the file appears whole or not at all.

    Raises:
        Cancelled: The user stopped the export; no file is left behind.
        OSError: The folder cannot be written.
    """
    story = HtmlStory()
    if logo is not None:
        story.logo(logo)
    tell_plan(story, released)
    progress.step(1, 2)
    page = html_page(
        plan_title(released),
        story.html(),
        chapter_titles(released),
        (revision_line(released), privacy_line(released)),
    )
    with whole_file(target) as part:
        part.write_text(page, encoding="utf-8", newline="\n")
        progress.step(2, 2)
