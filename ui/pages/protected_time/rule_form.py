"""The fields of one rule, in groups, with what is wrong in them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.direction import Initiative
from planner.domain.errors import PlannerError
from planner.domain.errors.fields import FieldOutOfRangeError
from planner.domain.goals import SkillGoal
from planner.domain.protection import SLOT_MINUTES, Rule
from planner.services.protection import (
    TakingPart,
    add_rule,
    edit_rule,
    hours_sets,
    problems_of,
    taking_part,
)
from planner.services.session import Session
from planner.text import tr
from planner.words.fields import field_label
from planner.words.numbers import all_of_text
from ui.context import Context
from ui.look.measure import scaled
from ui.pages.protected_time.people_field import PeopleField
from ui.widgets.choice import Option
from ui.widgets.labels import label
from ui.widgets.pick import Pick
from ui.widgets.record_fields import Surroundings
from ui.widgets.record_form import Heading, RecordForm, Rows

_LENGTHS = frozenset({"shortest", "longest"})
_NEEDED_FOR_NOTHING = frozenset({"title"})
"""A rule can be tried out without these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What stands in the fields.

    Attributes:
        rule: As far as it can be read; other fields are as they stand in the plan.
        wrong: What cannot be read or does not fit together, by the name of the field.
        is_readable: Every field could be read, whether the rule is possible or not.
    """

    rule: Rule
    members: TakingPart
    wrong: Mapping[str, PlannerError]
    is_readable: bool

    @property
    def can_be_tried(self) -> bool:
        """Say whether enough is right to look for places."""
        return self.wrong.keys() <= _NEEDED_FOR_NOTHING


class RuleForm(QWidget):
    """Shows one rule, or an empty one; nothing is written before `save`.

    Signals:
        edited: The user changed something.
        saved: The user pressed Enter in a line: they want to save.
        calendar_wanted: A Member's calendar is to be taken in.
    """

    edited = Signal()
    saved = Signal()
    calendar_wanted = Signal(object)

    def __init__(self, context: Context, seen: Rule | None = None) -> None:
        super().__init__()
        self._session = context.session
        self._seen = self._stored = seen
        self._was_refused = False
        self.rule_id = context.session.new_id() if seen is None else seen.id
        self.is_edited = False
        self.form = RecordForm(Rule, _rows(), _around(context))
        self.people = PeopleField(context.session)
        self._build()
        self.form.edited.connect(self._on_edited)
        self.form.saved.connect(self.saved)
        self.people.edited.connect(self._on_edited)
        self.people.calendar_wanted.connect(self.calendar_wanted)
        self.take_back()

    def _build(self) -> None:
        self.form.save_button.hide()  # the window around has its own
        self.form.cancel_button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(14))
        column.addWidget(self.form)
        column.addWidget(label(tr("With whom"), "h2"))
        column.addWidget(self.people)
        column.addStretch(1)

    @property
    def is_new(self) -> bool:
        """Say whether the plan does not know the rule yet."""
        return self._seen is None

    @property
    def title(self) -> str:
        """Return what the rule is called in the plan."""
        return self._seen.title if self._seen else tr("New rule")

    def show_rule(self, rule: Rule) -> None:
        """Show the rule as the plan has it now; what was typed stays until it is taken back."""
        self._stored = rule
        if not self.is_edited:
            self.take_back()

    def refresh(self) -> None:
        """Offer hours sets and people that have come to the plan since."""
        self.people.refresh()
        hours = self.form.field("hours")
        if isinstance(hours, Pick):
            hours.offer([_working_hours(), *_hours(self._session)], hours.value)

    def take_back(self) -> None:
        """Show what the plan has, and forget what was typed."""
        self._seen = self._stored
        if self._seen is None:
            self.form.clear()
            self.people.show_members({})
        else:
            self.form.show_record(self._seen)
            self.people.show_members(taking_part(self._session, self._seen))
        self.is_edited = self._was_refused = False

    def written(self) -> Written:
        """Read the fields and tell everything that is wrong in them."""
        read, wrong = self.form.read_all()
        base = self._seen or Rule(id=self.rule_id, title=tr("New rule"), target=SLOT_MINUTES)
        members = self.people.members()
        try:
            rule = replace(base, **read)
        except FieldOutOfRangeError as error:  # the longest block is shorter than the shortest
            if not wrong.keys() & _LENGTHS:  # else it is about a length that was not read
                wrong[error.field_name] = error
            rule = replace(base, **{**read, "longest": read.get("shortest", base.shortest)})
        is_readable = not wrong
        for problem in problems_of(self._session, rule):
            wrong.setdefault(str(getattr(problem, "field_name", "")), problem)
        return Written(rule=rule, members=members, wrong=wrong, is_readable=is_readable)

    def save(self) -> Exception | None:
        """Write the rule in one action; mark every wrong field, or return what else was refused.

        `is_edited` says afterwards whether it was written.
        """
        written = self.written()
        try:
            self._write(written)
        except PlannerError as error:
            if getattr(error, "field_name", "") not in written.wrong and written.is_readable:
                return error
            self._refuse(written)
            return None
        self._stored = self._session.read.get(Rule, self.rule_id)
        self.take_back()
        return None

    def _write(self, written: Written) -> None:
        """Write what can be read; impossible rules are refused by the service, new ones alone."""
        if not written.is_readable:
            raise next(iter(written.wrong.values()))
        write = partial(add_rule, self._session)
        if self._seen is not None:
            write = partial(edit_rule, self._session, self._seen)
        write(written.rule, written.members, self.people.newcomers())

    def _refuse(self, written: Written) -> None:
        self._was_refused = True
        self.form.clear_errors()
        self.form.show_problems(written.wrong)

    @Slot()
    def _on_edited(self) -> None:
        self.is_edited = True
        if self._was_refused:
            self.form.forget_problems(self.written().wrong.keys())
        self.edited.emit()


def problem_words(written: Written) -> str:
    """Say what must be put right before places can be looked for."""
    names = [name for name in written.wrong if name not in _NEEDED_FOR_NOTHING]
    fields = all_of_text([tr("“{field}”").format(field=field_label(Rule.TYPE, n)) for n in names])
    return tr("First put right: {fields}.").format(fields=fields)


def _rows() -> Rows:
    return (
        Heading(tr("What")),
        ("title",),
        ("goal", "initiative"),
        ("is_defended", "shows_title"),
        Heading(tr("How much")),
        ("target", "cadence"),
        ("shortest", "longest"),
        ("priority",),
        Heading(tr("When")),
        ("hours", "window"),
        ("best_hours",),
        ("earliest", "deadline"),
        Heading(tr("Limits")),
        ("most_a_day", "most_blocks_a_day"),
        ("spacing_days",),
    )


def _around(context: Context) -> Surroundings:
    read = context.session.read
    return Surroundings(
        today=lambda: context.now().date(),
        references={
            "goal": [Option(value=goal.id, words=goal.title) for goal in read.all(SkillGoal)],
            "initiative": [
                Option(value=each.id, words=each.title) for each in read.all(Initiative)
            ],
            "hours": _hours(context.session),
        },
        nothing={"hours": _working_hours().words},
    )


def _working_hours() -> Option:
    return Option(value="", words=tr("The working hours"))


def _hours(session: Session) -> list[Option]:
    _, *others = hours_sets(session)
    return [Option(value=hours.id, words=hours.name) for hours in others]
