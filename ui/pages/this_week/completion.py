"""Completes @hats and +goals while a capture line is typed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QStringListModel, Qt, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

Words = Callable[[], Sequence[str]]
"""Asked for the words with their mark, such as "@trust", whenever one is begun."""

MARKS = "@+"


class MarkCompletion(QObject):
    """Offers marked words below a line edit; Enter or Tab takes one, Esc none."""

    def __init__(self, line: QLineEdit, words: Words) -> None:
        super().__init__(line)
        self._line = line
        self._words = words
        self._model = QStringListModel(self)
        self.completer = QCompleter(self._model, self)
        self.completer.setWidget(line)
        self.popup = QListView()
        self.completer.setPopup(self.popup)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.activated.connect(self._take)
        line.textEdited.connect(self._offer)

    @Slot()
    def _offer(self) -> None:
        begun = self._begun()
        if not begun:
            self.popup.hide()
            return
        self._model.setStringList([word for word in self._words() if word[0] == begun[0]])
        self.completer.setCompletionPrefix(begun)
        is_whole = self.completer.currentCompletion().casefold() == begun.casefold()
        if self.completer.completionCount() and not is_whole:
            self.completer.complete()
            self.popup.setCurrentIndex(self.completer.completionModel().index(0, 0))
        else:
            self.popup.hide()

    def _begun(self) -> str:
        before = self._line.text()[: self._line.cursorPosition()]
        word = before.rsplit(" ", 1)[-1]
        return word if word[:1] and word[0] in MARKS else ""

    @Slot(str)
    def _take(self, word: str) -> None:
        text, place = self._line.text(), self._line.cursorPosition()
        start = place - len(self._begun())
        rest = text[place:]
        filled = f"{text[:start]}{word} "
        self._line.setText(filled + rest.lstrip())
        self._line.setCursorPosition(len(filled))
        self._line.textEdited.emit(self._line.text())
