"""How could two versions of a text become one? A proposal for a person, never stored by itself."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

_WORDS = re.compile(r"\s+|[^\s]+")


class _Change(NamedTuple):
    """Words of the base from `start` to before `end`, and what stands there instead."""

    start: int
    end: int
    words: tuple[str, ...]


def joined_text(base: str, one: str, other: str) -> str | None:
    """Join what two people made of a text, word by word.

    Returns:
        The text with the changes of both; None where they changed the same place, or places that
        touch. Which of the two is called `one` makes no difference.
    """
    words = _WORDS.findall(base)
    changes = sorted({*_changes(words, one), *_changes(words, other)})
    for first, second in pairwise(changes):
        if second.start <= first.end:
            return None
    return "".join(_applied(words, changes))


def _changes(words: Sequence[str], text: str) -> Iterator[_Change]:
    new = _WORDS.findall(text)
    matcher = SequenceMatcher(None, words, new, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind != "equal":
            yield _Change(start, end, tuple(new[first:last]))


def _applied(words: Sequence[str], changes: Sequence[_Change]) -> Iterator[str]:
    at = 0
    for change in changes:
        yield from words[at : change.start]
        yield from change.words
        at = change.end
    yield from words[at:]
