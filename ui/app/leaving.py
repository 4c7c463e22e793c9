"""The end of the program, once everything is saved and closed."""

import os
import sys
from typing import NoReturn

from PySide6.QtWidgets import QApplication

from ui.look.theme import Look


def leave(status: int) -> NoReturn:
    """End the process with this status, without taking every object apart first.

    Qt ends properly: what was copied is handed to the clipboard's keeper, settings are written.
    Python's own objects go with the process; whoever closes the window waits less.
    """
    if Look.shown is not None:
        Look.shown.remove_images()
    app = QApplication.instance()
    if app is not None:
        app.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
