"""The same plan by programs that are no dependency: measured where they are installed.

WeasyPrint turns the HTML twin into PDF/UA-1. Typst sets the same words, tables and charts as
PDF/UA-1; it has no fields, so there are only their labels.
"""

import json
import re
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from planner.export.html.svg import svg_of
from planner.export.pdf.palette import PRINT_COLOURS
from planner.export.pdf.text import TextDoor
from planner.export.plan.document import plan_title, tell_plan
from planner.export.plan_html import write_plan_html
from planner.progress import NoProgress
from planner.resource_files import resource_path

_PAGE = '#set page("a4", margin: 54pt, numbering: "1")\n#set text(11pt, lang: "en")\n'


def other_writers():
    """Return what writes a plan into a file, by name; None for what is not installed."""
    found = {"WeasyPrint": ("weasyprint", _by_weasyprint), "Typst": ("typst", _by_typst)}
    return {name: write if find_spec(module) else None for name, (module, write) in found.items()}


def _by_weasyprint(released, target: Path) -> None:
    from weasyprint import HTML  # noqa: PLC0415 - not a dependency

    page = target.with_suffix(".html")
    write_plan_html(released, page, NoProgress())
    HTML(str(page)).write_pdf(str(target), pdf_variant="pdf/ua-1")


def _by_typst(released, target: Path) -> None:
    import typst  # noqa: PLC0415 - not a dependency

    story = TypstStory()
    tell_plan(story, released)
    head = f"#set document(title: {json.dumps(plan_title(released))})\n{_PAGE}"
    source = (head + "\n".join(story.parts)).encode("utf-8")
    fonts = [str(resource_path("fonts"))]
    target.write_bytes(typst.compile(source, font_paths=fonts, pdf_standards=["ua-1"]))


class TypstStory:
    """Takes down what the chapters tell; satisfies `planner.export.plan.telling.Teller`."""

    def __init__(self, door=None):
        self._door = door or TextDoor()
        self.parts = []

    def title(self, words, *, over="", under="", anchor=""):  # noqa: ARG002 - what a Teller takes
        self._add("#text(9pt)[{}]", over)
        self._add("#heading(level: 1)[{}]", words)
        self._add("#text(9pt)[{}]", under)

    def heading(self, level, words, *, anchor=""):  # noqa: ARG002 - what a Teller takes
        self._add(f"#heading(level: {level})[{{}}]", words)

    def paragraph(self, words, style="body"):  # noqa: ARG002 - what a Teller takes
        self._add("#par[{}]", words)

    def bullets(self, items, **_):
        self.parts.append(f"#list({''.join(f'[{self._said(words)}],' for words in items)})")

    def numbered(self, items):
        self.parts.append(f"#enum({''.join(f'[{self._said(words)}],' for words in items)})")

    def table(self, header, rows, *, caption="", shares=(), **_):
        self._add("#par[{}]", caption)
        widths = ", ".join(f"{share}fr" for share in shares or [1] * len(header))
        head, *body = ("".join(f"[{self._said(c)}]," for c in row) for row in (header, *rows))
        self.parts.append(f"#table(columns: ({widths},), table.header({head}), {''.join(body)})")

    def figure(self, picture, *, caption="", table=False):
        svg = svg_of(picture, "picture").replace(
            "<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '
        )
        painted = re.sub(
            r"var\(--([\w-]+)\)", lambda token: PRINT_COLOURS[token[1].replace("-", "_")], svg
        )
        drawn = f'bytes({json.dumps(painted, ensure_ascii=False)}), format: "svg"'
        words = json.dumps(picture.alternative, ensure_ascii=False)
        self.parts.append(f"#image({drawn}, alt: {words}, width: 100%)")
        self._add("#text(9pt)[{}]", caption)
        if table and picture.rows:
            self.table(picture.header, picture.rows)

    def text_field(self, asked, label=""):
        self._add("#par[{}]", label or asked.label)
        self.parts.append(f"#rect(width: 100%, height: {asked.height_pt}pt)")

    def choice_field(self, asked, label=""):
        self._add("#par[{}]", label or asked.label)
        self.parts.append("#rect(width: 50%, height: 22pt)")

    def check_field(self, asked, label=""):
        self._add("#par[{}]", label or asked.label)

    def space(self, points):
        self.parts.append(f"#v({points}pt)")

    def new_page(self):
        self.parts.append("#pagebreak(weak: true)")

    @contextmanager
    def section(self):
        yield

    @contextmanager
    def together(self):
        yield

    @contextmanager
    def columns(self):
        left, right = TypstStory(self._door), TypstStory(self._door)
        yield left, right
        sides = ", ".join("[" + "\n".join(side.parts) + "]" for side in (left, right))
        self.parts.append(f"#grid(columns: (1fr, 1fr), gutter: 18pt, {sides})")

    def _add(self, markup, words):
        if self._door.plain(words).strip():
            self.parts.append(markup.format(self._said(words)))

    def _said(self, words):
        return f"#{json.dumps(self._door.plain(words), ensure_ascii=False)}"
