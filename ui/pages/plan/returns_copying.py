"""Copying from paper: the pages of a flattened return on the left, the fields on the right."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner.domain.coach_fields import AGREED_DATE, NOT_FOR_SPONSOR, NOT_SAID, READING, TICKED
from planner.domain.coaching import CoachReading
from planner.services.reviews import Asked
from planner.text import tr
from planner.words.choices import choice_texts
from planner.words.coach_returns import asked_text
from ui.jobs import Jobs
from ui.look.measure import scaled
from ui.pages.plan.pages_view import PagesView
from ui.widgets.choice import Option
from ui.widgets.column import ScrollColumn
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.labels import label, set_role
from ui.widgets.number_field import NumberField
from ui.widgets.pick import Pick

WIDTH_PX, HEIGHT_PX = 1100, 760
PAGES_SHARE, FIELDS_SHARE = 4, 3


class CopyingDialog(QDialog):
    """Shows the pages beside the fields that they had. It closes when the answers were taken.

    Args:
        parent: Over which it opens.
        jobs: Draws the pages.
        asked: The fields.
        revision: What the copy says it answers, or the last one.
        asks_revision: The copy does not say it.

    Signals:
        submitted: The user has copied what there was.
    """

    submitted = Signal()

    def __init__(
        self,
        parent: QWidget,
        jobs: Jobs,
        asked: Sequence[Asked],
        revision: int | None,
        *,
        asks_revision: bool,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = tr("Copy what the coach wrote")
        self.setWindowTitle(title)
        self.pages = PagesView(jobs)
        self.form = Form()
        self.revision = NumberField(1, 100_000)
        self.revision.setValue(revision or 1)
        if asks_revision:
            self.form.add(tr("Revision, as it stands at the foot of a page"), self.revision)
        else:
            self.revision.setParent(self)
            self.revision.hide()
        self.fields = {one.name: _field(one) for one in asked}
        for one in asked:
            self.form.add(asked_text(one.what, one.title), self.fields[one.name])
        self.save_button = QPushButton(tr("Compare with the plan"))
        set_role(self.save_button, "primary")
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self._build(title)
        self.save_button.clicked.connect(self.submitted)
        self.cancel_button.clicked.connect(self.reject)

    def _build(self, title: str) -> None:
        both = QHBoxLayout()
        both.setSpacing(scaled(16))
        for side, share in ((self.pages, PAGES_SHARE), (self.form, FIELDS_SHARE)):
            # Each side scrolls by itself, so that the page stays beside what is typed.
            scrolled = ScrollColumn()
            scrolled.column.setContentsMargins(0, 0, 0, 0)
            scrolled.add(side)
            scrolled.end()
            both.addWidget(scrolled, share)
        buttons = QWidget()
        ends = Flow(buttons)
        for button in (self.save_button, self.cancel_button):
            ends.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(20))
        column.setSpacing(scaled(12))
        help_words = tr(
            "Leave empty what the coach left empty; nothing is saved before you say so."
        )
        for widget in (label(title, "h2"), label(help_words, "muted")):
            column.addWidget(widget)
        column.addLayout(both, 1)
        column.addWidget(buttons)
        most = self.screen().availableSize()
        self.resize(min(scaled(WIDTH_PX), most.width()), min(scaled(HEIGHT_PX), most.height()))

    def written(self) -> Mapping[str, str]:
        """Return what was copied, by the names of the fields."""
        return {name: _words(field) for name, field in self.fields.items()}


def _field(asked: Asked) -> QWidget:
    if asked.what == READING:
        readings = choice_texts(CoachReading).items()
        return Pick(
            [
                Option(value=NOT_SAID, words=tr("not said")),
                *(Option(value=one.value, words=words) for one, words in readings),
            ]
        )
    if asked.what == NOT_FOR_SPONSOR:
        return QCheckBox(tr("ticked"))
    return QLineEdit() if asked.what == AGREED_DATE else QPlainTextEdit()


def _words(field: QWidget) -> str:
    if isinstance(field, Pick):
        return "" if field.value == NOT_SAID else field.value
    if isinstance(field, QCheckBox):
        return TICKED if field.isChecked() else ""
    if isinstance(field, QLineEdit):
        return field.text()
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else ""
