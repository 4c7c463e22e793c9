"""Rows that break where there is no room, so that nothing is clipped at 200 % text."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

from planner.domain.values import Frozen, frozen
from planner.overriding import override
from ui.look.measure import scaled

GAP_PX = 12


@frozen(kw_only=False)
class _Placed(Frozen):
    item: QLayoutItem
    grow: int
    basis_px: int

    def width(self) -> int:
        """Return the width below which the item goes to a row of its own."""
        if self.basis_px:
            return max(self.item.minimumSize().width(), scaled(self.basis_px))
        hint = self.item.minimumSize() if self.grow else self.item.sizeHint()
        return hint.width()

    def height(self, width: int) -> int:
        """Return the height needed at `width`."""
        if self.item.hasHeightForWidth():
            return self.item.heightForWidth(width)
        return self.item.sizeHint().height()


class Flow(QLayout):
    """Puts widgets side by side and breaks the row when it is full.

    What is left of a row goes to those that grow, in proportion.
    """

    def __init__(self, parent: QWidget | None = None, gap_px: int = GAP_PX) -> None:
        # Before Qt's own beginning, which may ask for them.
        self._placed: list[_Placed] = []
        # Qt asks for sizes again and again between two changes.
        self._heights: dict[int, int] = {}
        self._sizes: dict[str, QSize] = {}
        self._widths_asked: dict[int, int] = {}
        self._gap_px = gap_px
        if parent is None:
            super().__init__()
        else:
            super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)

    def add(
        self,
        widget: QWidget,
        *,
        grow: int = 0,
        basis_px: int = 0,
        align: Qt.AlignmentFlag | None = None,
    ) -> None:
        """Append a widget.

        Args:
            widget: What to show.
            grow: Its share of the room left over in its row; 0 keeps its own width.
            basis_px: The width at 100 % text under which it takes a new row; 0 for its own.
            align: Where it stands in the height of its row; None fills it.
        """
        self.addChildWidget(widget)
        item = QWidgetItem(widget)
        if align is not None:
            item.setAlignment(align)
        self._placed.append(_Placed(item, grow, basis_px))
        self.invalidate()

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._placed.append(_Placed(item, 0, 0))
        self.invalidate()

    @override
    def count(self) -> int:
        return len(self._placed)

    @override
    def itemAt(self, index: int) -> QLayoutItem:
        if 0 <= index < len(self._placed):
            return self._placed[index].item
        return None  # type: ignore[return-value]  # Qt's way to say that there is none

    @override
    def takeAt(self, index: int) -> QLayoutItem:
        if 0 <= index < len(self._placed):
            return self._placed.pop(index).item
        return None  # type: ignore[return-value]  # Qt's way to say that there is none

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def invalidate(self) -> None:
        self._heights.clear()
        self._sizes.clear()
        self._widths_asked.clear()
        super().invalidate()

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), is_trial=True)
        return self._heights[width]

    @override
    def minimumSize(self) -> QSize:
        if "minimum" not in self._sizes:
            self._sizes["minimum"] = self._minimum()
        return self._sizes["minimum"]

    @override
    def sizeHint(self) -> QSize:
        if "hint" not in self._sizes:
            self._sizes["hint"] = self._hint()
        return self._sizes["hint"]

    def _minimum(self) -> QSize:
        least = QSize(0, 0)
        for each in self._shown():
            least = least.expandedTo(each.item.minimumSize())
        return least

    def _hint(self) -> QSize:
        shown = self._shown()
        width = sum(self._width(each) for each in shown) + self._gap() * max(0, len(shown) - 1)
        return QSize(width, self.heightForWidth(max(width, 1)))

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, is_trial=False)

    def _width(self, placed: _Placed) -> int:
        key = id(placed)
        if key not in self._widths_asked:
            self._widths_asked[key] = placed.width()
        return self._widths_asked[key]

    def _gap(self) -> int:
        return scaled(self._gap_px)

    def _shown(self) -> list[_Placed]:
        return [each for each in self._placed if not each.item.isEmpty()]

    def _rows(self, width: int) -> list[list[_Placed]]:
        rows: list[list[_Placed]] = []
        left = 0
        gap = self._gap()
        for each in self._shown():
            needed = self._width(each) + (gap if rows else 0)
            if rows and needed <= left:
                rows[-1].append(each)
                left -= needed
            else:
                rows.append([each])
                left = width - self._width(each)
        return rows

    def _arrange(self, area: QRect, *, is_trial: bool) -> int:
        y, gap = area.y(), self._gap()
        for row in self._rows(area.width()):
            widths = self._widths(row, area.width())
            height = max(each.height(width) for each, width in zip(row, widths, strict=True))
            x = area.x()
            for each, width in zip(row, widths, strict=True):
                if not is_trial:
                    each.item.setGeometry(QRect(x, y, width, height))
                x += width + gap
            y += height + gap
        return max(0, y - area.y() - gap)

    def _widths(self, row: list[_Placed], width: int) -> list[int]:
        own = [min(self._width(each), width) for each in row]
        left = max(0, width - sum(own) - self._gap() * (len(row) - 1))
        shares = sum(each.grow for each in row)
        if not shares:
            return own
        return [base + left * each.grow // shares for base, each in zip(own, row, strict=True)]
