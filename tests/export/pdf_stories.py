"""Documents to try the PDF layer with: one that shows everything, and small ones."""

from datetime import UTC, datetime
from pathlib import Path

from planner.drawing.display_list import (
    Align,
    Line,
    Pattern,
    Picture,
    Polygon,
    Reading,
    Rect,
    Text,
)
from planner.export.pdf.document import DocumentReport, write_document
from planner.export.pdf.finish import Attachment, DocumentMeta
from planner.export.pdf.forms import CheckField, Choice, ChoiceField, TextField
from planner.export.pdf.page import Footer
from planner.export.pdf.story import Story
from planner.export.pdf.text import bold, italic, link, muted
from planner.progress import NoProgress

META = DocumentMeta(
    title="Amina Okafor, October to December 2026",
    author="Amina Okafor",
    subject="Readiness-for-change plan",
    language="en-GB",
    created=datetime(2026, 11, 20, 9, 30, tzinfo=UTC),
)
FOOTER = Footer(
    left="Plan 3f2a · revision 7 · 20 November 2026",
    middle="Private: for the coach. Not for appraisal.",
)
PLAN_JSON = Attachment(name="plan.json", content=b'{"plan": "3f2a"}', description="The plan")
READINESS = (
    Choice(value="unset", label="Not set"),
    Choice(value="unready", label="Not yet ready"),
    Choice(value="ready", label="Ready to begin"),
)
LOOSE_ENDS = "Rehearse the sentence; say it first to one ally, then write to the chair."


def written(folder: Path, story: Story, **options) -> tuple[Path, DocumentReport]:
    """Write a story and return the file and what was reported."""
    target = folder / "document.pdf"
    options = {"footer": FOOTER, "attachments": (PLAN_JSON,), "progress": NoProgress(), **options}
    return target, write_document(target, META, story, **options)


def story_of(*paragraphs: str) -> Story:
    """Return a story with a heading and plain paragraphs."""
    story = Story()
    story.heading(1, "A story")
    for words in paragraphs:
        story.paragraph(words)
    return story


def attention_bar() -> Picture:
    """Return a bar of four parts, each with a pattern of its own."""
    parts = (
        (190, "mode_firefighting", Pattern.SOLID),
        (204, "mode_running", Pattern.HATCHED),
        (42, "mode_long_term", Pattern.DOTTED),
        (31, "mode_development", Pattern.OUTLINE),
    )
    shapes: list[Rect | Line | Text | Polygon] = []
    x = 0.0
    for width, fill, pattern in parts:
        shapes.append(Rect(x=x, y=4, width=width, height=20, fill=fill, pattern=pattern))
        x += width
    words = Text(x=8, y=18, words="Firefighting 41%", fill="on_accent", size=9, bold=True)
    diamond = Polygon(points=((462, 30), (467, 36), (462, 42), (457, 36)), fill="accent")
    target = Line(x1=233, y1=0, x2=233, y2=28, stroke="text", dashed=True)
    half = Text(x=233, y=40, words="half", fill="muted", size=8, align=Align.MIDDLE)
    return Picture(
        width=467,
        height=44,
        shapes=(*shapes, words, target, half, diamond),
        alternative="A bar of four parts: firefighting 41%, running 44%, long-term 9%, rest 6%.",
        readings=(Reading(words="Firefighting: 41%", area=(0, 4, 190, 20)),),
        header=("Where it went", "Share"),
        rows=(("Firefighting", "41%"), ("Running", "44%"), ("Long-term", "9%")),
    )


def full_story() -> Story:
    """Return a document that uses everything the layer offers."""
    story = Story()
    _at_a_glance(story)
    story.new_page()
    with story.section():
        _skill(story)
    with story.section():
        _many_languages(story)
    return story


def _at_a_glance(story: Story) -> None:
    story.title(
        META.title,
        over="Readiness-for-change plan · for review with Priya Raman, coach",
        under="Director of Operations, Riverside Trust · Lead, Northside Place Partnership",
    )
    with story.columns() as (left, right):
        left.heading(2, "Since you last saw it")
        left.paragraph(["Two goals moved, one tension eased. Marked ", bold("new"), " below."])
        right.heading(2, "How to reply")
        right.paragraph("Type in the boxes, save, send the file back. About 20 minutes.")
    story.heading(2, "Where my attention went")
    story.paragraph(
        [
            "Of 552 hours logged (coverage 88%), 41% was firefighting. Counted as in ",
            link(
                "a note about method that is long enough to need two lines",
                "https://example.org/m?a=1&b=2",
            ),
            "; what follows from it in ",
            link("Speaking truth to power", "#truth"),
            ".",
        ]
    )
    story.figure(attention_bar(), caption="Each pattern is a mode.", table=True)
    story.heading(2, "Three questions I bring")
    story.numbered(["I say yes to every call. What am I afraid of?", "How do I move my home team?"])
    story.text_field(TextField(name="plan_noticed", label="What I noticed (coach)", lines=4))


def _skill(story: Story) -> None:
    story.title(
        "Speaking truth to power",
        over="4 · Investing in leadership and management skills",
        under=["Leadership skill · ", bold("new evidence")],
        anchor="truth",
    )
    story.heading(2, "What I do")
    story.bullets([LOOSE_ENDS, ["Ask for the ", italic("mandate"), muted(" (by 12 December)")]])
    rows = [[f"Step {n}", LOOSE_ENDS, "Chair" if n % 3 else "", f"week {n}"] for n in range(1, 31)]
    story.table(("What", "How", "With whom", "When"), rows, caption="Steps until March")
    story.heading(2, "Your reading")
    with story.together():
        story.choice_field(
            ChoiceField(
                name="g1_reading",
                label="My reading of readiness (coach)",
                choices=READINESS,
                value="unset",
            )
        )
        story.check_field(CheckField(name="g1_private", label="Not for the sponsor (coach)"))
    story.text_field(TextField(name="g1_question", label="One question to Amina (coach)", lines=3))


def _many_languages(story: Story) -> None:
    story.heading(2, "In other words")
    for words in OTHER_LANGUAGES:
        story.paragraph(words)
    story.bullets(["Gŵyl a hwyl", "नमस्ते दुनिया", "مرحبا بالعالم"])
    story.table(("Language", "Greeting"), [["Arabic", "مرحبا"], ["Hindi", "नमस्ते"]])


OTHER_LANGUAGES = (
    "Mae'r tŷ ar y bryn; gŵyr pawb fod ŵyn yn y cae, ac mae'r dŵr yn oer.",
    "مرحبا بالعالم، هذه خطة التغيير رقم 12 مع Sam في 2026 وهي طويلة بما يكفي لكي تمتد على سطرين.",
    "नमस्ते दुनिया, यह बदलाव की तैयारी की योजना है, Sam के साथ।",
    "你好，世界。这是变革准备计划。",  # noqa: RUF001 - a Chinese comma
    "こんにちは。カタカナもあります。",
    "Emoji 😀 👍 ✅ and arrows → ↔ ☐",
    "Zażółć gęślą jaźń, Ελληνικά, Кириллица, שלום עולם.",
)
