"""How values are declared that the first page needs: like dataclasses, but quickly.

`dataclass(frozen=True)` writes and compiles six methods for every class; for those of the first
page that took a quarter of the program's start. Here the methods stand once, in `Frozen`.
Elsewhere a frozen dataclass does as well.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from typing import Any, ClassVar, NamedTuple, TypeVar, dataclass_transform, overload

from planner.overriding import override

AnyType = TypeVar("AnyType")


class Frozen:
    """A frozen value; its class is marked with `frozen` and declares fields as dataclasses do.

    `dataclasses.fields` and `dataclasses.replace` know it. Two are equal if they are of the same
    class and hold the same.
    """

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def __init__(self, *values: Any, **named: Any) -> None:
        shape = _shape_of(type(self))
        given = {**shape.defaults, **dict(zip(shape.names, values, strict=False)), **named}
        for name, make in shape.factories:
            if name not in given:
                given[name] = make()
        if given.keys() != shape.known or len(values) > len(shape.names):
            wrong = ", ".join(sorted(given.keys() ^ shape.known)) or "so many values"
            message = f"{type(self).__name__} lacks or does not know {wrong}"
            raise TypeError(message)
        self.__dict__.update(given)
        self.__post_init__()

    def __post_init__(self) -> None:
        """Refuse nonsense; by default everything is right."""

    @override
    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(name)

    @override
    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(name)

    @override
    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return _held(self) == _held(other)

    @override
    def __hash__(self) -> int:
        return hash(_held(self))

    @override
    def __repr__(self) -> str:
        names = _shape_of(type(self)).names
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__name__}({shown})"


@overload
def frozen(declared: type[AnyType]) -> type[AnyType]: ...


@overload
def frozen(*, kw_only: bool = True) -> Callable[[type[AnyType]], type[AnyType]]: ...


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def frozen(declared: type[AnyType] | None = None, *, kw_only: bool = True) -> Any:
    """Make the annotations of a subclass of Frozen its fields; positional with `kw_only=False`."""
    mark = dataclass(init=False, repr=False, eq=False, kw_only=kw_only)
    return mark if declared is None else mark(declared)


class _Shape(NamedTuple):
    names: tuple[str, ...]
    known: frozenset[str]
    defaults: dict[str, Any]
    factories: tuple[tuple[str, Callable[[], Any]], ...]


_shapes: dict[type[Any], _Shape] = {}


def _shape_of(frozen_type: type[Any]) -> _Shape:
    if frozen_type not in _shapes:
        declared = fields(frozen_type)
        names = tuple(each.name for each in declared)
        _shapes[frozen_type] = _Shape(
            names,
            frozenset(names),
            {each.name: each.default for each in declared if each.default is not MISSING},
            tuple(
                (each.name, each.default_factory)
                for each in declared
                if each.default_factory is not MISSING
            ),
        )
    return _shapes[frozen_type]


def _held(held: Any) -> tuple[Any, ...]:
    here = held.__dict__
    return tuple(here[name] for name in _shape_of(type(held)).names)
