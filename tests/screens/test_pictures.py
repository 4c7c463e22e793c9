import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage

from tests.screens.make_pictures import HEIGHT, TEXT_PERCENTS, THEMES, WIDTH, make_pictures
from tests.ui.gallery import gallery_page
from ui.look.theme import Theme, look


def test_every_page_passes_the_audit_and_has_its_picture(qapp, session, tmp_path):
    found = make_pictures(session, [gallery_page()], tmp_path)
    look().show(Theme.LIGHT, 100)

    assert found == []
    pictures = sorted(tmp_path.iterdir())
    assert len(pictures) == len(THEMES) * len(TEXT_PERCENTS)
    for picture in pictures:
        assert QImage(str(picture)).size().toTuple() == (WIDTH, HEIGHT)
