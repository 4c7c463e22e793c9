"""Printing the plan on paper: its pages as pictures, as sharp as a printer shows them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRect, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from planner.domain.errors.storage import PrinterFailedError
from planner.domain.release import Released
from planner.progress import Cancelled, NoProgress, Progress
from planner.services.plan_preview import preview_pdf
from ui.pages.plan.rendering import DrawnPage, draw_page

SHARPEST_DPI = 300
"""Finer pictures look the same on paper, and one of 1,200 dpi takes half a gigabyte."""

POINTS_AN_INCH = 72


def usual_printer() -> QPrinter:
    """Return the usual printer, set to A4; the pages of the plan have their own margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)
    return printer


def print_plan(released: Released, printer: QPrinter, progress: Progress) -> int:
    """Print the chosen pages and return how many sheets came; it may run in another thread.

    Raises:
        Cancelled: The user stopped it; what was not sent yet is thrown away.
        PrinterFailedError: The printer takes nothing.
        OSError: There is no room for a moment's file.
    """
    pdf = preview_pdf(released, progress)
    try:
        return _print_pages(pdf, printer, progress)
    except Cancelled:
        printer.abort()
        if printer.outputFileName():
            Path(printer.outputFileName()).unlink(missing_ok=True)
        raise


def _print_pages(pdf: bytes, printer: QPrinter, progress: Progress) -> int:
    first = draw_page(pdf, 0, 1, NoProgress())
    wanted = _wanted(printer, first.pages)
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterFailedError
    try:
        for done, number in enumerate(wanted):
            progress.step(done, len(wanted))
            if done and not printer.newPage():
                raise PrinterFailedError
            _paint_page(pdf, number, painter, printer)
    finally:
        painter.end()
    return len(wanted)


def _wanted(printer: QPrinter, pages: int) -> Sequence[int]:
    """Return which pages are printed, from 0, in the order in which they are."""
    numbers = list(range(pages))
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        ranges = printer.pageRanges()
        numbers = [number for number in numbers if ranges.contains(number + 1)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    if printer.collateCopies():
        return numbers * copies
    return [number for number in numbers for _ in range(copies)]


def _paint_page(pdf: bytes, number: int, painter: QPainter, printer: QPrinter) -> None:
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    inches = printer.paperRect(QPrinter.Unit.Point).width() / POINTS_AN_INCH
    dpi = min(SHARPEST_DPI, printer.resolution())
    drawn = draw_page(pdf, number, round(inches * dpi), NoProgress())
    painter.drawImage(_fitted(drawn, paper), _image(drawn))


def _fitted(drawn: DrawnPage, paper: QRectF) -> QRectF:
    """Return where the page stands on the paper: as large as it goes, in the middle."""
    scale = min(paper.width() / drawn.width, paper.height() / drawn.height)
    width, height = drawn.width * scale, drawn.height * scale
    return QRectF((paper.width() - width) / 2, (paper.height() - height) / 2, width, height)


def _image(drawn: DrawnPage) -> QImage:
    image = QImage(
        drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32
    )
    return image.copy(QRect(0, 0, drawn.width, drawn.height))  # the bytes are not Qt's to keep
