"""How the members of each enumeration in a record are called, in the words of the product.

The words of the choices that `planner.domain.NAME` declares stand in the module NAME here, which
is imported when one of them is first said: the first page says few.
"""

from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import cast

from planner.words.choices.kinds import ChoiceWords, Words


def choice_text(choice: StrEnum) -> str:
    """Return the words for one member, in lower case unless it is a name."""
    known = choice_texts(type(choice)).get(choice)
    # A level that stands in a pack of later times has no word here but its key.
    return known or choice.value.replace("_", " ")


def choice_texts(choices: type[StrEnum]) -> Words:
    """Return the words for all members, in the order of their declaration."""
    return _words_of(choices.__module__.rpartition(".")[2])[choices]()


def choice_title(choice: StrEnum) -> str:
    """Return the words for one member with a capital, as they begin a line."""
    words = choice_text(choice)
    return words[:1].upper() + words[1:]


@cache
def _words_of(module: str) -> ChoiceWords:
    return cast("ChoiceWords", import_module(f"{__name__}.{module}").WORDS)
