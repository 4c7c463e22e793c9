"""A step of a guided close: it shows the first thing that waits, until nothing does."""

from collections.abc import Sequence
from typing import TypeVar

from planner.text import tr
from ui.context import Context
from ui.pages.this_week.closing.ask import Answer, Ask
from ui.pages.this_week.closing.deeds import Deeds
from ui.widgets.card import Card

Thing = TypeVar("Thing")


class Step(Card):
    """Asks about one thing after the other.

    Args:
        name: Of the step, in two or three words.
        context: What the page was given.
        deeds: Does and takes back what this dialog asks for.
    """

    def __init__(self, name: str, context: Context, deeds: Deeds) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.name = name
        self.context = context
        self.session = context.session
        self.deeds = deeds
        self._most = 0
        self.ask = Ask()
        self.add(self.ask)

    def show_next(self) -> bool:
        """Show the first thing that waits; False where nothing does."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Put the focus where an answer is given."""
        self.ask.take_focus()

    def waiting(self, things: Sequence[Thing], keys: Sequence[str]) -> list[tuple[Thing, str]]:
        """Return the things that were not passed over, each with its key."""
        pairs = zip(things, keys, strict=True)
        return [(thing, key) for thing, key in pairs if key not in self.deeds.passed_over]

    def counted(self, left: int, words: str) -> str:
        """Put before a line which of how many things it is about: "2 of 6 · Wed 09:00"."""
        self._most = max(self._most, left)
        if self._most == 1:
            return words
        return tr("{number} of {total} \N{MIDDLE DOT} {words}").format(
            number=self._most - left + 1, total=self._most, words=words
        )

    def skip(self, key: str, words: str = "", *, is_usual: bool = False) -> Answer:
        """Return the answer that leaves a thing as it is for now."""
        return Answer(
            key="S",
            words=words or tr("Skip"),
            run=lambda: self.deeds.pass_over(key),
            is_usual=is_usual,
        )
