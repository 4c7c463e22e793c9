"""Can every catalogue of another language be relied on?"""

import ast
import gettext
import re
from collections import Counter
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
CATALOGUES = sorted(PROJECT.glob("resources/locale/*/LC_MESSAGES/firebreak.po"))
PLACEHOLDER = re.compile(r"\{+\w*\}+")
RECIPE = "run packaging/translate.py, and translate what is new (CONTRIBUTING.md, “Translate”)"


@pytest.fixture(params=CATALOGUES, ids=lambda path: path.parent.parent.name)
def catalogue(request):
    return request.param


def written_in(path):
    """Return what stands in a catalogue: the forms of each text, whose last form is the plural."""
    entries = {}
    for block in path.read_text("utf-8").strip().split("\n\n"):
        parts = {}
        for line in (line for line in block.splitlines() if not line.startswith("#")):
            key, _, quoted = ("", "", line) if line.startswith('"') else line.partition(" ")
            key = key or list(parts)[-1]
            parts[key] = parts.get(key, "") + ast.literal_eval(quoted)
        forms = [words for key, words in parts.items() if key.startswith("msgstr")]
        entries[parts["msgid"]] = (parts.get("msgid_plural", parts["msgid"]), forms)
    return entries


def test_there_is_a_catalogue_of_welsh():
    assert [path.parent.parent.name for path in CATALOGUES] == ["cy"]


def test_what_nobody_has_reviewed_says_so(catalogue):
    """Whoever reviews it takes this line out, and its language from this test."""
    assert "NOT YET REVIEWED" in catalogue.read_text("utf-8").split("msgid", 1)[0]


def test_what_is_compiled_is_what_is_written(catalogue):
    with catalogue.with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)._catalog

    written = {}
    for text, (_, forms) in written_in(catalogue).items():
        if text and len(forms) == 1 and forms[0]:
            written[text] = forms[0]
        elif text and len(forms) > 1 and all(forms):
            written |= {(text, number): form for number, form in enumerate(forms)}
    assert {key: words for key, words in compiled.items() if key} == written, RECIPE


def test_what_is_filled_in_is_the_same_in_every_form(catalogue):
    wrong = {
        form: text
        for text, (plural, forms) in written_in(catalogue).items()
        for form in forms
        if text and form and not _fills(form, plural, len(forms))
    }

    assert wrong == {}


def _fills(form, plural, forms):
    """Say whether the same is filled in; a form for one number alone may leave the number out."""
    missing = Counter(PLACEHOLDER.findall(plural))
    missing.subtract(PLACEHOLDER.findall(form))
    left = {name: number for name, number in missing.items() if number}
    return not left or (forms > 1 and left == {"{n}": 1})


def test_blanks_at_the_ends_are_kept(catalogue):
    """Some texts are parts of a sentence."""
    wrong = [
        text
        for text, (_, forms) in written_in(catalogue).items()
        for form in forms
        if text and form and _ends(form) != _ends(text)
    ]

    assert wrong == []


def _ends(text):
    return text[: -len(text.lstrip())], text[len(text.rstrip()) :]


def test_all_that_documents_say_is_translated(catalogue):
    written = written_in(catalogue)
    said = {
        words.args[0].value
        for path in sorted((PROJECT / "planner" / "export").rglob("*.py"))
        for words in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(words, ast.Call)
        and isinstance(words.func, ast.Name)
        and words.func.id in ("tr", "tr_plural")
    }

    assert said
    assert sorted(text for text in said if not all(written.get(text, ("", [""]))[1])) == [], RECIPE
