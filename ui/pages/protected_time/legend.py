"""What the colours and lines of the week mean, drawn as the week draws them."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.overriding import override
from planner.text import tr
from ui.look.measure import scaled
from ui.widgets.flow import Flow
from ui.widgets.week_grid.item_painting import paint_item
from ui.widgets.week_grid.items import GridItem, GridKind, GridTone

_ANY_TIME = datetime(2024, 1, 1, tzinfo=UTC)


class Legend(QWidget):
    """A row of samples, each with its word."""

    def __init__(self) -> None:
        super().__init__()
        row = Flow(self, gap_px=8)
        for words, kind, tone in (
            (tr("long-term"), GridKind.BLOCK_FLEXIBLE, GridTone.LONG_TERM),
            (tr("development"), GridKind.BLOCK_FLEXIBLE, GridTone.DEVELOPMENT),
            (tr("defended"), GridKind.BLOCK_DEFENDED, GridTone.DEVELOPMENT),
            (tr("proposed"), GridKind.PROPOSAL, GridTone.LONG_TERM),
            (tr("lost"), GridKind.LOST, GridTone.LONG_TERM),
            (tr("diary"), GridKind.DIARY, GridTone.LONG_TERM),
        ):
            row.add(_Sample(words, kind, tone))


class _Sample(QWidget):
    def __init__(self, words: str, kind: GridKind, tone: GridTone) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._item = GridItem(
            key=words,
            start=_ANY_TIME,
            end=_ANY_TIME + timedelta(hours=1),
            title=words,
            kind=kind,
            tone=tone,
        )

    @override
    def sizeHint(self) -> QSize:
        font = QFont(self.font())
        font.setBold(True)
        metrics = QFontMetrics(font)
        room = scaled(38) if self._item.kind is GridKind.BLOCK_DEFENDED else scaled(22)
        return QSize(metrics.horizontalAdvance(self._item.title) + room, metrics.height() + 4)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_item(painter, self._item, QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()
