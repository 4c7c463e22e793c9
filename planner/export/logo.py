"""A writer's own logo: read with care, made small, said in words."""

import warnings
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image

from planner.domain.errors.documents import LogoUnreadableError, LogoWordsMissingError
from planner.domain.logo import Logo

MOST_BYTES: Final = 10_000_000
_MOST_PIXELS = 40_000_000
_MOST_SIZE_PX = (720, 240)
_FORMATS = ("PNG", "JPEG")


def read_logo(path: Path, alternative: str) -> Logo:
    """Read a PNG or JPEG and draw it anew on white, so that nothing else of the file goes on.

    Raises:
        LogoUnreadableError: It is another thing, damaged, or too large.
        LogoWordsMissingError: Nobody said what it shows.
        OSError: The file cannot be read.
    """
    if not alternative.strip():
        raise LogoWordsMissingError(str(path))
    if path.stat().st_size > MOST_BYTES:
        raise LogoUnreadableError(str(path))
    try:
        picture = _on_white(path.read_bytes())
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning) as error:
        raise LogoUnreadableError(str(path)) from error
    written = BytesIO()
    picture.save(written, "PNG")
    return Logo(
        png=written.getvalue(),
        width=picture.width,
        height=picture.height,
        alternative=" ".join(alternative.split()),
    )


def _on_white(content: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # Pillow warns of pictures made to fill the memory
        with Image.open(BytesIO(content), formats=_FORMATS) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                message = "too many pixels"
                raise ValueError(message)
            seen = opened.convert("RGBA")
    paper = Image.new("RGBA", seen.size, "white")
    paper.alpha_composite(seen)
    flat = paper.convert("RGB")
    flat.thumbnail(_MOST_SIZE_PX)
    return flat
