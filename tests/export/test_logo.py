"""A logo stands above the title, says what it shows, and brings nothing else of its file along."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image, PngImagePlugin

from planner.domain.errors.documents import LogoUnreadableError, LogoWordsMissingError
from planner.export.logo import read_logo
from planner.export.plan_html import write_plan_html
from planner.export.plan_pdf import write_plan_pdf
from planner.progress import NoProgress
from tests.export.pdf_checks import faults_of
from tests.export.plan_documents import people, released_of

WORDS = "Riverside Hospitals Trust"


def picture_at(path, mode="RGBA", size=(300, 90), **options):
    Image.new(mode, size, "teal" if mode != "CMYK" else None).save(path, **options)
    return path


@pytest.mark.parametrize(("name", "mode"), [("a.png", "RGBA"), ("a.jpg", "CMYK"), ("b.png", "L")])
def test_a_document_with_a_logo_is_as_accessible_as_without(name, mode, tmp_path):
    logo = read_logo(picture_at(tmp_path / name, mode), WORDS)
    target = tmp_path / "plan.pdf"

    write_plan_pdf(released_of(people()), target, NoProgress(), logo)
    write_plan_html(released_of(people()), tmp_path / "plan.html", NoProgress(), logo)

    assert faults_of(target) == []
    with pikepdf.open(target) as pdf:
        said = [str(thing.Alt) for thing in pdf.objects if "/Alt" in _keys(thing)]
    assert WORDS in said
    assert f'alt="{WORDS}"' in (tmp_path / "plan.html").read_text("utf-8")


def _keys(thing):
    return thing.keys() if isinstance(thing, pikepdf.Dictionary) else ()


def test_nothing_hidden_in_the_picture_goes_on(tmp_path):
    hidden = PngImagePlugin.PngInfo()
    hidden.add_text("Author", "somebody secret")
    path = picture_at(tmp_path / "a.png", size=(3000, 900), pnginfo=hidden)

    logo = read_logo(path, WORDS)

    assert b"secret" not in logo.png
    assert (logo.width, logo.height) == (720, 216)
    assert Image.open(BytesIO(logo.png)).mode == "RGB"


def test_what_is_no_picture_is_refused(tmp_path):
    broken = tmp_path / "broken.png"
    broken.write_bytes(picture_at(tmp_path / "a.png").read_bytes()[:60])
    (tmp_path / "plan.txt").write_text("no picture")
    Image.new("RGB", (9, 9)).save(tmp_path / "a.gif")

    for name in ("broken.png", "plan.txt", "a.gif"):
        with pytest.raises(LogoUnreadableError):
            read_logo(tmp_path / name, WORDS)


def test_a_logo_without_words_is_refused(tmp_path):
    with pytest.raises(LogoWordsMissingError):
        read_logo(picture_at(tmp_path / "a.png"), "  ")
