"""How do several commands take the same options?"""

from collections.abc import Callable
from typing import Any

_Function = Callable[..., Any]


def with_options(*options: Callable[[_Function], _Function]) -> Callable[[_Function], _Function]:
    """Join options that several commands take; help lists them in this order."""

    def add_all(function: _Function) -> _Function:
        for add in reversed(options):
            function = add(function)
        return function

    return add_all
