"""Pictures of the pages of a PDF."""

from dataclasses import dataclass

from planner.progress import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPage:
    """One page as pixels.

    Attributes:
        number: From 0.
        pages: How many pages the document has.
        pixels: Blue, green, red and an unused byte for each pixel, `stride` bytes a row.
        words: The text of the page in its order.
    """

    number: int
    pages: int
    width: int
    height: int
    stride: int
    pixels: bytes
    words: str


def draw_page(pdf: bytes, number: int, width_px: int, progress: Progress) -> DrawnPage:
    """Draw a page so wide, the last one where `number` lies behind it; may run in a thread.

    PDFium must not be called from two threads at once: the jobs of the window run one by one.
    """
    # Imported late: nothing else in the window needs it.
    import pypdfium2  # noqa: PLC0415

    progress.step(0, 1)
    document = pypdfium2.PdfDocument(pdf)
    try:
        document.init_forms()  # or the coach's fields would not be seen
        number = max(0, min(number, len(document) - 1))
        page = document[number]
        bitmap = page.render(
            scale=max(1, width_px) / page.get_width(),
            force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx,
        )
        return DrawnPage(
            number=number,
            pages=len(document),
            width=bitmap.width,
            height=bitmap.height,
            stride=bitmap.stride,
            pixels=bytes(bitmap.buffer),
            words=page.get_textpage().get_text_bounded(),
        )
    finally:
        document.close()
