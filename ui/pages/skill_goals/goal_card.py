"""One goal as it stands: its levels, the way to the one wanted, the time it was given."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.frameworks import Followed
from planner.domain.goals import SkillGoal
from planner.domain.people import Hat
from planner.services.goals import GoalLine
from planner.services.ratings import Rating
from planner.text import tr
from planner.words.choices import choice_text
from planner.words.fields import field_label
from planner.words.numbers import day_text
from ui.look.icons import icon
from ui.pages.skill_goals.levels import LevelBoxes
from ui.pages.skill_goals.wording import (
    earlier_ratings_words,
    if_then_words,
    kind_words,
    levels_words,
    standards_words,
    time_words,
    warnings_words,
)
from ui.widgets.card import Card
from ui.widgets.described import Described
from ui.widgets.flow import Flow
from ui.widgets.labels import label

BOXES_PX = 150
LEVELS_PX = 120
DESCRIPTION_PX = 200


class GoalCard(Card):
    """Shows everything that is known about a goal; its buttons ask for what can be done.

    Signals:
        edit_wanted, rate_wanted, delete_wanted: The user wants to do so with this goal.
    """

    edit_wanted = Signal()
    rate_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(" ")
        self.kind = label("", "muted")
        self.boxes = LevelBoxes(BOXES_PX)
        self.levels = label("", "muted")
        self.now = Described(tr("Now"))
        self.wanted = Described(tr("Wanted"))
        self.ratings = Described(tr("How I rated it before"))
        self.way = [Described(field_label("goal", name)) for name in ("what", "how", "who")]
        self.if_then = Described(tr("If-then plan"))
        self.standards = Described(tr("Standards it serves"))
        self.time = label("")
        self.warning = label("", "warning")
        self.shared = label("", "muted")
        self.edit_button = QPushButton(tr("Edit the goal"))
        self.rate_button = QPushButton(tr("Rate again"))
        self.delete_button = QPushButton(tr("Delete"))
        self._build()
        self._connect()

    def _build(self) -> None:
        levels = QWidget()
        line = Flow(levels)
        line.add(self.boxes, align=Qt.AlignmentFlag.AlignVCenter)
        line.add(self.levels, grow=1, basis_px=LEVELS_PX, align=Qt.AlignmentFlag.AlignVCenter)
        descriptions = QWidget()
        both = Flow(descriptions, gap_px=18)
        for described in (self.now, self.wanted):
            both.add(described, grow=1, basis_px=DESCRIPTION_PX, align=Qt.AlignmentFlag.AlignTop)
        buttons = QWidget()
        row = Flow(buttons)
        for button, drawing in (
            (self.edit_button, "edit"),
            (self.rate_button, "chart"),
            (self.delete_button, "remove"),
        ):
            button.setIcon(icon(drawing))
            row.add(button)
        said = (self.kind, levels, descriptions, self.ratings)
        shown = (*said, *self.way, self.if_then, self.standards, self.time)
        for widget in (*shown, self.warning, self.shared, buttons):
            self.add(widget)

    def _connect(self) -> None:
        self.edit_button.clicked.connect(self.edit_wanted)
        self.rate_button.clicked.connect(self.rate_wanted)
        self.delete_button.clicked.connect(self.delete_wanted)

    def show_goal(self, line: GoalLine, hat: Hat | None, rated: Sequence[Rating]) -> None:
        """Show another goal, or the same with other values; ratings come newest first."""
        goal = line.goal
        self.show_title(goal.title)
        self.show_remark(choice_text(goal.state))
        self.kind.setText(_about(goal, hat))
        self.boxes.show_goal(goal)
        self.levels.setText(levels_words(goal))
        self.now.show_words(goal.now_words or tr("Not described yet."))
        self.wanted.show_words(_wanted(goal))
        self.ratings.show_words(earlier_ratings_words(rated))
        for described, words in zip(self.way, (goal.what, goal.how, goal.who), strict=True):
            described.show_words(words)
        self.if_then.show_words(if_then_words(goal))
        self.time.setText(time_words(line))
        self.warning.setText(warnings_words(line))
        self.warning.setVisible(bool(line.warnings) and bool(line.minutes))
        self.shared.setText(tr("Seen by: {who}").format(who=choice_text(goal.tier)))

    def show_standards(self, served: Sequence[Followed]) -> None:
        """Show the standards that the goal serves."""
        self.standards.show_words(standards_words(served))


def _about(goal: SkillGoal, hat: Hat | None) -> str:
    parts = [kind_words(goal), tr("importance {n}").format(n=goal.importance)]
    if goal.is_beyond_strength:
        parts.append(tr("beyond my strengths"))
    if hat:
        parts.append(hat.role)
    return " · ".join(parts)


def _wanted(goal: SkillGoal) -> str:
    words = goal.target_words or tr("Not described yet.")
    if goal.due is None:
        return words
    return tr("{words} By {day}.").format(words=words, day=day_text(goal.due))
