"""What a server's XML says, without trusting it (RFC 4918, section 13).

No document type is accepted, and with it no entity: a few lines of those can fill a memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

DEEPEST = 40
_FOUND = " 200"  # within "HTTP/1.1 200 OK"
_DAV = "DAV:"
_CALDAV = "urn:ietf:params:xml:ns:caldav"


class UnreadableAnswerError(ValueError):
    """The answer is not the XML that was asked for."""


@dataclass(slots=True)
class Element:
    """An element of the answer; `name` is its namespace, a blank, and its local name."""

    name: str
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    def all(self, name: str) -> Iterator["Element"]:
        """List the children of this name."""
        return (child for child in self.children if child.name == name)

    def first(self, *names: str) -> "Element | None":
        """Follow these names downwards, always to the first; None where one is missing."""
        found: Element | None = self
        for name in names:
            found = next(found.all(name), None) if found else None
        return found

    def words(self, *names: str) -> str:
        """Return the text at the end of these names, "" where there is none."""
        found = self.first(*names)
        return found.text.strip() if found else ""


@dataclass(frozen=True, slots=True)
class Resource:
    """What an answer says of one address: whether it is there, and the properties that are."""

    href: str
    is_there: bool
    properties: Element

    def text(self, *names: str) -> str:
        """Return the text of a property, "" where it is not there."""
        return self.properties.words(*names)

    def has(self, *names: str) -> bool:
        """Say whether a property, or a part of it, is there."""
        return self.properties.first(*names) is not None


def dav(name: str) -> str:
    """Return the full name of an element of WebDAV."""
    return f"{_DAV} {name}"


def caldav(name: str) -> str:
    """Return the full name of an element of CalDAV."""
    return f"{_CALDAV} {name}"


def resources(body: bytes) -> list[Resource]:
    """Read a multistatus; raises UnreadableAnswerError."""
    root = _parsed(body)
    if root.name != dav("multistatus"):
        raise UnreadableAnswerError
    return [
        Resource(response.words(dav("href")), _is_there(response), _properties(response))
        for response in root.all(dav("response"))
        if response.words(dav("href"))
    ]


def _is_there(response: Element) -> bool:
    status = response.words(dav("status"))  # stands there where there are no properties
    return not status or _FOUND in status


def _properties(response: Element) -> Element:
    """Return the properties of a response that were found."""
    found = Element(dav("prop"))
    for stat in response.all(dav("propstat")):
        if _FOUND in stat.words(dav("status")):
            for prop in stat.all(dav("prop")):
                found.children += prop.children
    return found


def _parsed(body: bytes) -> Element:
    building = _Building()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = building.begin
    parser.EndElementHandler = building.end
    parser.CharacterDataHandler = building.add_text
    parser.StartDoctypeDeclHandler = building.refuse
    parser.EntityDeclHandler = building.refuse
    try:
        parser.Parse(body, True)  # noqa: FBT003 - takes no keywords
    except expat.ExpatError as error:
        raise UnreadableAnswerError from error
    return building.root


class _Building:
    """The tree while it grows."""

    def __init__(self) -> None:
        self._open = [Element("")]
        self._texts: list[list[str]] = [[]]

    @property
    def root(self) -> Element:
        return self._open[0].children[0]

    def begin(self, name: str, _attributes: object) -> None:
        if len(self._open) > DEEPEST:
            raise UnreadableAnswerError
        element = Element(name)
        self._open[-1].children.append(element)
        self._open.append(element)
        self._texts.append([])

    def end(self, _name: str) -> None:
        self._open.pop().text = "".join(self._texts.pop())

    def add_text(self, text: str) -> None:
        self._texts[-1].append(text)

    def refuse(self, *_declared: object) -> None:
        raise UnreadableAnswerError
