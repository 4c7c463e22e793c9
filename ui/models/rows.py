"""One table model for every list of the window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon

from planner.overriding import override
from ui.look.icons import icon
from ui.look.theme import tokens

Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class HasId(Protocol):
    """A value that can be told apart from others for the life of the plan."""

    @property
    def id(self) -> str:
        """The value's own id."""
        ...


T = TypeVar("T", bound=HasId)


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """How one column shows a value, and what an edit of its cell does.

    Attributes:
        icon: Name of a drawing in `resources/icons`, or None.
        sample: A colour in its pattern to stand before the text, or None.
        foreground: Name of the token the text is painted in, or None for the usual one.
        spoken: What a screen reader says instead of `text`, where that is too short for the ear.
        is_number: Numbers and times stand flush right.
    """

    title: str
    text: Callable[[T], str]
    edit: Callable[[T, Any], object] | None = None
    tooltip: Callable[[T], str] | None = None
    icon: Callable[[T], str | None] | None = None
    sample: Callable[[T], QIcon | None] | None = None
    foreground: Callable[[T], str | None] | None = None
    spoken: Callable[[T], str] | None = None
    is_number: bool = False


class RowsModel(QAbstractTableModel, Generic[T]):
    """Shows what `read` returns. Holds no truth of its own: call `refresh` to read again."""

    def __init__(
        self, columns: Sequence[Column[T]], read: Callable[[], Sequence[T]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._read = read
        self._rows: list[T] = list(read())

    def value(self, index: Index) -> T:
        """Return the value shown in the row of `index`."""
        return self._rows[index.row()]

    def row_of(self, row_id: str) -> int | None:
        """Return the row that shows the value with this id; None if none does."""
        return next((number for number, row in enumerate(self._rows) if row.id == row_id), None)

    def refresh(self) -> None:
        """Read again, and tell the views only what really changed: they keep their place."""
        fresh = list(self._read())
        kept = {row.id for row in fresh}
        self._remove_all_but(kept)
        known = [row.id for row in self._rows]
        if known == [row.id for row in fresh if row.id in set(known)]:
            self._insert_new(fresh)
            self._replace_changed(fresh)
        else:
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()

    def _remove_all_but(self, kept: set[str]) -> None:
        for number in reversed(range(len(self._rows))):
            if self._rows[number].id not in kept:
                self.beginRemoveRows(NO_PARENT, number, number)
                del self._rows[number]
                self.endRemoveRows()

    def _insert_new(self, fresh: list[T]) -> None:
        for number, row in enumerate(fresh):
            if number == len(self._rows) or self._rows[number].id != row.id:
                self.beginInsertRows(NO_PARENT, number, number)
                self._rows.insert(number, row)
                self.endInsertRows()

    def _replace_changed(self, fresh: list[T]) -> None:
        last = len(self._columns) - 1
        for number, (old, new) in enumerate(zip(self._rows, fresh, strict=True)):
            if old != new:
                self._rows[number] = new
                self.dataChanged.emit(self.index(number, 0), self.index(number, last))

    @override
    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        column, row = self._columns[index.column()], self._rows[index.row()]
        match role:
            case Role.DisplayRole | Role.EditRole:
                return column.text(row)
            case Role.AccessibleTextRole if column.spoken:
                return column.spoken(row)
            case Role.TextAlignmentRole:
                return _alignment(is_number=column.is_number)
            case _:
                return _decoration(column, row, role)

    @override
    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        edit = self._columns[index.column()].edit
        if role != Role.EditRole or edit is None:
            return False
        edit(self._rows[index.row()], value)
        return True  # what the view shows comes back through refresh()

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self._columns[index.column()].edit:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return self._columns[section].title
        if role == Role.TextAlignmentRole:
            return _alignment(is_number=self._columns[section].is_number)
        return None


def _alignment(*, is_number: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _decoration(column: Column[T], row: T, role: int) -> object:
    if role == Role.ToolTipRole and column.tooltip:
        return column.tooltip(row)
    if role == Role.ForegroundRole and column.foreground:
        name = column.foreground(row)
        return QColor(tokens().colour(name)) if name else None
    if role == Role.DecorationRole and column.sample:
        return column.sample(row)
    if role == Role.DecorationRole and column.icon:
        drawing = column.icon(row)
        return icon(drawing) if drawing else None
    return None
