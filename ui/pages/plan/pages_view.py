"""The pages of the plan as pictures: turned by keys, made larger, read aloud."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QSizePolicy, QWidget

from planner.overriding import override
from planner.text import tr
from planner.words.numbers import percent_text
from ui.jobs import Job, Jobs
from ui.look.icons import icon
from ui.look.measure import scaled
from ui.look.theme import tokens
from ui.pages.plan.rendering import DrawnPage, draw_page
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import label

ZOOMS = (100, 125, 150, 200, 300)
"""Per cent of the width of the card."""

A4_HEIGHT_TO_WIDTH = 1.4142
TURNS = {
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_PageUp: -1,
}
SCROLLS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""Steps across and down."""

LINES_A_STEP = 3


class PagesView(Card):
    """Shows one page at a time. Drawing runs beside the window."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(tr("Pages"))
        self._jobs = jobs
        self._pdf = b""
        self._page = 0
        self._job: Job | None = None
        self._drawn: tuple[bytes, int, int] | None = None
        self.zoom = ZOOMS[0]
        self.picture = PagePicture()
        self.area = QScrollArea()
        self.area.setWidget(self.picture)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.state = label(tr("The pages are being drawn…"), "muted")
        self.earlier_button = QPushButton(tr("Page before"))
        self.later_button = QPushButton(tr("Next page"))
        self.larger_button = QPushButton(tr("Larger"))
        self.smaller_button = QPushButton(tr("Smaller"))
        self.fit_button = QPushButton(tr("Fit the width"))
        self._build()
        self._connect()
        self._show_state()

    def _build(self) -> None:
        buttons = QWidget()
        row = Flow(buttons, gap_px=8)
        for button, drawing in (
            (self.earlier_button, "previous"),
            (self.later_button, "next"),
            (self.smaller_button, "subtract"),
            (self.larger_button, "add"),
            (self.fit_button, "plan"),
        ):
            button.setIcon(icon(drawing))
            row.add(button)
        for widget in (buttons, self.state, self.area):
            self.add(widget)

    def _connect(self) -> None:
        self.earlier_button.clicked.connect(partial(self.turn, -1))
        self.later_button.clicked.connect(partial(self.turn, 1))
        self.larger_button.clicked.connect(partial(self.resize_by, 1))
        self.smaller_button.clicked.connect(partial(self.resize_by, -1))
        self.fit_button.clicked.connect(partial(self.resize_by, 0))
        self.picture.scrolled.connect(self._scroll)
        self.picture.turned.connect(self.turn)
        self.picture.turned_to.connect(self.go_to)
        self.picture.zoomed.connect(self.resize_by)

    @property
    def page(self) -> int:
        """Return the number of the page shown, from 0."""
        return self._page

    def show_pdf(self, pdf: bytes) -> None:
        """Show another document, on the page that is shown now."""
        self._pdf = pdf
        self._draw()

    @Slot(int)
    def turn(self, steps: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        """Go so many pages on, or back where `steps` is negative."""
        self.go_to(self._page + steps)

    @Slot(int)
    def go_to(self, page: int) -> None:
        """Show a page; beyond the last, the last."""
        last = max(0, self.picture.pages - 1)
        self._page = max(0, min(page, last))
        self._draw()

    @Slot(int)
    def resize_by(self, steps: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        """Make the page so many steps larger; 0 fits it to the width again."""
        at = ZOOMS.index(self.zoom)
        self.zoom = ZOOMS[max(0, min(at + steps, len(ZOOMS) - 1))] if steps else ZOOMS[0]
        self._draw()

    @Slot(int, int)
    def _scroll(self, across: int, down: int) -> None:
        for bar, steps in (
            (self.area.horizontalScrollBar(), across),
            (self.area.verticalScrollBar(), down),
        ):
            bar.setValue(bar.value() + steps * bar.singleStep() * LINES_A_STEP)

    def _width_px(self) -> int:
        room = self.area.width() - 2 * self.area.frameWidth()
        return max(scaled(100), room * self.zoom // 100)

    @Slot()
    def _draw(self) -> None:
        wanted = (self._pdf, self._page, self._width_px())
        if not self._pdf or self._job is not None or wanted == self._drawn:
            return
        self._drawn = wanted
        ratio = self.devicePixelRatioF()
        work = partial(draw_page, self._pdf, self._page, round(wanted[2] * ratio))
        self._job = self._jobs.start(work)
        self._job.succeeded.connect(self._on_drawn)
        self._job.ended.connect(self._on_ended)

    @Slot(object)
    def _on_drawn(self, drawn: DrawnPage) -> None:
        self._page = min(self._page, drawn.pages - 1)  # it may have been turned meanwhile
        self.picture.show_page(drawn, self.devicePixelRatioF())
        self._show_state()

    @Slot(object)
    def _on_ended(self) -> None:
        self._job = None
        self._draw()  # for whatever was wanted meanwhile

    def _show_state(self) -> None:
        pages = self.picture.pages
        if pages:
            words = tr("Page {page} of {pages}, {zoom} of the width").format(
                page=self.picture.number + 1, pages=pages, zoom=percent_text(self.zoom)
            )
            self.state.setText(words)
            self.picture.setAccessibleName(words)
        self.earlier_button.setEnabled(self._page > 0)
        self.later_button.setEnabled(self._page < pages - 1)
        self.fit_button.setEnabled(bool(pages) and self.zoom != ZOOMS[0])
        self.larger_button.setEnabled(bool(pages) and self.zoom < ZOOMS[-1])
        self.smaller_button.setEnabled(bool(pages) and self.zoom > ZOOMS[0])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.area.width()
        self.area.setFixedHeight(round(width * A4_HEIGHT_TO_WIDTH) + scaled(4))
        self._draw()


class PagePicture(QWidget):
    """Paints one page. Page keys turn it; +, - and 0, with Ctrl too, change its size.

    Signals:
        turned: So many pages on.
        turned_to: The page with this number, from 0.
        zoomed: So many steps larger; 0 for the usual size.
        scrolled: So many steps across and down, where the page is larger than its frame.
    """

    turned = Signal(int)
    turned_to = Signal(int)
    zoomed = Signal(int)
    scrolled = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.pages = self.number = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Pages of the plan"))
        self.hide()

    def show_page(self, drawn: DrawnPage, pixel_ratio: float) -> None:
        """Show a drawn page; its words are what a screen reader reads."""
        image = QImage(
            drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32
        )
        self._image = image.copy()  # the bytes are not Qt's to keep
        self._image.setDevicePixelRatio(pixel_ratio)
        self.pages, self.number = drawn.pages, drawn.number
        self.setAccessibleDescription(drawn.words)
        self.resize(self.sizeHint())
        self.show()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return self._image.deviceIndependentSize().toSize()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(0, 0, self._image)
        has_focus = self.hasFocus()
        painter.setPen(QPen(QColor(tokens().accent if has_focus else tokens().field), 1))
        for inset in range(3 if has_focus else 1):
            painter.drawRect(self.rect().adjusted(inset, inset, -inset - 1, -inset - 1))
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in TURNS:
            self.turned.emit(TURNS[Qt.Key(key)])
        elif key in SCROLLS:
            self.scrolled.emit(*SCROLLS[Qt.Key(key)])
        elif key == Qt.Key.Key_Home:
            self.turned_to.emit(0)
        elif key == Qt.Key.Key_End:
            self.turned_to.emit(self.pages - 1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoomed.emit(1)
        elif key == Qt.Key.Key_Minus:
            self.zoomed.emit(-1)
        elif key == Qt.Key.Key_0:
            self.zoomed.emit(0)
        else:
            super().keyPressEvent(event)
