"""Meetings from the calendar that wait for a mode: one key each."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from planner.domain.attention import Meeting, Mode
from planner.domain.errors import PatientNumberError
from planner.domain.patient_numbers import patient_number_in
from planner.services.diary import Acceptance, accept_draft, dismiss_drafts
from planner.services.hats import hats
from planner.text import tr
from planner.words.choices import choice_text, choice_title
from planner.words.errors import error_text
from planner.words.numbers import hours_text
from ui.context import Context
from ui.look.measure import scaled
from ui.models.rows import Column, RowsModel
from ui.notices import NoticeAction
from ui.pages.this_week.wording import meeting_title, meeting_when
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role
from ui.widgets.modes import MODE_KEYS, mode_sample
from ui.widgets.row_table import RowTable


class Drafts(QWidget):
    """A list of meetings. F, R, L, D or A logs the current one, X dismisses it."""

    def __init__(
        self, context: Context, read: Callable[[], Sequence[Meeting]], most_rows: int = 4
    ) -> None:
        super().__init__()
        self._context = context
        self._now, self._zone = context.session.now(), context.session.zone()
        self._model: RowsModel[Meeting] = RowsModel(self._columns(), read, self)
        self.table = RowTable(tr("Meetings to accept"), self._model, wide=1, most_rows=most_rows)
        self.table.horizontalHeader().hide()
        self.hat = QComboBox()
        self.hat.setAccessibleName(tr("Hat for the meetings you accept"))
        self.mode_buttons = [self._mode_button(mode) for mode in Mode]
        self.dismiss_button = self._button(tr("Dismiss"), "X", self._dismiss)
        self._build()
        self.refresh()

    def _columns(self) -> tuple[Column[Meeting], ...]:
        return (
            Column(tr("When"), self._when),
            Column(tr("Meeting"), meeting_title, tooltip=meeting_title),
            Column(tr("Length"), lambda meeting: hours_text(meeting.minutes), is_number=True),
        )

    def _when(self, meeting: Meeting) -> str:
        return meeting_when(meeting, self._now, self._zone)

    def _mode_button(self, mode: Mode) -> QPushButton:
        button = self._button(choice_title(mode), MODE_KEYS[mode], partial(self._accept, mode))
        button.setIcon(mode_sample(mode))
        return button

    def _button(self, words: str, key: str, act: Callable[..., object]) -> QPushButton:
        action = self.table.add_key(words, key, act)
        button = QPushButton(words)
        set_role(button, "quiet")
        button.setToolTip(tr("{action} ({key})").format(action=words, key=key))
        button.clicked.connect(action.trigger)
        return button

    def _build(self) -> None:
        keys = Flow(gap_px=4)
        for button in (*self.mode_buttons, self.dismiss_button):
            keys.add(button)
        foot = Flow()
        centre = Qt.AlignmentFlag.AlignVCenter
        foot.add(
            label(tr("F, R, L, D or A logs the marked meeting, X dismisses it."), "muted"),
            grow=1,
            basis_px=220,
            align=centre,
        )
        foot.add(self.hat)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(8))
        column.addWidget(self.table)
        column.addLayout(keys)
        column.addLayout(foot)

    def refresh(self) -> None:
        """Read the meetings again; the place in the list stays."""
        self._now, self._zone = self._context.session.now(), self._context.session.zone()
        self._model.refresh()
        chosen = self.hat.currentData()
        self.hat.clear()
        self.hat.addItem(tr("No hat"), None)
        for named in hats(self._context.session):
            self.hat.addItem(named.body or named.hat.role, named.id)
        self.hat.setCurrentIndex(max(0, self.hat.findData(chosen)))

    def current(self) -> Meeting | None:
        """Return the marked meeting."""
        row = self.table.row
        return self._model.value(row) if row else None

    def _accept(self, mode: Mode, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        meeting = self.current()
        if meeting is None:
            return
        acceptance = Acceptance(meeting=meeting, mode=mode, hat=self.hat.currentData())
        number = patient_number_in(meeting.title)
        if number:
            without = NoticeAction(
                words=tr("Log it without its title"),
                run=partial(self._log, replace(acceptance, what=tr("Meeting"))),
            )
            self._context.show_info(error_text(PatientNumberError(number)), without)
        else:
            self._log(acceptance)

    def _log(self, acceptance: Acceptance) -> None:
        number = self.table.currentIndex().row()
        if self._context.attempt(partial(accept_draft, self._context.session, acceptance)):
            self._context.show_done(
                tr("Logged “{title}” as {mode}.").format(
                    title=acceptance.what or meeting_title(acceptance.meeting),
                    mode=choice_text(acceptance.mode),
                )
            )
            self.table.go_to(number)

    @Slot()
    def _dismiss(self) -> None:
        meeting = self.current()
        if meeting is None:
            return
        number = self.table.currentIndex().row()
        if self._context.attempt(partial(dismiss_drafts, self._context.session, (meeting,))):
            self._context.show_done(
                tr("Dismissed “{title}”; it still counts as busy time.").format(
                    title=meeting_title(meeting)
                )
            )
            self.table.go_to(number)
