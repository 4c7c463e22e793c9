"""Meetings from the calendar that wait for a mode: one key each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QVBoxLayout, QWidget

from planner.domain.attention import Meeting, Mode
from planner.domain.errors.log import PatientNumberError
from planner.domain.patient_numbers import patient_number_in
from planner.domain.records import RecordId
from planner.domain.suggestions import Suggestion
from planner.overriding import override
from planner.services.diary import Acceptance, accept_draft, dismiss_drafts
from planner.services.hats import hats
from planner.services.suggestions import suggesting, suggestions
from planner.text import tr
from planner.words.choices import choice_text, choice_title
from planner.words.errors import error_text
from planner.words.suggestions import suggestion_reason, suggestion_text
from ui.context import Context
from ui.look.measure import scaled
from ui.models.rows import Column, RowsModel
from ui.notices import NoticeAction
from ui.pages.this_week.wording import meeting_title, meeting_when
from ui.widgets.flow import Flow
from ui.widgets.labels import label, set_role
from ui.widgets.modes import MODE_KEYS, mode_sample
from ui.widgets.pick import stay_narrow
from ui.widgets.row_table import RowTable

SUGGESTED = 2
"""The column of what is suggested."""

ROOMY_PX = 400
"""Where there is less room, titles need it more: below, the marked one has its suggestion."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A meeting that waits, and what it probably was."""

    meeting: Meeting
    suggestion: Suggestion | None

    @property
    def id(self) -> str:
        """Return the meeting's id."""
        return self.meeting.id


