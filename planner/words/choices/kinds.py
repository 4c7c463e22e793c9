"""What the modules of this package hold: for each enumeration, the words of its members."""

from collections.abc import Callable, Mapping
from enum import StrEnum

Words = Mapping[StrEnum, str]

ChoiceWords = Mapping[type[StrEnum], Callable[[], Words]]
