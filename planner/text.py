"""The words people read, in their language.

Only `ui`, `planner.words`, `planner.export` and `planner.commands` may import this.
"""

import gettext

from planner.resource_files import resource_path

_catalog: gettext.NullTranslations = gettext.NullTranslations()


def use_language(language: str) -> None:
    """Translate from now on into `language`, such as "cy"; English where nothing fits."""
    global _catalog  # noqa: PLW0603 - the one switch of the program
    _catalog = gettext.translation(
        "firebreak", resource_path("locale"), [language], fallback=True
    )


def tr(text: str) -> str:
    """Return the text in the user's language. Call it with a literal, never an f-string."""
    return _catalog.gettext(text)


def tr_plural(one: str, many: str, number: int) -> str:
    """Return the form that fits the number, with the number filled in as {n}."""
    return _catalog.ngettext(one, many, number).format(n=number)
