"""Which hat was worn: a row of hats, each chosen with its digit."""

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.records import RecordId
from planner.services.hats import hats
from planner.services.session import Session
from planner.text import tr
from ui.look.measure import scaled
from ui.widgets.choice import Choice, Option
from ui.widgets.labels import label

_DIGITS = range(10)


class HatRow(QWidget):
    """The hats of the leader; what is chosen stays chosen until it is changed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        named = hats(session)
        self._ids: list[RecordId | None] = [None, *(one.id for one in named)]
        self._names = {one.id: one.body or one.hat.role for one in named}
        words = [tr("No hat"), *self._names.values()]
        options = [
            Option(value=str(number), words=self._words(number, text))
            for number, text in enumerate(words)
        ]
        self.choice = Choice(tr("Hat"), options)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(4))
        column.addWidget(label(tr("Hat"), "muted"))
        column.addWidget(self.choice)
        for number in range(min(len(options), len(_DIGITS))):
            key = QShortcut(QKeySequence(str(number)), self)
            key.activated.connect(partial(self.choice.choose, str(number)))
        self.setVisible(len(options) > 1)

    @property
    def hat(self) -> RecordId | None:
        """Return the hat that is chosen."""
        return self._ids[int(self.choice.value)]

    def choose(self, hat: RecordId | None) -> None:
        """Choose a hat; one that is gone means none."""
        number = self._ids.index(hat) if hat in self._ids else 0
        self.choice.choose(str(number))

    def name(self, hat: RecordId | None) -> str:
        """Return what a hat is called here; "" where it is gone."""
        return self._names.get(hat, "") if hat else ""

    @staticmethod
    def _words(number: int, text: str) -> str:
        if number not in _DIGITS:
            return text
        return tr("{key}  {words}").format(key=number, words=text)
