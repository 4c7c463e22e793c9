"""Rows of a damaged SQLite file, page by page, whatever the pages around them say.

Each page is read by itself, without the tree that leads to it, so that one broken page costs what
stood on it and nothing else. What is read proves nothing: the caller checks it.

Source: "Database File Format" on sqlite.org: pages, cells, overflow, records.
"""

import struct
from collections.abc import Iterator
from typing import Final

from planner.store.engine import Value

TABLE_LEAF, INDEX_LEAF, INDEX_INNER = 0x0D, 0x0A, 0x02
_USUAL_PAGE: Final = 4096
_PAGES: Final = frozenset(1 << bits for bits in range(9, 17))
_LARGEST_ROW: Final = 8 << 20
_INTEGERS: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_READ_WRONGLY = (IndexError, ValueError, struct.error, OverflowError)

Row = tuple[Value, ...]


def rows_of_pages(content: bytes) -> Iterator[tuple[int, int, Row]]:
    """Give the rows of all tables and indexes: kind of page, number of the row, values.

    The number is 0 where rows have none; a column that repeats it holds None.
    """
    pages = _Pages(content)
    for number in range(pages.count):
        yield from pages.rows(number)


class _Pages:
    def __init__(self, content: bytes) -> None:
        said = int.from_bytes(content[16:18], "big")
        size = 65536 if said == 1 else said
        self._size = size if size in _PAGES else _USUAL_PAGE
        reserved = content[20] if len(content) > 20 else 0  # noqa: PLR2004 - a place in the header
        self._usable = self._size - (reserved if reserved < self._size // 4 else 0)
        self._content = content
        self.count = -(-len(content) // self._size)

    def rows(self, number: int) -> Iterator[tuple[int, int, Row]]:
        page = self._page(number)
        start = 0 if number else 100
        kind = page[start] if len(page) > start else 0
        if kind not in (TABLE_LEAF, INDEX_LEAF, INDEX_INNER):
            return
        begins = start + (12 if kind == INDEX_INNER else 8)
        cells = int.from_bytes(page[start + 3 : start + 5], "big")
        for place in range(begins, min(begins + 2 * cells, len(page) - 1), 2):
            try:
                row, values = self._cell(page, kind, int.from_bytes(page[place : place + 2], "big"))
            except _READ_WRONGLY:
                continue
            yield kind, row, values

    def _page(self, number: int) -> bytes:
        return self._content[number * self._size : (number + 1) * self._size]

    def _cell(self, page: bytes, kind: int, at: int) -> tuple[int, Row]:
        row = 0
        at += 4 if kind == INDEX_INNER else 0
        length, at = _varint(page, at)
        if kind == TABLE_LEAF:
            row, at = _varint(page, at)
        if length > _LARGEST_ROW:
            raise ValueError(length)
        return row, _values(self._payload(page, kind, at, length))

    def _payload(self, page: bytes, kind: int, at: int, length: int) -> bytes:
        most = self._usable - 35 if kind == TABLE_LEAF else (self._usable - 12) * 64 // 255 - 23
        if length <= most:
            return page[at : at + length]
        least = (self._usable - 12) * 32 // 255 - 23
        here = least + (length - least) % (self._usable - 4)
        here = here if here <= most else least
        parts = [page[at : at + here]]
        following = int.from_bytes(page[at + here : at + here + 4], "big")
        left = length - here
        while left > 0:
            if not 0 < following <= self.count:
                raise ValueError(following)
            overflow = self._page(following - 1)
            parts.append(overflow[4 : 4 + min(left, self._usable - 4)])
            following = int.from_bytes(overflow[:4], "big")
            left -= self._usable - 4
        return b"".join(parts)


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(8):
        value = value << 7 | content[at + place] & 0x7F
        if content[at + place] < 0x80:  # noqa: PLR2004 - the sign that more follows
            return value, at + place + 1
    return value << 8 | content[at + 8], at + 9


def _values(payload: bytes) -> Row:
    header, at = _varint(payload, 0)
    if header > len(payload):
        raise ValueError(header)
    held: list[Value] = []
    begins = header
    while at < header:
        kind, at = _varint(payload, at)
        value, begins = _value(payload, kind, begins)
        held.append(value)
    return tuple(held)


def _value(payload: bytes, kind: int, at: int) -> tuple[Value, int]:
    if kind == 0:
        return None, at
    if kind in (8, 9):
        return kind - 8, at
    if kind in (10, 11):
        raise ValueError(kind)
    size = _INTEGERS.get(kind) or (8 if kind == 7 else (kind - 12) // 2)  # noqa: PLR2004 - kinds
    part = payload[at : at + size]
    if len(part) < size:
        raise IndexError(at)
    if kind in _INTEGERS:
        return int.from_bytes(part, "big", signed=True), at + size
    if kind == 7:  # noqa: PLR2004 - a real number
        return struct.unpack(">d", part)[0], at + size
    return (part.decode() if kind % 2 else part), at + size
