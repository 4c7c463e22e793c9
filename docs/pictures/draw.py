"""Draws the pictures of `docs/sharing.md`; `python docs/pictures/draw.py` writes them anew.

Each has its own ground, so that it can be read on any page, and follows light and dark where the
viewer does. A text that would not fit its place is refused.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

WIDTH, MARGIN = 760, 20
TEXT_SIZE, SMALL_SIZE, TITLE_SIZE = 15, 13, 17
WIDEST_LETTER = 0.56
"""Of the size, on average in a line; the fonts of all three systems are narrower."""

STYLE: Final = """
text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-size:15px;fill:#1A2230}
.small{font-size:13px;fill:#4A5563}.title{font-size:17px;font-weight:600}.bold{font-weight:600}
.ground{fill:#F5F6F8}.card{fill:#FFFFFF;stroke:#868F9C}.place{fill:#E6EBFA;stroke:#3355B8}
.mine{fill:#FFFFFF;stroke:#566171;stroke-dasharray:4 3}.coach{fill:#E3F1F0;stroke:#0A6B66}
.team{fill:#E6EBFA;stroke:#3355B8;stroke-width:2}
.line{stroke:#3355B8;stroke-width:2;fill:none}.head{fill:#3355B8}.wall{stroke:#566171;stroke-width:2;stroke-dasharray:7 5}
@media(prefers-color-scheme:dark){text{fill:#E7EAEF}.small{fill:#B8C0CC}
.ground{fill:#13161B}.card{fill:#1B1F26;stroke:#6B7685}.place{fill:#232D47;stroke:#93ACFF}
.mine{fill:#1B1F26;stroke:#A5AFBD}.coach{fill:#173432;stroke:#5CCFC6}.team{fill:#232D47;stroke:#93ACFF}
.line{stroke:#93ACFF}.head{fill:#93ACFF}.wall{stroke:#A5AFBD}}
"""  # noqa: E501 - one rule a line would be longer still


class Picture:
    """One picture; y grows downwards."""

    def __init__(self, height: int, title: str, told: str) -> None:
        self.height, self.title, self.told = height, title, told
        self._parts = [f'<rect class="ground" width="{WIDTH}" height="{height}" rx="12"/>']

    def box(self, left: int, top: int, wide: int, high: int, kind: str) -> None:
        """Draw a box with round corners."""
        self._parts.append(
            f'<rect class="{kind}" x="{left}" y="{top}" width="{wide}" height="{high}" rx="8"/>'
        )

    def words(self, left: int, base: int, text: str, wide: int, kind: str = "") -> None:
        """Write a line; ValueError where it is wider than its place."""
        size = {"small": SMALL_SIZE, "title": TITLE_SIZE}.get(kind, TEXT_SIZE)
        if len(text) * size * WIDEST_LETTER > wide or left + wide > WIDTH:
            raise ValueError(text)
        mark = f' class="{kind}"' if kind else ""
        self._parts.append(f'<text{mark} x="{left}" y="{base}">{escape(text)}</text>')

    def lines(self, left: int, base: int, texts: Iterable[str], wide: int) -> None:
        """Write several small lines, one below the other."""
        for number, text in enumerate(texts):
            self.words(left, base + 18 * number, text, wide, "small")

    def arrow(self, path: tuple[int, int, int, int]) -> None:
        """Draw an arrow from one point to another, along a row or a column."""
        x1, y1, x2, y2 = path
        if y1 == y2:
            back = -10 if x2 > x1 else 10
            head = f"{x2},{y2} {x2 + back},{y2 - 6} {x2 + back},{y2 + 6}"
        else:
            back = -10 if y2 > y1 else 10
            head = f"{x2},{y2} {x2 - 6},{y2 + back} {x2 + 6},{y2 + back}"
        self._parts.append(f'<path class="line" d="M{x1} {y1}L{x2} {y2}"/>')
        self._parts.append(f'<polygon class="head" points="{head}"/>')

    def wall(self, x: int, top: int, bottom: int) -> None:
        """Draw a dashed line that something does not pass."""
        self._parts.append(f'<path class="wall" d="M{x} {top}L{x} {bottom}"/>')

    def record(self, left: int, top: int, tier: str, text: str) -> None:
        """Draw a record with its tier in words; the outline is another one for each tier."""
        self.box(left, top, 176, 30, tier)
        self.words(left + 10, top + 20, tier, 54, "bold")
        self.words(left + 66, top + 20, text, 106, "small")

    def plan(self, left: int, top: int, name: str, records: Iterable[tuple[str, str]]) -> None:
        """Draw somebody's plan with some of its records."""
        listed = list(records)
        self.box(left, top, 204, 52 + 38 * len(listed), "card")
        self.words(left + 14, top + 28, name, 186, "bold")
        for number, (tier, text) in enumerate(listed):
            self.record(left + 14, top + 42 + 38 * number, tier, text)

    def written(self) -> str:
        """Return the SVG."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {self.height}"'
            f' width="{WIDTH}" height="{self.height}" role="img" aria-labelledby="title told">\n'
            f'<title id="title">{escape(self.title)}</title>\n'
            f'<desc id="told">{escape(self.told)}</desc>\n<style>{STYLE}</style>\n'
            + "\n".join(self._parts)
            + "\n</svg>\n"
        )


RECORDS = (("mine", "a reflection"), ("coach", "a skill goal"), ("team", "a shared goal"))


def own_plans() -> Picture:
    """Everybody has a whole plan of their own."""
    made = Picture(
        252,
        "Everybody has a whole plan of their own",
        "Three plans side by side, each with records of the tiers mine, coach and team. Each is "
        "one file on the computer of the person it belongs to.",
    )
    for number, name in enumerate(("amina.firebreak", "ben.firebreak", "cerys.firebreak")):
        made.plan(MARGIN + 258 * number, 20, name, RECORDS)
    made.words(MARGIN, 216, "Each works offline, on a computer of their own.", 720, "bold")
    made.words(MARGIN, 238, "A record is yours alone until you choose another tier.", 720, "small")
    return made


def shared_place() -> Picture:
    """Only what is for the team lies in the shared place."""
    made = Picture(
        292,
        "Only records of tier team lie in the shared place",
        "Amina's plan has three records. Only the one of tier team passes into the shared place, "
        "by publishing; Ben pulls it into his own plan. What is mine or coach stays behind a wall.",
    )
    made.plan(MARGIN, 20, "amina.firebreak", RECORDS)
    made.wall(244, 20, 136)
    made.box(282, 96, 196, 96, "place")
    made.words(296, 122, "the shared place", 176, "bold")
    made.record(292, 138, "team", "a shared goal")
    made.arrow((226, 153, 280, 153))
    made.plan(536, 58, "ben.firebreak", (RECORDS[0], RECORDS[2]))
    made.arrow((480, 153, 534, 153))
    made.words(226, 212, "publish", 64, "bold")
    made.words(490, 212, "pull", 48, "bold")
    made.lines(MARGIN, 216, ("mine and coach: never there,", "not even deleted ones"), 206)
    made.lines(
        MARGIN,
        262,
        ("It is a team folder (cloud, drive, stick), a team file on a drive, or a hub.",),
        720,
    )
    return made


def same_field() -> Picture:
    """Two people edited the same field."""
    made = Picture(
        286,
        "Two people edited the same field: both values are kept, and one person chooses",
        "Amina wrote 1 March, Ben wrote 15 March. After the exchange both plans hold both values "
        "and list a conflict. One of them chooses, and with the next exchange all have the choice.",
    )
    for top, name, value in (
        (20, "Amina writes", "due 1 March"),
        (112, "Ben writes", "due 15 March"),
    ):
        made.box(MARGIN, top, 176, 72, "card")
        made.words(MARGIN + 14, top + 28, name, 150)
        made.words(MARGIN + 14, top + 52, value, 150, "bold")
    made.arrow((196, 56, 262, 56))
    made.arrow((196, 148, 262, 148))
    made.box(266, 20, 216, 164, "place")
    made.words(282, 48, "a conflict", 180, "bold")
    made.words(282, 80, "Amina: 1 March", 190)
    made.words(282, 106, "Ben: 15 March", 190)
    made.lines(282, 138, ("The newer one is shown,", "both are kept."), 190)
    made.arrow((482, 102, 548, 102))
    made.box(552, 58, 188, 88, "team")
    made.words(568, 88, "one chooses:", 160)
    made.words(568, 116, "due 15 March", 160, "bold")
    made.lines(
        MARGIN,
        220,
        (
            "Nothing is written over silently, whatever the clocks of the two computers say.",
            "Nobody is blocked: both work on until one of them has a moment to choose,",
            "and with the next exchange everybody has the choice.",
        ),
        720,
    )
    return made


def copies() -> Picture:
    """A copy on a second computer, and a restored backup."""
    made = Picture(
        286,
        "A copy on a second computer, or a restored backup, goes on under a name of its own",
        "The plan on the laptop is copied to the office, and its backup is restored. Both go on "
        "and can be merged again in any order; nothing that was written in either is lost.",
    )
    made.box(MARGIN, 72, 176, 76, "card")
    made.words(MARGIN + 14, 100, "on the laptop", 150, "bold")
    made.lines(MARGIN + 14, 126, ("amina.firebreak",), 150)
    for top, row, name, told in (
        (20, 84, "in the office", "a copy of the same plan"),
        (124, 136, "backup, restored", "as it was on Monday"),
    ):
        made.box(276, top, 204, 76, "card")
        made.words(290, top + 28, name, 180, "bold")
        made.lines(290, top + 54, (told,), 186)
        made.arrow((196, row, 274, row))
        made.arrow((480, row, 558, row))
    made.box(562, 72, 178, 76, "team")
    made.words(578, 100, "merged", 150, "bold")
    made.lines(578, 126, ("one plan, all edits",), 158)
    made.lines(
        MARGIN,
        228,
        (
            "Each time it opens a plan, Firebreak proves that the file is as it was left here;",
            "otherwise it writes on under a new name, so that copies never write under the same.",
            "Merge in any order, as often as you like; one undo takes a merge back.",
        ),
        720,
    )
    return made


def assistant_and_coach() -> Picture:
    """The assistant's file and the coach's PDF."""
    made = Picture(
        300,
        "The assistant's file and the coach's PDF hold only what is meant for them",
        "From the plan in the middle a file goes to the assistant with blocks, busy times, the "
        "charter and displacements. A PDF goes to the coach with what was released to the coach. "
        "What both send back is shown before it is taken in.",
    )
    made.plan(278, 40, "amina.firebreak", RECORDS)
    made.box(MARGIN, 20, 180, 128, "place")
    made.words(MARGIN + 14, 48, "assistant's file", 160, "bold")
    made.lines(
        MARGIN + 14, 72, ("blocks, busy times,", "the charter,", "what displaced blocks"), 162
    )
    made.words(MARGIN, 172, "no goals, no reflections", 190, "small")
    made.box(560, 20, 180, 128, "coach")
    made.words(574, 48, "coach's PDF", 160, "bold")
    made.lines(574, 72, ("what you released to", "the coach or the team,", "boxes to type in"), 162)
    made.words(560, 172, "no account, any viewer", 190, "small")
    made.arrow((278, 68, 202, 68))
    made.arrow((200, 116, 276, 116))
    made.arrow((482, 68, 558, 68))
    made.arrow((560, 116, 484, 116))
    made.lines(
        MARGIN,
        238,
        (
            "Before a plan leaves, the preview lists exactly which records.",
            "What comes back is read, never run; you see it first, and one undo takes it back.",
            "Neither of the two is encrypted: hand them over as you would hand over paper.",
        ),
        720,
    )
    return made


PICTURES: Final[dict[str, Callable[[], Picture]]] = {
    "own-plans": own_plans,
    "shared-place": shared_place,
    "same-field": same_field,
    "copies": copies,
    "assistant-and-coach": assistant_and_coach,
}


if __name__ == "__main__":
    for name, draw in PICTURES.items():
        file = Path(__file__).with_name(f"{name}.svg")
        file.write_text(draw().written(), "utf-8")
