"""Bring the catalogues up to date with the program's texts, and compile them.

    "$(python3 packaging/develop.py)" packaging/translate.py

Texts that are new stand in each catalogue without a translation, and are said in English until
somebody writes one; texts that are gone leave. See "Translate" in CONTRIBUTING.md.
"""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PROJECT = Path(__file__).resolve().parent.parent
CATALOGUES = "resources/locale/*/LC_MESSAGES/firebreak.po"
FUNCTIONS = {**DEFAULT_KEYWORDS, "tr": None, "tr_plural": (1, 2)}
WIDTH = 96


def main() -> None:
    """Update every catalogue there is, and say how much of each is translated."""
    texts = _texts()
    for path in sorted(PROJECT.glob(CATALOGUES)):
        catalogue = _updated(path, texts)
        translated = [message for message in catalogue if message.id and message.string]
        print(f"{path.parent.parent.name}: {len(translated)} of {len(catalogue)} texts")


def _texts() -> Catalog:
    found = Catalog()
    for folder in ("planner", "ui"):
        for _, _, text, comments, _ in extract_from_dir(
            PROJECT / folder, keywords=FUNCTIONS, comment_tags=("Translators:",)
        ):
            found.add(text, auto_comments=comments)
    return found


def _updated(path: Path, texts: Catalog) -> Catalog:
    with path.open("rb") as source:
        catalogue = read_po(source)
    catalogue.update(texts, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    for message in catalogue:
        # The texts are for str.format: a sign of per cent says nothing of Python's other way.
        message.flags.discard("python-format")
    with path.open("wb") as target:
        write_po(target, catalogue, width=WIDTH, no_location=True, sort_output=True)
    for message in catalogue:
        if not _is_said(message.string):
            message.string = ""  # else the English forms of a plural would pass for translated
    with path.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, catalogue)
    return catalogue


def _is_said(written: object) -> bool:
    return all(written) if isinstance(written, tuple | list) else bool(written)


if __name__ == "__main__":
    main()
