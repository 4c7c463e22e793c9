"""Asking for a file to read or to write, without stopping the window."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget


class FileDialog(QFileDialog):
    """Asks once; connect `chosen`, then call `open`.

    Args:
        parent: Over which it opens.
        title: What is asked.
        kinds: Which files, such as "CSV (*.csv)".
        saves_as: The suggested name of a file to write; "" asks for one to read.
        folder: Where to look first; None for the user's documents.

    Signals:
        chosen: The Path, when the user chose one.
    """

    chosen = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        kinds: str,
        *,
        saves_as: str = "",
        folder: Path | None = None,
    ) -> None:
        super().__init__(parent, title, str(folder or _documents()))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setNameFilter(kinds)
        if saves_as:
            self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            self.setDefaultSuffix(Path(saves_as).suffix.lstrip("."))
            self.selectFile(saves_as)
        else:
            self.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.fileSelected.connect(self._on_selected)

    @Slot(str)
    def _on_selected(self, name: str) -> None:
        self.chosen.emit(at_home(Path(name)))


def at_home(path: Path) -> Path:
    """Return a path in which somebody typed ~ for their own folder, as a shell would read it.

    Qt takes it for the name of a folder in the one that is shown.
    """
    if "~" not in path.parts:
        return path
    return Path.home().joinpath(*path.parts[path.parts.index("~") + 1 :])


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
