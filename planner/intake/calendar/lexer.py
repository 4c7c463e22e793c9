"""Which components and content lines stand in a calendar's bytes (RFC 5545, section 3.1).

Works on bytes and on positions in them: nothing is copied or decoded that nobody asks for,
which is what makes large calendars fast. Damage is tolerated: a component that is not ended
ends where its parent does or where the next event begins; a stray END is ignored.
"""

import re
from collections import Counter

from planner.intake.calendar.caps import LINE_BYTES

Lines = dict[bytes, list[bytes]]
"""By upper-case property name, what follows the name: parameters, colon and value."""

_WANTED = frozenset({b"VCALENDAR", b"VEVENT", b"VTIMEZONE", b"STANDARD", b"DAYLIGHT"})
_ENDED_BY_ITS_LIKE = frozenset({b"VCALENDAR", b"VEVENT"})
_EDGE = re.compile(rb"\n(BEGIN|END)[ \t]*:[ \t]*([A-Z0-9-]+)", re.IGNORECASE)
_PARAMETER = re.compile(rb';[ \t]*([A-Z0-9-]+)[ \t]*=((?:"[^"]*"|[^";:])*)', re.IGNORECASE)


class Component:
    """A component, as the stretches of the bytes that are its own and no inner component's."""

    __slots__ = ("name", "parent", "spans")

    def __init__(self, name: bytes, parent: "Component | None") -> None:
        self.name = name
        self.parent = parent
        self.spans: list[tuple[int, int]] = []


def unfolded(raw: bytes) -> bytes:
    """Return the content lines in UTF-8, one a line, each after a line feed."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raw = raw.decode("utf-16", "replace").encode()
    lines = raw.removeprefix(b"\xef\xbb\xbf")
    if b"\r" in lines:
        lines = lines.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return b"\n" + lines.replace(b"\n ", b"").replace(b"\n\t", b"")


def components(data: bytes) -> list[Component]:
    """List the components that matter to us, each after the one that holds it."""
    nesting = _Nesting()
    for edge in _EDGE.finditer(data):
        name = edge[2].upper()
        if edge[1][:1] in b"Bb":
            nesting.begin(name, edge.start(), edge.end())
        else:
            nesting.end(name, edge.start(), edge.end())
    nesting.close_span(len(data))
    return nesting.found


class _Nesting:
    """Which components are open at the place that is being read."""

    def __init__(self) -> None:
        self.found: list[Component] = []
        self._open: list[tuple[bytes, Component | None]] = []
        self._open_names: Counter[bytes] = Counter()  # to know a stray END without a search
        self._from = 0

    def begin(self, name: bytes, start: int, end: int) -> None:
        self.close_span(start)
        if name in _ENDED_BY_ITS_LIKE and self._open_names[name]:
            self._pop(name)
        component = None
        if name in _WANTED:
            component = Component(name, self._innermost())
            self.found.append(component)
        self._open.append((name, component))
        self._open_names[name] += 1
        self._from = end

    def end(self, name: bytes, start: int, end: int) -> None:
        if not self._open_names[name]:
            return
        self.close_span(start)
        self._pop(name)
        self._from = end

    def close_span(self, end: int) -> None:
        if self._open and (component := self._open[-1][1]) is not None:
            component.spans.append((self._from, end))

    def _pop(self, name: bytes) -> None:
        closed = b""
        while closed != name:
            closed, _ = self._open.pop()
            self._open_names[closed] -= 1

    def _innermost(self) -> Component | None:
        # An event inside a component we know nothing of is taken for one of the calendar.
        for name, component in reversed(self._open[-8:]):
            if component is not None and name != b"VEVENT":
                return component
        return None


def line_pattern(*names: str) -> re.Pattern[bytes]:
    """Build what `lines` searches for: the content lines with these property names."""
    longest_first = sorted(names, key=len, reverse=True)
    either = "|".join(re.escape(name) for name in longest_first)
    # One byte more than is kept, so that a cut line can be told from one that just fits.
    pattern = f"\n({either})[ \t]*([;:][^\n]{{0,{LINE_BYTES + 1}}})"
    return re.compile(pattern.encode(), re.IGNORECASE)


def lines(data: bytes, component: Component, pattern: re.Pattern[bytes]) -> Lines:
    """Find a component's own content lines that `pattern` asks for, in the file's order."""
    found: Lines = {}
    for start, end in component.spans:
        for name, rest in pattern.findall(data, start, end):
            found.setdefault(name.upper(), []).append(rest)
    return found


def any_cut(component: Component, found: Lines) -> bool:
    """Say whether one of the lines is longer than what is kept of it."""
    if all(end - start <= LINE_BYTES for start, end in component.spans):
        return False
    return any(len(rest) > LINE_BYTES for rests in found.values() for rest in rests)


def first(found: Lines, name: bytes) -> bytes | None:
    """Return the first line of this name; a property that may stand once stands first."""
    rests = found.get(name)
    return rests[0] if rests else None


def value_of(rest: bytes) -> bytes:
    """Return the value of a line, whatever its parameters hold between quotation marks."""
    if rest[:1] == b":":
        return rest[1:]
    head, _, value = rest.partition(b":")
    if head.count(b'"') % 2 == 0:
        return value
    return rest[_end_of_parameters(rest) + 1 :]


def parameter_of(rest: bytes, name: bytes) -> bytes:
    """Return a parameter's value without quotation marks; empty where it is not given."""
    if rest[:1] == b":":
        return b""
    for parameter in _PARAMETER.finditer(rest, 0, _end_of_parameters(rest)):
        if parameter[1].upper() == name:
            return parameter[2].strip().strip(b'"')
    return b""


def _end_of_parameters(rest: bytes) -> int:
    is_quoted = False
    for match in re.finditer(rb'[":]', rest):
        if match[0] == b'"':
            is_quoted = not is_quoted
        elif not is_quoted:
            return match.start()
    colon = rest.find(b":")  # a quotation mark that is never closed
    return colon if colon >= 0 else len(rest)
