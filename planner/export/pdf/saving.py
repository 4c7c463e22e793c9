"""How a finished PDF becomes bytes: small, repeatable, and with no doubt where a stream ends.

PDF/A wants a line end between a stream's data and `endstream`. Where the data themselves end with
a carriage return, the two read as one line end and the stream looks a byte too long; one
compressed stream in 256 ends so. Such streams get one byte more, which nobody reads.
"""

import zlib
from io import BytesIO

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, Stream

_DOUBTFUL_END = b"\r\nendstream"
_CARRIAGE_RETURN = 0x0D
_TAIL = b"\n"
_TRIES = 8


def saved(pdf: Pdf) -> bytes:
    """Return the file's bytes, the same for the same content."""
    for thing in pdf.objects:
        if isinstance(thing, Stream) and _would_end_in_doubt(thing):
            _write_with_tail(thing)
    content = _bytes_of(pdf)
    # Streams of objects are made while saving: other object numbers give them other ends.
    for attempt in range(1, _TRIES):
        if _DOUBTFUL_END not in content:
            break
        fillers = [pdf.make_indirect(Dictionary(Filler=number)) for number in range(attempt)]
        pdf.Root.FirebreakNumbering = Array(fillers)
        content = _bytes_of(pdf)
    return content


def _bytes_of(pdf: Pdf) -> bytes:
    buffer = BytesIO()
    pdf.save(
        buffer,
        deterministic_id=True,
        preserve_pdfa=True,
        object_stream_mode=ObjectStreamMode.generate,
        force_version="1.7",
    )
    return buffer.getvalue()


def _would_end_in_doubt(stream: Stream) -> bool:
    # All but the metadata is compressed while saving, and ends with its checksum's last byte then.
    if stream.get(Name.Type) == Name.Metadata:
        return False
    return zlib.adler32(stream.read_bytes()) & 0xFF == _CARRIAGE_RETURN


def _write_with_tail(stream: Stream) -> None:
    # Readers stop at the checksum; qpdf keeps what is compressed already as it is.
    packed = zlib.compress(stream.read_bytes())
    stream.write(packed + _TAIL, filter=Name.FlateDecode)
