"""The step of the day's meetings: each is logged as a mode with one key, or dismissed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton

from planner.domain.attention import Meeting, Mode
from planner.domain.patient_numbers import patient_number_in
from planner.domain.suggestions import Suggestion
from planner.overriding import override
from planner.services.diary import Acceptance, accept_draft, dismiss_drafts
from planner.services.suggestions import suggestions
from planner.text import tr
from planner.words.choices import choice_text, choice_title
from planner.words.numbers import hours_text
from planner.words.suggestions import suggestion_reason
from ui.context import Context
from ui.pages.this_week.closing.ask import Answer
from ui.pages.this_week.closing.deeds import Deeds
from ui.pages.this_week.closing.hat_row import HatRow
from ui.pages.this_week.closing.step import Step
from ui.pages.this_week.wording import SEPARATOR, meeting_title, meeting_when
from ui.widgets.labels import label, set_role
from ui.widgets.modes import MODE_KEYS, mode_sample


class MeetingsStep(Step):
    """Asks of each meeting that is over what it was."""

    def __init__(
        self, context: Context, deeds: Deeds, read: Callable[[], Sequence[Meeting]]
    ) -> None:
        super().__init__(tr("Meetings"), context, deeds)
        self._read = read
        self._meeting: Meeting | None = None
        self.hats = HatRow(context.session)
        self.untitled_button = QPushButton(tr("Log it without its title"))
        set_role(self.untitled_button, "quiet")
        self.reason = label("", "muted")
        self.ask.extra.addWidget(self.reason)
        self.ask.extra.addWidget(self.hats)
        self.ask.extra.addWidget(self.untitled_button)
        self.untitled_button.hide()
        self._mode = Mode.RUNNING
        self.untitled_button.clicked.connect(self._log_untitled)

    @override
    def show_next(self) -> bool:
        drafts = self._read()
        waiting = self.waiting(drafts, [draft.id for draft in drafts])
        if not waiting:
            return False
        meeting, key = waiting[0]
        suggestion = suggestions(self.session, (meeting,)).get(meeting.id)
        if meeting != self._meeting:
            self.hats.choose(suggestion.hat if suggestion else None)
        self._meeting = meeting
        self.untitled_button.hide()
        self._show_reason(suggestion)
        self.ask.show_question(
            meeting_title(meeting),
            self.counted(len(waiting), self._note(meeting)),
            self._answers(key, suggestion.mode if suggestion else None),
        )
        return True

    def _show_reason(self, suggestion: Suggestion | None) -> None:
        self.reason.setVisible(suggestion is not None)
        if suggestion:
            why = suggestion_reason(suggestion, self.hats.name(suggestion.hat))
            self.reason.setText(tr("Suggested: {reason}.").format(reason=why))

    def _note(self, meeting: Meeting) -> str:
        parts = [
            meeting_when(meeting, self.session.now(), self.session.zone()),
            hours_text(meeting.minutes),
            meeting.place,
        ]
        return SEPARATOR.join(filter(None, parts))

    def _answers(self, key: str, suggested: Mode | None) -> list[Answer]:
        modes = [
            Answer(
                key=MODE_KEYS[mode],
                words=choice_title(mode),
                run=partial(self._accept, mode),
                sample=mode_sample(mode),
                is_usual=mode is suggested,
            )
            for mode in Mode
        ]
        dismiss = Answer(key="X", words=tr("Dismiss"), run=self._dismiss)
        return [*modes, dismiss, self.skip(key, is_usual=suggested is None)]

    def _accept(self, mode: Mode) -> None:
        meeting = self._meeting
        if meeting is None:
            return
        self._mode = mode
        acceptance = Acceptance(meeting=meeting, mode=mode, hat=self.hats.hat)
        if not self._log(acceptance) and patient_number_in(meeting.title):
            self.untitled_button.show()
            self.untitled_button.setFocus()

    @Slot()
    def _log_untitled(self) -> None:
        if self._meeting:
            acceptance = Acceptance(meeting=self._meeting, mode=self._mode, hat=self.hats.hat)
            self._log(replace(acceptance, what=tr("Meeting")))

    def _log(self, acceptance: Acceptance) -> bool:
        words = tr("Logged “{title}” as {mode}.").format(
            title=acceptance.what or meeting_title(acceptance.meeting),
            mode=choice_text(acceptance.mode),
        )
        accept = partial(accept_draft, self.session, acceptance, confirmed=self.deeds.is_confirmed)
        return self.deeds.attempt(accept, words)

    def _dismiss(self) -> None:
        if self._meeting is None:
            return
        words = tr("Dismissed “{title}”; it still counts as busy time.").format(
            title=meeting_title(self._meeting)
        )
        self.deeds.attempt(partial(dismiss_drafts, self.session, (self._meeting,)), words)
