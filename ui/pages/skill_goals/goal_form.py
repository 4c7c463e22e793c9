"""Everything one can say about a goal, as a form; and the short one that rates it again."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal

from planner.domain.goals import SkillGoal
from planner.text import tr
from ui.widgets.card import Card
from ui.widgets.choice import Option
from ui.widgets.labels import label
from ui.widgets.record_fields import Surroundings
from ui.widgets.record_form import RecordForm

ALL_ROWS = (
    ("title",),
    ("skill", "hat"),
    ("now_level", "target_level"),
    ("now_words", "target_words"),
    ("importance", "is_beyond_strength"),
    ("what", "how"),
    ("who", "due"),
    ("if_cue",),
    ("then_act",),
    ("state", "tier"),
)
RATING_ROWS = (("now_level",), ("now_words",))


class GoalForm(Card):
    """Asks for the fields of a goal, or for its level now alone.

    Signals:
        saved: The user wants to save; `seen` is what the form began with, None for a new goal.
        cancelled: The user wants to leave the form.
    """

    saved = Signal()
    cancelled = Signal()

    def __init__(
        self, today: Callable[[], date], hats: Sequence[Option], *, only_rates: bool = False
    ) -> None:
        super().__init__(" ")
        around = Surroundings(today=today, references={"hat": hats})
        self.seen: SkillGoal | None = None
        self.only_rates = only_rates
        self.form = RecordForm(SkillGoal, RATING_ROWS if only_rates else ALL_ROWS, around)
        if only_rates:
            self.add(label(tr("Earlier ratings stay in the history."), "muted"))
        self.add(self.form)
        self.form.saved.connect(self.saved)
        self.form.cancelled.connect(self.cancelled)

    def begin(self, seen: SkillGoal | None) -> None:
        """Show a goal to change, or an empty form for a new one, and take the focus."""
        self.seen = seen
        if seen is None:
            self.show_title(tr("A new skill goal"))
            self.form.clear()
        else:
            title = tr("Rate again: {goal}") if self.only_rates else tr("Edit: {goal}")
            self.show_title(title.format(goal=seen.title))
            self.form.show_record(seen)
        self.form.focus_first()
