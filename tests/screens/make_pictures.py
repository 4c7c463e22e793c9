"""Make a picture of every page, in every theme and text size, to be looked at.

    .venv/bin/python -m tests.screens.make_pictures FOLDER [--plan FILE] [--gallery]

Without a plan the pages show an empty one. The pictures are made without a screen, in the bundled
typeface, at 1280 by 800.
"""

import argparse
import os
import sys
from pathlib import Path
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from planner.services.session import Session
from tests.ui.audit import faults, settle
from tests.ui.gallery import gallery_page
from ui.context import Context
from ui.look.theme import Theme, look
from ui.main_window import MainWindow
from ui.pages import PAGES

THEMES = (Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST)
TEXT_PERCENTS = (100, 200)
WIDTH, HEIGHT = 1280, 800
LONGEST_WAIT_SECONDS = 30


def make_pictures(session, pages, folder):
    """Write PAGE-THEME-PERCENT.png for each page and return the faults the audit found."""
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for percent in TEXT_PERCENTS:
        look().show(Theme.LIGHT, percent)
        context = Context(session)
        window = MainWindow(context, pages)
        window.resize(WIDTH, HEIGHT)
        window.show()
        for page in pages:
            window.show_page(page.name)
            for theme in THEMES:
                look().show(theme, percent)
                wait_until_drawn(context)
                name = f"{page.name}-{theme.value}-{percent}"
                window.grab().save(str(folder / f"{name}.png"))
                found += [f"{name}: {fault}" for fault in faults(window.page())]
        window.close()
        context.jobs.shut_down()
        window.deleteLater()
    return found


def wait_until_drawn(context):
    """Let jobs end that a page fills itself from, such as the pictures of the plan's pages."""
    latest = monotonic() + LONGEST_WAIT_SECONDS
    settle()
    while not context.jobs.is_idle:
        if monotonic() > latest:
            raise TimeoutError
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 100)
        settle()


def main(arguments):
    """Make the pictures and print what the audit says about the pages."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--plan", type=Path)
    parser.add_argument("--gallery", action="store_true", help="the gallery of all widgets too")
    chosen = parser.parse_args(arguments)
    app = QApplication(sys.argv[:1])
    session = Session.open(chosen.plan) if chosen.plan else Session.create(None)
    pages = [*PAGES, *([gallery_page()] if chosen.gallery or not PAGES else [])]
    found = make_pictures(session, pages, chosen.folder)
    for fault in dict.fromkeys(found):
        sys.stdout.write(f"{fault}\n")
    session.close()
    app.quit()
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
