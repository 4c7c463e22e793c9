"""`override`, without the library that brings it to Python 3.11: that took 5 % of the start.

The type checker sees the real one. From Python 3.12 on it is `typing.override`.
"""

from typing import TYPE_CHECKING, TypeVar

Method = TypeVar("Method")

if TYPE_CHECKING:
    from typing_extensions import override as override  # noqa: PLC0414 - handed on
else:

    def override(method: Method) -> Method:
        """Mark a method that replaces one of its class's parents."""
        return method
