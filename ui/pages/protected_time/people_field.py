"""Who takes part in the blocks of a rule, and whose calendar is known."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from planner.domain.local_time import local_day
from planner.domain.people import Member
from planner.domain.records import RecordId
from planner.services.members import other_members
from planner.services.protection import TakingPart
from planner.services.session import Session
from planner.text import tr
from planner.words.numbers import brief_date_text
from ui.look.measure import scaled
from ui.widgets.choice import Choice, Option
from ui.widgets.flow import Flow
from ui.widgets.form import FormRow
from ui.widgets.labels import label
from ui.widgets.tab_order import tab_from

_STAYS_AWAY, _IF_FREE, _MUST_BE_FREE = "stays_away", "if_free", "must_be_free"
NAME_PX = 210
CHOICE_PX = 300


class PeopleField(QWidget):
    """A line for each member the plan knows, and one that adds another.

    Nothing is written here: `members` and `newcomers` say what was chosen.

    Signals:
        edited: The user changed who takes part.
        calendar_wanted: A Member's calendar is to be taken in.
    """

    edited = Signal()
    calendar_wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._people: dict[RecordId, Person] = {}
        self.name = QLineEdit()
        self.add_button = QPushButton(tr("Add this person"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(10))
        self.nobody = label(tr("Nobody else is known to this plan yet."), "muted")
        self._column.addWidget(self.nobody)
        # Qt puts new widgets at the end of the Tab order. This one keeps their place: it could
        # have the focus, and never has it, because it is not shown.
        self._place = QWidget(self)
        self._place.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._place.hide()
        adding = QWidget()
        row = Flow(adding, gap_px=16)
        named = FormRow(tr("Somebody else"), self.name, tr("A name that you both know."))
        row.add(named, grow=1, basis_px=NAME_PX, align=Qt.AlignmentFlag.AlignTop)
        row.add(self.add_button, align=Qt.AlignmentFlag.AlignVCenter)
        self._column.addWidget(adding)
        self.add_button.clicked.connect(self._add)
        self.name.returnPressed.connect(self._add)
        for member in other_members(session):
            self._append(member)

    def show_members(self, members: TakingPart) -> None:
        """Show who takes part; of those whom the plan does not know, nobody stays."""
        known = {member.id for member in other_members(self._session)}
        for one in [one for one in self._people if one not in known]:
            person = self._people.pop(one)
            person.hide()
            person.deleteLater()
        for one, person in self._people.items():
            person.show_part(members.get(one))

    def refresh(self) -> None:
        """Add those who came to the plan, and tell how far calendars reach by now."""
        for member in other_members(self._session):
            if member.id not in self._people:
                self._append(member)
        for person in self._people.values():
            person.tell_calendar(self._session)

    def members(self) -> TakingPart:
        """Return who takes part."""
        parts = {one: person.part() for one, person in self._people.items()}
        return {one: part for one, part in parts.items() if part is not None}

    def newcomers(self) -> tuple[Member, ...]:
        """Return those who take part and are not in the plan yet."""
        known = {member.id for member in other_members(self._session)}
        chosen = self.members()
        people: Mapping[RecordId, Person] = self._people
        return tuple(
            person.member for one, person in people.items() if one in chosen and one not in known
        )

    def person(self, name: str) -> "Person":
        """Return the line of the member with this name; raises StopIteration."""
        return next(each for each in self._people.values() if each.member.name == name)

    @Slot()
    def _add(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.name.setFocus()
            return
        same = (
            each for each in self._people.values() if each.member.name.casefold() == name.casefold()
        )
        person = next(same, None)
        if person is None:
            person = self._append(Member(id=self._session.new_id(), name=name))
        person.show_part(is_required=True)
        self.name.clear()
        person.choice.take_focus()
        self.edited.emit()

    def _append(self, member: Member) -> "Person":
        person = Person(member)
        person.tell_calendar(self._session)
        people = list(self._people.values())
        before = people[-1].calendar_button if people else self._place
        self._people[member.id] = person
        self._column.insertWidget(self._column.count() - 1, person)
        person.choice.chosen.connect(self.edited)
        person.calendar_wanted.connect(self.calendar_wanted)
        self.nobody.hide()
        tab_from(before, *person.stops(), self.name, self.add_button)
        return person


class Person(QWidget):
    """One member: whether they take part, and how far their calendar is known.

    Signals:
        calendar_wanted: The Member's calendar is to be taken in.
    """

    calendar_wanted = Signal(object)

    def __init__(self, member: Member) -> None:
        super().__init__()
        self.member = member
        self.choice = Choice(
            member.name,
            [
                Option(value=_STAYS_AWAY, words=tr("No")),
                Option(value=_IF_FREE, words=tr("When free")),
                Option(value=_MUST_BE_FREE, words=tr("Must be free")),
            ],
        )
        self.known = label("", "muted")
        self.calendar_button = QPushButton(tr("Import the calendar…"))
        self.calendar_button.setAccessibleName(
            tr("Import the calendar of {name}…").format(name=member.name)
        )
        row = Flow(self, gap_px=16)
        part = FormRow(member.name, self.choice)
        row.add(part, grow=1, basis_px=CHOICE_PX, align=Qt.AlignmentFlag.AlignTop)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(4))
        column.addWidget(self.known)
        column.addWidget(self.calendar_button, 0, Qt.AlignmentFlag.AlignLeft)
        row.add(side, grow=1, basis_px=NAME_PX, align=Qt.AlignmentFlag.AlignTop)
        self.calendar_button.clicked.connect(self._on_calendar)

    def part(self) -> bool | None:
        """Return None for who stays away, else whether they must be free."""
        value = self.choice.value
        return None if value == _STAYS_AWAY else value == _MUST_BE_FREE

    def show_part(self, is_required: bool | None) -> None:  # noqa: FBT001 - three answers
        """Show whether they take part, as `part` returns it."""
        value = _MUST_BE_FREE if is_required else _IF_FREE
        self.choice.choose(_STAYS_AWAY if is_required is None else value)

    def tell_calendar(self, session: Session) -> None:
        """Say how far it is known when they are busy."""
        times = session.read.protection.busy_times(self.member.id)
        if not times:
            self.known.setText(tr("When they are busy is not known."))
            return
        last = local_day(max(busy.end for busy in times), session.zone())
        self.known.setText(
            tr("Busy times are known until {day}.").format(day=brief_date_text(last))
        )

    def stops(self) -> tuple[QWidget, ...]:
        """List what Tab goes to, in order."""
        return (*self.choice.findChildren(QWidget), self.calendar_button)

    @Slot()
    def _on_calendar(self) -> None:
        self.calendar_wanted.emit(self.member)
