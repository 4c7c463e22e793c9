"""The words people read, in their language.

Only `ui`, `planner.words`, `planner.export` and `planner.commands` may import this.
"""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager

from planner.resource_files import resource_path

SOURCE_LANGUAGE = "en-GB"

_catalog: gettext.NullTranslations = gettext.NullTranslations()
_language = SOURCE_LANGUAGE


def use_language(wanted: str) -> None:
    """Translate from now on into a language such as "cy"; English where nothing fits."""
    global _catalog, _language  # noqa: PLW0603 - the one switch of the program
    _catalog = gettext.translation("firebreak", resource_path("locale"), [wanted], fallback=True)
    _language = wanted if _catalog.info() else SOURCE_LANGUAGE


@contextmanager
def in_language(wanted: str) -> Iterator[None]:
    """Speak a language for a while, such as that of a document; in one thread at a time."""
    global _catalog, _language
    before = _catalog, _language
    use_language(wanted)
    try:
        yield
    finally:
        _catalog, _language = before


def languages() -> list[str]:
    """List the languages that the program can speak: English, and each with a catalogue."""
    folder = resource_path("locale")
    found = folder.glob("*/LC_MESSAGES/firebreak.mo") if folder.is_dir() else ()
    return [SOURCE_LANGUAGE, *sorted(path.parent.parent.name for path in found)]


def language() -> str:
    """Return the language in use as documents name it (BCP 47), such as "en-GB" or "cy"."""
    return _language


def tr(text: str) -> str:
    """Return the text in the user's language. Call it with a literal, never an f-string."""
    return _catalog.gettext(text)


def tr_plural(one: str, many: str, number: int) -> str:
    """Return the form that fits the number, with the number filled in as {n}."""
    return _catalog.ngettext(one, many, number).format(n=number)