class Drafts(QWidget):
    """A list of meetings. F, R, L, D or A logs the current one, X dismisses it.

    Enter logs it as suggested. What is suggested is only shown until then.
    """

    def __init__(
        self, context: Context, read: Callable[[], Sequence[Meeting]], most_rows: int = 4
    ) -> None:
        super().__init__()
        self._context = context
        self._read_meetings = read
        self._now, self._zone = context.session.now(), context.session.zone()
        self._hats: Mapping[RecordId, str] = {}
        self._is_on = True
        self._model: RowsModel[Draft] = RowsModel(self._columns(), self._read, self)
        self.table = RowTable(tr("Meetings to accept"), self._model, wide=1, most_rows=most_rows)
        self.table.horizontalHeader().hide()
        self.hat = QComboBox()
        stay_narrow(self.hat)
        self.hat.setAccessibleName(tr("Hat for the meetings you accept"))
        self.reason = label("", "muted")
        self.keys_words = label("", "muted")
        self.suggested_button = self._button(tr("As suggested"), "Return", self._accept_suggested)
        self.mode_buttons = [self._mode_button(mode) for mode in Mode]
        self.dismiss_button = self._button(tr("Dismiss"), "X", self._dismiss)
        self._build()
        self.refresh()

    def _read(self) -> list[Draft]:
        meetings = self._read_meetings()
        found = suggestions(self._context.session, meetings)
        return [Draft(meeting, found.get(meeting.id)) for meeting in meetings]

    def _columns(self) -> tuple[Column[Draft], ...]:
        return (
            Column(tr("When"), self._when),
            Column(tr("Meeting"), _title, tooltip=_title),
            Column(
                tr("Suggested"),
                _suggested_mode,
                sample=_suggested_sample,
                tooltip=self._reason,
                spoken=self._reason,
            ),
        )

    def _when(self, draft: Draft) -> str:
        return meeting_when(draft.meeting, self._now, self._zone)

    def _reason(self, draft: Draft) -> str:
        """Say what is suggested for a draft and why."""
        suggestion = draft.suggestion
        if suggestion is None:
            return tr("Nothing is suggested here: too little is known of meetings like it.")
        hat = self._hats.get(suggestion.hat, "") if suggestion.hat else ""
        return tr("{what}: {reason}.").format(
            what=suggestion_text(suggestion, hat), reason=suggestion_reason(suggestion, hat)
        )

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
        for button in (self.suggested_button, *self.mode_buttons, self.dismiss_button):
            keys.add(button)
        foot = Flow()
        centre = Qt.AlignmentFlag.AlignVCenter
        foot.add(self.keys_words, grow=1, basis_px=220, align=centre)
        foot.add(self.hat)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(8))
        column.addWidget(self.table)
        column.addWidget(self.reason)
        column.addLayout(keys)
        column.addLayout(foot)
        self.table.current_changed.connect(self._show_suggestion)

    def refresh(self) -> None:
        """Read the meetings again; the place in the list stays."""
        self._now, self._zone = self._context.session.now(), self._context.session.zone()
        self._is_on = suggesting(self._context.session).is_on
        self._show_hats()
        self._model.refresh()
        self._show_suggestion()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_suggestion()

    def _show_hats(self) -> None:
        named = hats(self._context.session)
        self._hats = {one.id: one.body or one.hat.role for one in named}
        chosen = self.hat.currentData()
        self.hat.clear()
        self.hat.addItem(tr("No hat"), None)
        for hat, words in self._hats.items():
            self.hat.addItem(words, hat)
        self.hat.setCurrentIndex(max(0, self.hat.findData(chosen)))

    @Slot()
    def _show_suggestion(self) -> None:
        """Say of the marked meeting what it probably was; nothing where that is switched off."""
        draft = self._current_draft()
        has_room = self.width() >= scaled(ROOMY_PX)
        self.table.setColumnHidden(SUGGESTED, not (self._is_on and has_room))
        self.reason.setVisible(self._is_on)
        self.suggested_button.setVisible(self._is_on)
        self.keys_words.setText(_keys_words(is_on=self._is_on))
        self.suggested_button.setEnabled(draft is not None and draft.suggestion is not None)
        self.reason.setText(self._reason(draft) if draft else "")

    def current(self) -> Meeting | None:
        """Return the marked meeting."""
        draft = self._current_draft()
        return draft.meeting if draft else None

    def _current_draft(self) -> Draft | None:
        row = self.table.row
        return self._model.value(row) if row else None

    @Slot()
    def _accept_suggested(self) -> None:
        draft = self._current_draft()
        if draft is None:
            return
        if draft.suggestion is None:
            self._context.show_info(self._reason(draft))
            return
        hat = draft.suggestion.hat or self.hat.currentData()
        self._take(Acceptance(meeting=draft.meeting, mode=draft.suggestion.mode, hat=hat))

    def _accept(self, mode: Mode, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        meeting = self.current()
        if meeting is None:
            return
        self._take(Acceptance(meeting=meeting, mode=mode, hat=self.hat.currentData()))

    def _take(self, acceptance: Acceptance) -> None:
        number = patient_number_in(acceptance.meeting.title)
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
            self._context.show_done(self._done_words(acceptance))
            self.table.go_to(number)

    def _done_words(self, acceptance: Acceptance) -> str:
        hat = self._hats.get(acceptance.hat, "") if acceptance.hat else ""
        logged = (
            tr("Logged “{title}” as {mode} for {hat}.")
            if hat
            else tr("Logged “{title}” as {mode}.")
        )
        return logged.format(
            title=acceptance.what or meeting_title(acceptance.meeting),
            mode=choice_text(acceptance.mode),
            hat=hat,
        )

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


def _title(draft: Draft) -> str:
    return meeting_title(draft.meeting)


def _suggested_mode(draft: Draft) -> str:
    return choice_title(draft.suggestion.mode) if draft.suggestion else ""


def _suggested_sample(draft: Draft) -> QIcon | None:
    return mode_sample(draft.suggestion.mode) if draft.suggestion else None


def _keys_words(*, is_on: bool) -> str:
    if not is_on:
        return tr("F, R, L, D or A logs the marked meeting, X dismisses it.")
    return tr(
        "Enter logs the marked meeting as suggested, F, R, L, D or A otherwise; X dismisses it."
    )
